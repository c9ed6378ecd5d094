import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './outbox.module.css'
import { NEEDS_YOU, STATES } from './states.ts'
import type { State } from './states.ts'

interface StateTabsProps {
  readonly state: State
  readonly counts: Readonly<Record<State, number>> | undefined
  /** Counted no further. */
  readonly most: number
  readonly onState: (state: State) => void
}

/** The states an act goes through, each with how many stand there and what that means. */
export function StateTabs({ state, counts, most, onState }: StateTabsProps) {
  const t = useWords('outbox')
  const format = useFormat()
  const shown = (count: number) => (count >= most ? t('atLeast', { count: most }) : format.number(count))
  return (
    <div className={styles['states']} role="tablist" aria-label={t('states')}>
      {STATES.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          aria-selected={each === state}
          className={styles['state']}
          data-urgent={NEEDS_YOU.has(each) && (counts?.[each] ?? 0) > 0}
          data-none={counts?.[each] === 0}
          onClick={() => onState(each)}
        >
          <strong>{counts ? shown(counts[each]) : '–'}</strong>
          <span>{t(`state.${each}`)}</span>
          <small>{t(`means.${each}`)}</small>
        </button>
      ))}
    </div>
  )
}
