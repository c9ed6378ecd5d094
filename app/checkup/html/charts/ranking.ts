/** Rows with a bar each, the greatest first. */
import type { RankingChart } from '../../../../core/health/report.ts'
import { figureText } from '../figure.ts'
import type { Markup } from '../markup.ts'
import { picture, rect, words, type Paper } from './draw.ts'
import { cutTo, widthOf } from './measure.ts'

/** More rows are in the table only. */
export const MOST_ROWS = 12
const ROW = 34
const SIZE = 12

export function drawRanking(chart: RankingChart, paper: Paper): Markup {
  const { voice, width } = paper
  const rows = chart.rows.slice(0, MOST_ROWS)
  const most = Math.max(0, ...rows.map(({ value }) => value))
  const drawn = rows.flatMap(({ label, value, note }, place) => {
    const y = place * ROW
    const figure = figureText(value, chart.unit, voice)
    const said = note === undefined ? '' : voice.say(note)
    const room = width - widthOf(figure, SIZE) - 16
    const name = cutTo(voice.label(label), said === '' ? room : room * 0.6, SIZE)
    const left = widthOf(name, SIZE) + 10
    return [
      words(0, y + 13, name, 'start', 'lb nm'),
      ...(said === '' ? [] : [words(left, y + 13, cutTo(said, room - left, 11), 'start')]),
      words(width, y + 13, figure, 'end', 'lb nm'),
      rect(0, y + 19, width, 6, 'tr', 3),
      ...(value > 0 && most > 0 ? [rect(0, y + 19, Math.max(6, (value / most) * width), 6, 'br s0', 3)] : []),
    ]
  })
  const [first] = rows
  const summary =
    first === undefined
      ? voice.words('没有数值', 'No values')
      : `${voice.label(first.label)} ${figureText(first.value, chart.unit, voice)}`
  return picture(paper, Math.max(1, rows.length) * ROW, { title: voice.say(chart.title), summary }, drawn)
}
