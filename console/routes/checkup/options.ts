/** The report's charts as the chart library wants them. */
import type { ChartOption } from '../../ui/chart.tsx'
import type { EvidenceChart } from './queries.ts'

type Series = Extract<EvidenceChart, { kind: 'series' }>
type Heatmap = Extract<EvidenceChart, { kind: 'heatmap' }>
type Told = (value: number | null) => string

const GRID = { left: 8, right: 12, top: 36, bottom: 4, containLabel: true }
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null)

export function seriesOption(chart: Series, told: Told): ChartOption {
  const { mark, x, bar } = chart
  const series = mark === 'line' ? joined(chart.series) : chart.series
  const marked = bar && {
    markLine: {
      symbol: 'none',
      data: [{ yAxis: bar.value, name: bar.label }],
      label: { formatter: bar.label, position: 'insideEndTop' as const },
    },
  }
  const drawn = series.map(({ label, values }, place) => ({
    name: label,
    data: [...values],
    ...(place === 0 && marked ? marked : {}),
  }))
  const legend = series.length > 1 ? 14 + 22 * legendRows(series) : 16
  return {
    grid: { ...GRID, top: legend },
    tooltip: { trigger: 'axis', valueFormatter: (value) => told(asNumber(value)) },
    ...(series.length > 1 ? { legend: { ...LEGEND, data: series.map(({ label }) => label) } } : {}),
    xAxis: { type: 'category', data: [...x.values] },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => told(value) } },
    series: [
      ...(mark === 'line'
        ? drawn.map((each) => ({ ...each, type: 'line' as const, showSymbol: x.values.length < 3 }))
        : drawn.map((each) => ({
            ...each,
            type: 'bar' as const,
            barMaxWidth: 40,
            ...(mark === 'stack' ? { stack: 'all' } : {}),
          }))),
      ...bandsOf(series),
    ],
  }
}

/** What is to come begins, in the picture, where what was ends. */
function joined(series: Series['series']): Series['series'] {
  const [past] = series
  const last = past?.values.findLastIndex((value) => value !== null) ?? -1
  const value = past?.values[last] ?? null
  return series.map((each) => {
    const begins = each.values.findIndex((one) => one !== null)
    if (each === past || each.low === undefined || each.high === undefined || begins !== last + 1) return each
    const from = (values: readonly (number | null)[]) => values.with(last, value)
    return { ...each, values: from(each.values), low: from(each.low), high: from(each.high) }
  })
}

const LEGEND = { top: 0, left: 0, itemWidth: 14, itemHeight: 8, itemGap: 12, type: 'plain' as const }
/** Pixels of a phone's card, of what a legend draws beside a label, and of a letter in both widths. */
const NARROW = 300
const BESIDE = 32
const LETTER = 7
const WIDE_LETTER = 13

/** Lines that the labels fill where they have the least room. */
function legendRows(series: Series['series']): number {
  let rows = 1
  let filled = 0
  for (const { label } of series) {
    const wide = [...label].filter((letter) => letter > '\u2E80').length
    const width = BESIDE + wide * WIDE_LETTER + ([...label].length - wide) * LETTER
    if (filled > 0 && filled + width > NARROW) {
      rows += 1
      filled = 0
    }
    filled += width
  }
  return rows
}

/** An interval as an area: its lower end, unseen, and upon it what lies between. */
function bandsOf(series: Series['series']) {
  return series.flatMap(({ label, low, high }, place) => {
    if (low === undefined || high === undefined) return []
    const band = {
      type: 'line' as const,
      stack: `band-${place}`,
      symbol: 'none',
      silent: true,
      tooltip: { show: false },
      lineStyle: { opacity: 0 },
    }
    const between = high.map((top, at) => {
      const bottom = low[at] ?? null
      return top === null || bottom === null ? null : top - bottom
    })
    return [
      { ...band, name: `${label} ↓`, data: [...low] },
      { ...band, name: `${label} ↑`, data: between, areaStyle: { opacity: 0.2 } },
    ]
  })
}

export function heatmapOption({ rows, columns, values }: Heatmap, told: Told): ChartOption {
  const cells = values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [[x, y, value]])))
  return {
    grid: { ...GRID, top: 8 },
    tooltip: {
      valueFormatter: (value) => told(asNumber(Array.isArray(value) ? value[2] : value)),
    },
    xAxis: { type: 'category', data: [...columns], splitArea: { show: false } },
    yAxis: { type: 'category', data: [...rows], inverse: true },
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(Number.MIN_VALUE, ...cells.map(([, , value = 0]) => value)),
      inRange: { opacity: [0.06, 1] },
    },
    series: [{ type: 'heatmap', data: cells }],
  }
}
