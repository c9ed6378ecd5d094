import { useWords } from '../../locale/words.ts'
import styles from './checkup.module.css'
import { Cures } from './cures.tsx'
import { Evidence } from './evidence.tsx'
import { Examples } from './examples.tsx'
import { MetricCard } from './metric-card.tsx'
import type { Problem } from './queries.ts'

/** One problem: the finding, what would help, the evidence. */
export function ProblemView({
  problem,
  mayDraft,
}: {
  readonly problem: Problem
  readonly mayDraft: boolean
}) {
  const t = useWords('checkup')
  const { id, grade, headline, metrics, charts, examples, cures } = problem
  const partOf = new Map(grade.parts.map((part) => [part.metric, part]))
  return (
    <section
      className={styles['problem']}
      id="checkup-open"
      role="tabpanel"
      aria-labelledby={`checkup-${id}`}
    >
      <h2 className={styles['headline']}>{headline}</h2>
      <details className={styles['formula']}>
        <summary>{t('formula')}</summary>
        <p>{grade.formula}</p>
        <p>{grade.why}</p>
      </details>
      <Cures cures={cures} mayDraft={mayDraft} />
      <div className={styles['metrics']}>
        {metrics.map((metric) => (
          <MetricCard key={metric.id} metric={metric} part={partOf.get(metric.id)} />
        ))}
      </div>
      <div className={styles['charts']}>
        {charts.map((chart) => (
          <Evidence key={chart.id} chart={chart} />
        ))}
      </div>
      {examples.map((set) => (
        <Examples key={set.id} set={set} />
      ))}
    </section>
  )
}
