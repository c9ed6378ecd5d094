import { useMemo } from 'react'
import { useWords } from '../../locale/words.ts'
import { Chart } from '../../ui/chart.tsx'
import { useFormat } from '../../ui/format.ts'
import { gatherDays } from './gather-days.ts'
import type { Day } from './gather-days.ts'

/** Messages a day; of long histories a week or a month. */
export function DaysChart({ days }: { readonly days: readonly Day[] }) {
  const t = useWords('history')
  const format = useFormat()
  const { span, bars } = useMemo(() => gatherDays(days), [days])
  const most = bars.reduce<(typeof bars)[number] | null>(
    (best, bar) => (best === null || bar.messages > best.messages ? bar : best),
    null,
  )
  if (most === null || bars.length < 2) return null
  return (
    <Chart
      title={t(`liveliest.${span}`, { day: most.label, messages: format.number(most.messages) })}
      option={{
        grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: bars.map(({ label }) => label), axisTick: { show: false } },
        yAxis: { type: 'value', minInterval: 1 },
        series: [{ type: 'bar', data: bars.map(({ messages }) => messages), barCategoryGap: '25%' }],
      }}
      table={{
        head: [t(`spans.${span}`), t('columns.messages')],
        rows: bars.map(({ label, messages }) => [label, messages]),
      }}
      height={220}
    />
  )
}
