import styles from './sparkline.module.css'

interface SparklineProps {
  readonly values: readonly number[]
  /** What is shown, with its latest value: read out instead of the picture. */
  readonly label: string
  readonly width?: number
  readonly height?: number
}

/** A small picture of how something went. */
export function Sparkline({ values, label, width = 96, height = 24 }: SparklineProps) {
  const most = Math.max(1, ...values)
  const step = values.length > 1 ? (width - 4) / (values.length - 1) : 0
  const points = values.map(
    (value, place) => [2 + place * step, height - 2 - (value / most) * (height - 4)] as const,
  )
  const line = points
    .map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('')
  const last = points.at(-1)
  return (
    <svg className={styles['sparkline']} width={width} height={height} role="img" aria-label={label}>
      {points.length > 1 ? (
        <path className={styles['area']} d={`${line}L${width - 2} ${height}L2 ${height}Z`} />
      ) : null}
      <path className={styles['line']} d={line} />
      {last ? <circle className={styles['last']} cx={last[0]} cy={last[1]} r="2" /> : null}
    </svg>
  )
}
