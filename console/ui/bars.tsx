import styles from './bars.module.css'

interface Bar {
  readonly key: string
  readonly label: string
  /** From 0 on. */
  readonly value: number
  /** The value as it is read. */
  readonly words: string
  readonly tone?: 'oak' | 'sky' | 'ember' | 'brick' | undefined
}

/** Counts of a few named things as bars, each against the greatest. */
export function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const most = Math.max(Number.MIN_VALUE, ...bars.map(({ value }) => value))
  return (
    <ul className={styles['bars']}>
      {bars.map(({ key, label, value, words, tone = 'oak' }) => (
        <li key={key}>
          <span>{label}</span>
          <span className={styles['bar']} data-tone={tone}>
            <span style={{ width: `${(value / most) * 100}%` }} />
          </span>
          <span className={styles['value']}>{words}</span>
        </li>
      ))}
    </ul>
  )
}
