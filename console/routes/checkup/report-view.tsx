import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './checkup.module.css'
import { Compared } from './compared.tsx'
import { useTaken } from './cures.tsx'
import { ProblemView } from './problem-view.tsx'
import type { Report } from './queries.ts'
import { RolesLine } from './roles-line.tsx'
import { checkupRoute } from './route.ts'
import type { Section } from './route.ts'
import { SectionTabs } from './section-tabs.tsx'
import { intoView } from './into-view.ts'
import { VitalsView } from './vitals-view.tsx'

interface ReportViewProps {
  readonly report: Report
  readonly mayDraft: boolean
  /** Puts the roles right. */
  readonly correct: ReactNode
}

/** Five dials, and below them what is behind the one that is open. */
export function ReportView({ report, mayDraft, correct }: ReportViewProps) {
  const t = useWords('checkup')
  const navigate = useNavigate({ from: checkupRoute.fullPath })
  const taken = useTaken()
  const panel = useRef<HTMLElement>(null)
  const { show } = checkupRoute.useSearch()
  const { problems, vitals, groups, roles, caveats } = report
  const open: Section = show === 'groups' && groups.length < 2 ? 'vitals' : (show ?? worstOf(report))
  const go = (section: Section) =>
    navigate({ search: (before) => ({ ...before, show: section }), replace: true, resetScroll: false })
  const problem = problems.find(({ id }) => id === open)
  return (
    <>
      <SectionTabs
        report={report}
        open={open}
        onOpen={(section) => void go(section)}
        onTap={(section) => void go(section).then(() => intoView(panel.current))}
      />
      <RolesLine roles={roles} correct={correct} />
      <section
        ref={panel}
        className={styles['panel']}
        id="checkup-open"
        role="tabpanel"
        aria-labelledby={`checkup-${open}`}
      >
        {problem ? (
          <ProblemView key={problem.id} problem={problem} mayDraft={mayDraft} taken={taken} />
        ) : null}
        {open === 'vitals' ? <VitalsView vitals={vitals} /> : null}
        {open === 'groups' ? <Compared groups={groups} /> : null}
      </section>
      <footer className={styles['foot']}>
        <p>{roles.why}</p>
        {caveats.map((caveat) => (
          <p key={caveat}>{caveat}</p>
        ))}
        <p>{t('estimates')}</p>
      </footer>
    </>
  )
}

/** The problem with the lowest grade; the first where none has one. */
function worstOf({ problems }: Report): Section {
  const graded = problems.filter(({ grade }) => grade.value !== null)
  const [worst] = graded.toSorted((a, b) => (a.grade.value ?? 0) - (b.grade.value ?? 0))
  return worst?.id ?? 'plan'
}

/** What was looked at, in one line. */
export function AboutReport({ report }: { readonly report: Report }) {
  const t = useWords('checkup')
  const format = useFormat()
  const { groups, messages, members, from, to, zone } = report
  return (
    <>
      {t('about', {
        messages: format.number(messages),
        members: format.number(members),
        groups: groups.length,
        from: from === null ? '–' : format.day(from),
        to: to === null ? '–' : format.day(to),
        zone,
      })}
    </>
  )
}
