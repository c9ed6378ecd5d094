import { useFormat } from '../../ui/format.ts'
import { useWords } from '../../locale/words.ts'
import styles from './progress.module.css'
import type { Round, Tally } from './walk.ts'

interface ProgressProps {
  readonly done: number
  readonly all: number
  readonly minutes: number
  readonly tally: Tally
  readonly each: Round['each']
}

const SIZE = 64
const RADIUS = 27
const AROUND = 2 * Math.PI * RADIUS

/** How far one has come, how long it still takes, and how that is worked out. */
export function Progress({ done, all, minutes, tally, each }: ProgressProps) {
  const t = useWords('round')
  const format = useFormat()
  const share = all === 0 ? 1 : done / all
  const label = t('progress', { done, all })
  return (
    <section className={styles['progress']}>
      <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={label}>
        <circle className={styles['whole']} cx="32" cy="32" r={RADIUS} />
        {share > 0 ? (
          <circle
            className={styles['part']}
            cx="32"
            cy="32"
            r={RADIUS}
            strokeDasharray={`${share * AROUND} ${AROUND}`}
            transform="rotate(-90 32 32)"
          />
        ) : null}
        <text className={styles['count']} x="32" y="37" textAnchor="middle" aria-hidden="true">
          {all - done}
        </text>
      </svg>
      <div className={styles['words']}>
        <strong>{t('minutes', { minutes })}</strong>
        <span>{label}</span>
        <details className={styles['sum']}>
          <summary>{t('sum.how')}</summary>
          <ul>
            <li>{t('sum.paste', { count: tally.pastes, seconds: format.number(each.paste) })}</li>
            <li>{t('sum.deed', { count: tally.deeds, seconds: format.number(each.deed) })}</li>
            <li>{t('sum.private', { count: tally.privates, seconds: format.number(each.private) })}</li>
          </ul>
        </details>
      </div>
    </section>
  )
}
