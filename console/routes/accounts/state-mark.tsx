import { useWords } from '../../locale/words.ts'
import { When } from '../../ui/when.tsx'
import type { Account } from './accounts.ts'
import styles from './state-mark.module.css'

const LOOKS: Readonly<Record<Account['state']['state'], 'well' | 'busy' | 'ill' | 'off'>> = {
  connected: 'well',
  limited: 'busy',
  connecting: 'busy',
  opening: 'busy',
  disconnected: 'ill',
  failed: 'ill',
  closed: 'off',
}
const SHAPES = { well: '●', busy: '◐', ill: '▲', off: '○' } as const

/** How an account is: by shape, colour and word, and since when. */
export function StateMark({ account: { state } }: { readonly account: Account }) {
  const t = useWords('accounts')
  const look = LOOKS[state.state]
  return (
    <span className={`${styles['mark']} ${styles[look]}`}>
      <span>
        <span aria-hidden="true">{SHAPES[look]}</span> {t(`states.${state.state}`)}
      </span>
      {state.since > 0 ? (
        <span className={styles['since']}>
          <When at={state.since} />
        </span>
      ) : null}
    </span>
  )
}
