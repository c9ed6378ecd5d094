/** A field of shaded squares. */
import type { HeatmapChart } from '../../../../core/health/report.ts'
import { figureText, tickText } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import { picture, rect, TYPE, words, type Paper } from './draw.ts'
import { cutTo, widthOf } from './measure.ts'

/** Shades that the style tells apart, besides nothing. */
export const SHADES = 5
const TOP = 18
/** Share of the width that names of rows may take. */
const MOST_FOR_NAMES = 0.36

export function drawHeatmap(chart: HeatmapChart, paper: Paper): Markup {
  const { voice, width } = paper
  const rows = chart.rows.map((row) => cutTo(voice.label(row), width * MOST_FOR_NAMES, TYPE))
  const columns = chart.columns.map(voice.label)
  const left = Math.ceil(Math.max(0, ...rows.map((row) => widthOf(row, TYPE)))) + 8
  const cell = Math.min(48, (width - left) / Math.max(1, columns.length))
  const high = Math.max(14, Math.min(cell, 24))
  const every = Math.max(
    1,
    Math.ceil((Math.max(0, ...columns.map((name) => widthOf(name, TYPE))) + 6) / cell),
  )
  const known = chart.values.flat().flatMap((value) => value ?? [])
  const most = Math.max(0, ...known)
  const figures = known.map((value) => tickText(value, chart.unit, voice))
  const written = cell >= Math.max(0, ...figures.map((text) => widthOf(text, TYPE))) + 4
  const gap = cell > 10 ? 2 : 1
  const cells = chart.values.flatMap((row, y) =>
    row.flatMap((value, x) => {
      if (value === null) return []
      const shade = shadeOf(value, most)
      const box = rect(
        left + x * cell,
        TOP + y * high,
        cell - gap,
        high - gap,
        `h${shade}`,
        cell > 10 ? 2 : 0,
      )
      if (!written) return [box]
      const middle = left + x * cell + (cell - gap) / 2
      const text = tickText(value, chart.unit, voice)
      return [
        box,
        words(
          middle,
          TOP + y * high + (high - gap) / 2 + 4,
          text,
          'middle',
          `lb hv${shade > 3 ? ' on' : ''}`,
        ),
      ]
    }),
  )
  const names = [
    ...columns.flatMap((name, x) =>
      x % every === 0 ? [words(left + x * cell + (cell - gap) / 2, 11, name, 'middle')] : [],
    ),
    ...rows.map((name, y) => words(left - 6, TOP + y * high + high / 2 + 3, name, 'end')),
  ]
  const title = voice.say(chart.title)
  return picture(paper, TOP + high * rows.length + 2, { title, summary: summaryOf(chart, most, paper) }, [
    html`<g>${names}</g>`,
    cells,
  ])
}

/** 0 is nothing, the others are equal steps up to the greatest. */
export function shadeOf(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0
  return Math.min(SHADES, Math.max(1, Math.ceil((value / most) * SHADES)))
}

function summaryOf({ rows, columns, values, unit }: HeatmapChart, most: number, { voice }: Paper): string {
  for (const [y, row] of values.entries()) {
    const x = row.indexOf(most)
    const [name, column] = [rows[y], columns[x]]
    if (most <= 0 || name === undefined || column === undefined) continue
    const where = `${voice.label(name)} ${voice.label(column)}`
    const figure = figureText(most, unit, voice)
    return voice.words(`最高：${where}，${figure}`, `Highest: ${where}, ${figure}`)
  }
  return voice.words('没有数值', 'No values')
}
