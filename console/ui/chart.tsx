import { Button } from 'antd'
import { Suspense, lazy, useState } from 'react'
import type { ComposeOption } from 'echarts/core'
import type {
  BarSeriesOption,
  HeatmapSeriesOption,
  LineSeriesOption,
  PieSeriesOption,
  ScatterSeriesOption,
} from 'echarts/charts'
import type {
  GridComponentOption,
  LegendComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components'
import { useWords } from '../locale/words.ts'
import styles from './chart.module.css'
import { Waiting } from './waiting.tsx'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>

interface ChartProps {
  /** The finding, not the name: "New members get an answer sooner". */
  readonly title: string
  readonly option: ChartOption
  /** The same figures for those who do not see the picture. */
  readonly table: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly (string | number)[])[]
  }
  readonly height?: number
}

const Canvas = lazy(() => import('./chart-canvas.tsx').then((module) => ({ default: module.ChartCanvas })))

/** A picture of figures, with the figures behind it. */
export function Chart({ title, option, table, height = 240 }: ChartProps) {
  const t = useWords('common')
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className={styles['chart']}>
      <figcaption className={styles['head']}>
        <strong>{title}</strong>
        <Button type="text" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('chart.picture') : t('chart.table')}
        </Button>
      </figcaption>
      {asTable ? (
        <Figures table={table} />
      ) : (
        <Suspense fallback={<Waiting rows={3} />}>
          <div role="img" aria-label={title}>
            <Canvas option={option} height={height} />
          </div>
        </Suspense>
      )}
    </figure>
  )
}

function Figures({ table }: Pick<ChartProps, 'table'>) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {table.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={place}>
              {row.map((value, column) => (
                <td key={column}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
