import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import { carriedOut, isDone, saidIn, stateOf } from './act-state.ts'
import type { ActState } from './act-state.ts'
import styles from './events.module.css'
import type { Action, Event, PersonOf } from './types.ts'
import { useActWords } from './use-act-words.ts'

interface ActLineProps {
  readonly action: Action
  readonly personOf: PersonOf
  readonly verdicts?: Event['verdicts']
  /** What took the place of what the platform does not allow. */
  readonly instead?: string | null
  /** It is being taken back, and can still be left as it is. */
  readonly undoing?: boolean
  /** What can be done about it. */
  readonly children?: ReactNode
}

const LOSSES = new Set(['recall', 'remove', 'block', 'mute'])

/** One thing that Folkmoot does: in words, how far it is, and what it says. */
export function ActLine({
  action,
  personOf,
  verdicts = [],
  instead,
  undoing = false,
  children,
}: ActLineProps) {
  const words = useActWords()
  const state: ActState = undoing ? 'undoing' : stateOf(action, verdicts)
  const said = saidIn(action)
  return (
    <div className={styles['act']} data-state={state} data-loss={LOSSES.has(carriedOut(action))}>
      <p className={styles['does']}>
        <span>{words(action, state, personOf)}</span>
        <ActTag state={state} />
        {children}
      </p>
      {said ? <blockquote className={styles['words']}>{said}</blockquote> : null}
      {instead ? <p className={styles['instead']}>{instead}</p> : null}
    </div>
  )
}

/** How far an act is; nothing once all is well. */
export function ActTag({ state }: { readonly state: ActState }) {
  const t = useWords('events')
  if (isDone(state)) return null
  return (
    <span className={styles['state']} data-state={state}>
      {t(`states.${state}`)}
    </span>
  )
}
