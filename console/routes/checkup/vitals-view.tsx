import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './checkup.module.css'
import { Evidence } from './evidence.tsx'
import { MetricCard } from './metric-card.tsx'
import type { EvidenceChart, Report } from './queries.ts'

/** Who comes back, when, who talks to whom, about what, and how the next weeks may go. */
export function VitalsView({ vitals }: { readonly vitals: Report['vitals'] }) {
  const t = useWords('checkup')
  const format = useFormat()
  const { metrics, charts, topics, forecast } = vitals
  const coming: EvidenceChart = {
    id: 'forecast',
    kind: 'series',
    mark: 'line',
    unit: 'messages',
    title: t('forecast.title'),
    x: { label: t('forecast.week'), values: forecast.weeks.map(({ from }) => format.day(from)) },
    series: [
      {
        label: t('forecast.expected'),
        values: forecast.weeks.map(({ value }) => value),
        low: forecast.weeks.map(({ low }) => low),
        high: forecast.weeks.map(({ high }) => high),
      },
    ],
  }
  return (
    <section className={styles['problem']} id="checkup-open" aria-label={t('sections.vitals')}>
      <div className={styles['metrics']}>
        {metrics.map((metric) => (
          <MetricCard key={metric.id} metric={metric} />
        ))}
      </div>
      <div className={styles['charts']}>
        {forecast.weeks.length > 0 ? <Evidence chart={coming} /> : null}
        {charts.map((chart) => (
          <Evidence key={chart.id} chart={chart} />
        ))}
      </div>
      <p className={styles['soft']}>{forecast.why}</p>
      {topics.map(({ group, terms }) =>
        terms.length === 0 ? null : (
          <section key={group ?? ''} className={styles['card']}>
            <h3>{group ?? t('topics')}</h3>
            <ul className={styles['topics']}>
              {terms.map(({ term, messages }) => (
                <li key={term}>
                  {term} <small>{format.number(messages)}</small>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </section>
  )
}
