import { useWords } from '../../locale/words.ts'
import { ActLine } from './act-line.tsx'
import styles from './events.module.css'
import type { Event, PersonOf } from './types.ts'

interface ActsOfEventProps {
  readonly event: Event
  readonly personOf: PersonOf
  /** Acts that are shown elsewhere. */
  readonly without?: ReadonlySet<number>
}

const HELD = [
  'dry',
  'quiet',
  'late',
  'cooldown',
  'cap',
  'exempt',
  'breaker',
  'protected',
  'ceiling',
  'stranger',
] as const

/** What an event led to: a block for each rule with its reason, and the rules that were held back. */
export function ActsOfEvent({ event, personOf, without }: ActsOfEventProps) {
  const t = useWords('events')
  const shown = event.actions.filter(({ kind, n }) => kind !== 'points' && !without?.has(n))
  const byRule = Map.groupBy(shown, ({ rule }) => rule)
  return (
    <>
      {event.fired.map(({ rule, title, held }) => {
        const why = HELD.find((each) => each === held)
        if (held === null) return null
        return (
          <p key={rule} className={styles['held']}>
            {t('held.line', { rule: title, why: why === undefined ? held : t(`held.${why}`) })}
          </p>
        )
      })}
      {[...byRule].map(([rule, actions]) => {
        const fired = event.fired.find((each) => each.rule === rule)
        return (
          <div key={rule} className={styles['deed']}>
            {fired ? (
              <p className={styles['because']}>
                {fired.title}
                {fired.strike === null ? null : ` · ${t('strike', { count: fired.strike })}`}
              </p>
            ) : null}
            {actions.map((action) => (
              <ActLine
                key={action.n}
                action={action}
                personOf={personOf}
                verdicts={event.verdicts}
                instead={event.instead.find(({ n }) => n === action.n)?.sentence ?? null}
              />
            ))}
          </div>
        )
      })}
    </>
  )
}
