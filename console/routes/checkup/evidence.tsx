import { useWords } from '../../locale/words.ts'
import { Bars } from '../../ui/bars.tsx'
import { Chart } from '../../ui/chart.tsx'
import styles from './checkup.module.css'
import { Network } from './network.tsx'
import { heatmapOption, seriesOption } from './options.ts'
import type { EvidenceChart } from './queries.ts'
import { useUnits } from './units.ts'

/** A picture of the report in the form that its figures ask for. */
export function Evidence({ chart }: { readonly chart: EvidenceChart }) {
  const t = useWords('checkup')
  const inUnit = useUnits()
  const told = (value: number | null) => (value === null ? '–' : inUnit(value, chart.unit))
  switch (chart.kind) {
    case 'series':
      return (
        <div className={styles['card']}>
          <Chart
            title={chart.title}
            option={seriesOption(chart, told)}
            table={{
              head: [chart.x.label, ...chart.series.map(({ label }) => label)],
              rows: chart.x.values.map((x, place) => [
                x,
                ...chart.series.map(({ values }) => told(values[place] ?? null)),
              ]),
            }}
          />
        </div>
      )
    case 'heatmap':
      return (
        <div className={styles['card']}>
          <Chart
            title={chart.title}
            option={heatmapOption(chart, told)}
            table={{
              head: ['', ...chart.columns],
              rows: chart.rows.map((row, place) => [row, ...(chart.values[place] ?? []).map(told)]),
            }}
            height={Math.max(200, 60 + chart.rows.length * 18)}
          />
        </div>
      )
    case 'network':
      return <Network chart={chart} />
    case 'ranking':
      return (
        <figure className={styles['card']}>
          <figcaption>
            <strong>{chart.title}</strong>
          </figcaption>
          {chart.rows.length === 0 ? <p className={styles['soft']}>{t('nothing')}</p> : null}
          <Bars
            bars={chart.rows.map(({ label, value, note }, place) => ({
              key: `${place}`,
              label,
              value,
              words: note === undefined ? told(value) : `${told(value)} · ${note}`,
            }))}
          />
        </figure>
      )
  }
}
