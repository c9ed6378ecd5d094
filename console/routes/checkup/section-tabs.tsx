import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useWords } from '../../locale/words.ts'
import styles from './section-tabs.module.css'
import { GradeTab } from './grade-tab.tsx'
import type { Report } from './queries.ts'
import type { Section } from './route.ts'

interface SectionTabsProps {
  readonly report: Report
  readonly open: Section
  /** By the keyboard. */
  readonly onOpen: (section: Section) => void
  readonly onTap: (section: Section) => void
}

/** One tab of the report. */
export interface TabProps {
  readonly id: string
  readonly role: 'tab'
  readonly type: 'button'
  readonly 'aria-selected': boolean
  readonly 'aria-controls': string
  readonly tabIndex: 0 | -1
  readonly onClick: () => void
}

/** Five dials, the vital signs, and the groups beside each other: one of them is open. */
export function SectionTabs({ report: { problems, groups }, open, onOpen, onTap }: SectionTabsProps) {
  const t = useWords('checkup')
  const list = useRef<HTMLDivElement>(null)
  const others = groups.length < 2 ? (['vitals'] as const) : (['vitals', 'groups'] as const)
  const sections: readonly Section[] = [...problems.map(({ id }) => id), ...others]
  const tab = (section: Section): TabProps => ({
    id: `checkup-${section}`,
    role: 'tab',
    type: 'button',
    'aria-selected': section === open,
    'aria-controls': 'checkup-open',
    tabIndex: section === open ? 0 : -1,
    onClick: () => onTap(section),
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextOf(event.key, sections.indexOf(open), sections.length)
    const section = next === null ? undefined : sections[next]
    if (section === undefined) return
    event.preventDefault()
    onOpen(section)
    list.current?.querySelector<HTMLElement>(`#checkup-${section}`)?.focus()
  }
  return (
    <div ref={list} role="tablist" aria-label={t('sections.all')} tabIndex={-1} onKeyDown={onKeyDown}>
      <div role="presentation" className={styles['grades']}>
        {problems.map((problem) => (
          <GradeTab key={problem.id} problem={problem} tab={tab(problem.id)} />
        ))}
      </div>
      <div role="presentation" className={styles['more']}>
        {others.map((section) => (
          <button key={section} {...tab(section)} className={styles['other']}>
            {t(`sections.${section}`)}
          </button>
        ))}
      </div>
    </div>
  )
}

/** Where a key leads in a ring of tabs; null when it leads nowhere. */
function nextOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
