import { useWords } from '../../locale/words.ts'
import styles from './figures.module.css'
import { MetricCard } from './metric-card.tsx'
import type { Metric, Problem } from './queries.ts'
import { useUnits } from './units.ts'

interface FiguresProps {
  readonly metrics: readonly Metric[]
  /** Of the grade; empty where there is none: then every figure has its card. */
  readonly parts: Problem['grade']['parts']
}

/** What the grade is made of as cards, other figures as a list, and what cannot be said in one line. */
export function Figures({ metrics, parts }: FiguresProps) {
  const t = useWords('checkup')
  const partOf = new Map(parts.map((part) => [part.metric, part]))
  const known = metrics.filter(({ value }) => value !== null)
  const unknown = metrics.filter(({ value }) => value === null)
  const graded = known.filter(({ id }) => parts.length === 0 || partOf.has(id))
  const others = known.filter((metric) => !graded.includes(metric))
  return (
    <>
      <div className={styles['metrics']}>
        {graded.map((metric) => (
          <MetricCard key={metric.id} metric={metric} part={partOf.get(metric.id)} />
        ))}
      </div>
      {others.length > 0 ? (
        <details className={styles['others']}>
          <summary>{t('metric.others', { count: others.length })}</summary>
          <dl>
            {others.map((metric) => (
              <Other key={metric.id} metric={metric} />
            ))}
          </dl>
        </details>
      ) : null}
      {unknown.length > 0 ? (
        <details className={styles['others']}>
          <summary>
            {t('metric.unknown', { names: unknown.map(({ label }) => label).join(t('metric.and')) })}
          </summary>
          <dl>
            {unknown.map((metric) => (
              <Other key={metric.id} metric={metric} />
            ))}
          </dl>
        </details>
      ) : null}
    </>
  )
}

function Other({ metric: { label, value, unit, finding, meaning } }: { readonly metric: Metric }) {
  const inUnit = useUnits()
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value === null ? null : <strong>{inUnit(value, unit)}</strong>}
        <span>{finding}</span>
        <small>{meaning}</small>
      </dd>
    </div>
  )
}
