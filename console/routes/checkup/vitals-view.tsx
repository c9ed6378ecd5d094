import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './checkup.module.css'
import own from './vitals-view.module.css'
import { Evidence } from './evidence.tsx'
import { Figures } from './figures.tsx'
import type { Report } from './queries.ts'

/** Who comes back, when, who talks to whom, about what, and how the next weeks may go. */
export function VitalsView({ vitals }: { readonly vitals: Report['vitals'] }) {
  const t = useWords('checkup')
  const format = useFormat()
  const { metrics, charts, topics, forecast } = vitals
  return (
    <>
      <h2 className={styles['question']}>{t('vitals.title')}</h2>
      <Figures metrics={metrics} parts={[]} />
      <div className={styles['charts']}>
        {charts.map((chart) => (
          <Evidence key={chart.id} chart={chart} />
        ))}
      </div>
      <p className={styles['soft']}>{forecast.why}</p>
      {topics.map(({ group, terms }) =>
        terms.length === 0 ? null : (
          <section key={group ?? ''} className={styles['card']}>
            <h3>{group === null ? t('topics') : t('topicsOf', { group })}</h3>
            <ul className={own['topics']}>
              {terms.map(({ term, messages }) => (
                <li key={term}>
                  {term} <small>{format.number(messages)}</small>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  )
}
