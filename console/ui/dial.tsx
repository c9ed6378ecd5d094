import styles from './dial.module.css'

interface DialProps {
  /** From 0 to 1. */
  readonly share: number
  /** `good`: the promise is kept; `person`: somebody is needed; `loss`: something was lost. */
  readonly tone: 'good' | 'person' | 'loss'
  /** What stands in its middle. */
  readonly mark: string
  readonly label: string
}

const RADIUS = 27
const ROUND = 2 * Math.PI * RADIUS

/** How much of a whole: a ring that fills. */
export function Dial({ share, tone, mark, label }: DialProps) {
  const filled = Math.max(0, Math.min(1, share)) * ROUND
  return (
    <svg className={styles['dial']} width="64" height="64" viewBox="0 0 64 64" role="img" aria-label={label}>
      <circle className={styles['track']} cx="32" cy="32" r={RADIUS} />
      {filled > 0 ? (
        <circle
          className={`${styles['arc']} ${styles[tone]}`}
          cx="32"
          cy="32"
          r={RADIUS}
          strokeDasharray={`${filled} ${ROUND}`}
          transform="rotate(-90 32 32)"
        />
      ) : null}
      <text className={styles['mark']} x="32" y="37" textAnchor="middle" aria-hidden="true">
        {mark}
      </text>
    </svg>
  )
}
