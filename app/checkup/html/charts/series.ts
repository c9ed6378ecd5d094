/** Lines, bars and stacks over an axis. */
import type { SeriesChart } from '../../../../core/health/report.ts'
import { figureText, tickText } from '../figure.ts'
import { html, type Markup } from '../markup.ts'
import { at, line, picture, rect, TYPE, words, type Paper } from './draw.ts'
import { cutTo, widthOf } from './measure.ts'
import { scaleOf, type Scale } from './scale.ts'

/** Looks that the style tells apart. */
export const SERIES_LOOKS = 6
const HEIGHT = 200
const BOTTOM = 24
const TOP = 12

interface Frame {
  readonly chart: SeriesChart
  readonly paper: Paper
  readonly scale: Scale
  readonly left: number
  readonly right: number
  readonly x: (place: number) => number
  readonly y: (value: number) => number
  /** Width of one place of the axis. */
  readonly slot: number
}

export function drawSeries(chart: SeriesChart, paper: Paper): Markup {
  const frame = frameOf(chart, paper)
  const marks = chart.mark === 'line' ? lines(frame) : chart.mark === 'bar' ? bars(frame) : stack(frame)
  return picture(paper, HEIGHT, { title: paper.voice.say(chart.title), summary: summaryOf(frame) }, [
    grid(frame),
    marks,
    reference(frame),
    axis(frame),
  ])
}

function frameOf(chart: SeriesChart, paper: Paper): Frame {
  const scale = scaleOf(Math.max(greatestOf(chart), chart.bar?.value ?? 0), chart.unit)
  const ticks = scale.ticks.map((tick) => widthOf(tickText(tick, chart.unit, paper.voice), TYPE))
  const left = Math.ceil(Math.max(...ticks)) + 8
  const right = paper.width - 4
  const count = Math.max(1, chart.x.values.length)
  const slot = (right - left) / count
  const spread = chart.mark === 'line' && count > 1 ? (right - left - 8) / (count - 1) : slot
  const first = chart.mark === 'line' && count > 1 ? left + 4 : left + slot / 2
  const reach = HEIGHT - BOTTOM - TOP
  return {
    chart,
    paper,
    scale,
    left,
    right,
    slot: spread,
    x: (place) => first + place * spread,
    y: (value) => HEIGHT - BOTTOM - (Math.min(value, scale.top) / scale.top) * reach,
  }
}

function greatestOf({ mark, series, x }: SeriesChart): number {
  if (mark === 'stack') {
    return Math.max(
      0,
      ...x.values.map((_, place) => series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0)),
    )
  }
  // The interval may reach above the picture: it must not press the values down.
  const values = series.flatMap((one) => one.values.map((value) => value ?? 0))
  const bands = series.flatMap(({ high = [] }) => high.map((value) => value ?? 0))
  const most = Math.max(0, ...values)
  return Math.max(most, Math.min(Math.max(0, ...bands), most * 2))
}

function grid({ scale, y, left, right, chart, paper }: Frame): readonly Markup[] {
  return scale.ticks.flatMap((tick) => [
    line(left, y(tick), right, y(tick), tick === 0 ? 'ax' : 'gr'),
    words(left - 6, y(tick) + 4, tickText(tick, chart.unit, paper.voice), 'end'),
  ])
}

/** Labels of the axis: as many as have room, from the last one backwards. */
function axis({ chart, paper, x, slot, right, left }: Frame): readonly Markup[] {
  const labels = chart.x.values.map(paper.voice.label)
  const widest = Math.max(0, ...labels.map((label) => widthOf(label, TYPE)))
  const few = labels.length <= 8 && chart.mark !== 'line'
  const every = few ? 1 : Math.max(1, Math.ceil((widest + 14) / slot))
  const drawn: Markup[] = []
  let free = Number.POSITIVE_INFINITY
  for (let place = labels.length - 1; place >= 0; place -= every) {
    const text = few ? cutTo(labels[place] ?? '', Math.max(slot - 4, 24), TYPE) : (labels[place] ?? '')
    const half = widthOf(text, TYPE) / 2
    const middle = Math.min(right - half, Math.max(left + half - 8, x(place)))
    if (middle + half > free) continue
    free = middle - half - 6
    drawn.push(words(middle, HEIGHT - 6, text, 'middle'))
  }
  return drawn
}

function reference({ chart, paper, y, left, right }: Frame): readonly Markup[] {
  const { bar } = chart
  if (bar === undefined) return []
  const text = cutTo(paper.voice.say(bar.label), right - left - 8, TYPE)
  return [
    line(left, y(bar.value), right, y(bar.value), 'rf'),
    words(right, Math.max(TOP, y(bar.value) - 5), text, 'end', 'lb rl'),
  ]
}

function lines(frame: Frame): readonly Markup[] {
  const { chart } = frame
  const bands = chart.series.flatMap((one, place) =>
    one.low && one.high ? band(frame, one.low, one.high, place) : [],
  )
  const strokes = chart.series.flatMap(({ values }, place) => {
    const runs = runsOf(values)
    const path = runs.filter((run) => run.length > 1).map((run) => pathOf(frame, run))
    const lone = runs.filter((run) => run.length === 1).flat()
    return [
      html`<path class="ln s${place % SERIES_LOOKS}" d="${path.join('')}" />`,
      ...lone.map(
        ({ place: index, value }) =>
          html`<circle
            class="dt s${place % SERIES_LOOKS}"
            cx="${at(frame.x(index))}"
            cy="${at(frame.y(value))}"
            r="2.5"
          />`,
      ),
    ]
  })
  return [...bands, ...strokes]
}

interface Point {
  readonly place: number
  readonly value: number
}

/** The values without what cannot be said, cut where something is missing. */
function runsOf(values: readonly (number | null)[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]]
  values.forEach((value, place) => {
    if (value === null) runs.push([])
    else runs.at(-1)?.push({ place, value })
  })
  return runs.filter((run) => run.length > 0)
}

const pathOf = ({ x, y }: Frame, run: readonly Point[], start = 'M'): string =>
  run.map(({ place, value }, index) => `${index === 0 ? start : 'L'}${at(x(place))} ${at(y(value))}`).join('')

function band(
  frame: Frame,
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  place: number,
): readonly Markup[] {
  const both = high.map((value, index) => (low[index] === null ? null : value))
  return runsOf(both).map((run) => {
    const below = run.map(({ place: index }) => ({ place: index, value: low[index] ?? 0 })).toReversed()
    return html`<path
      class="bn s${place % SERIES_LOOKS}"
      d="${pathOf(frame, run)}${pathOf(frame, below, 'L')}Z"
    />`
  })
}

function bars({ chart, x, y, slot }: Frame): readonly Markup[] {
  const count = Math.max(1, chart.series.length)
  const wide = Math.min(slot * (slot > 8 ? 0.72 : 0.94), 56 * count)
  const each = wide / count
  return chart.series.flatMap(({ values, low, high }, one) =>
    values.flatMap((value, place) => {
      if (value === null) return []
      const left = x(place) - wide / 2 + one * each
      const look = `br s${one % SERIES_LOOKS}`
      const [least, most] = [low?.[place], high?.[place]]
      const middle = left + each / 2
      return [
        rect(
          left,
          y(value),
          Math.max(0.8, each - (each > 6 ? 1.5 : 0)),
          y(0) - y(value),
          look,
          each > 10 ? 2 : 0,
        ),
        ...(typeof least === 'number' && typeof most === 'number' && each > 6
          ? [line(middle, y(least), middle, y(most), 'wh')]
          : []),
      ]
    }),
  )
}

function stack({ chart, x, y, slot }: Frame): readonly Markup[] {
  const wide = Math.min(slot * (slot > 8 ? 0.76 : 0.96), 56)
  return chart.x.values.flatMap((_, place) => {
    let below = 0
    return chart.series.flatMap(({ values }, one) => {
      const value = values[place] ?? 0
      if (value === 0) return []
      const foot = below
      below += value
      return [rect(x(place) - wide / 2, y(below), wide, y(foot) - y(below), `br s${one % SERIES_LOOKS}`)]
    })
  })
}

function summaryOf({ chart, paper: { voice } }: Frame): string {
  const first = chart.x.values.at(0)
  const last = chart.x.values.at(-1)
  const span = first === undefined || last === undefined ? '' : `${voice.label(first)} – ${voice.label(last)}`
  const series = chart.series.map(({ label, values }) => {
    const known = values.flatMap((value) => value ?? [])
    const ends = known.length === 0 ? [] : [Math.min(...known), Math.max(...known)]
    const range = ends.map((value) => figureText(value, chart.unit, voice)).join(' – ')
    return voice.words(`${voice.say(label)}：${range}`, `${voice.say(label)}: ${range}`)
  })
  return [span, ...series].filter((part) => part !== '').join(voice.words('；', '; '))
}
