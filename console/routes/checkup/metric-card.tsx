import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './figures.module.css'
import { toneOf } from './grade-tab.tsx'
import type { Metric, Problem } from './queries.ts'
import { useUnits } from './units.ts'

interface MetricCardProps {
  readonly metric: Metric
  /** What it is worth in the grade, if it counts there. */
  readonly part?: Problem['grade']['parts'][number] | undefined
}

/** One figure: what was found, how it is counted, how far it can be trusted. */
export function MetricCard({ metric, part }: MetricCardProps) {
  const t = useWords('checkup')
  const format = useFormat()
  const inUnit = useUnits()
  const { label, meaning, value, unit, sample, interval, finding, estimate, source } = metric
  const [low, high] = interval ?? []
  return (
    <article className={styles['metric']}>
      <h3>{label}</h3>
      <p className={styles['figure']}>{value === null ? '–' : inUnit(value, unit)}</p>
      {part === undefined || part.points === null ? null : (
        <span className={styles['worth']} data-tone={toneOf(part.points)} aria-hidden="true">
          <span style={{ width: `${part.points}%` }} />
        </span>
      )}
      <p>{finding}</p>
      <details>
        <summary>{t('metric.how')}</summary>
        <p>{meaning}</p>
        <p>{t('metric.sample', { count: sample, shown: format.number(sample) })}</p>
        {low !== undefined && high !== undefined ? (
          <p>{t('metric.interval', { low: inUnit(low, unit), high: inUnit(high, unit) })}</p>
        ) : null}
        {estimate ? (
          <p>
            {t('metric.estimate', {
              by: estimate.by,
              precision: format.percent(estimate.precision),
              recall: format.percent(estimate.recall),
              on: estimate.on,
            })}
          </p>
        ) : null}
        {part ? (
          <p>
            {t('metric.points', {
              points: part.points === null ? '–' : format.number(part.points),
              poor: inUnit(part.poor, unit),
              good: inUnit(part.good, unit),
            })}
          </p>
        ) : null}
        {source === null ? null : <p>{source}</p>}
      </details>
    </article>
  )
}
