/** A chart with its finding as title, drawn for a narrow and for a wide place, and its figures behind it. */
import type { Chart } from '../../../../core/health/report.ts'
import { html, type Content, type Markup } from '../markup.ts'
import type { Voice } from '../page-language.ts'
import type { Paper } from './draw.ts'
import { drawHeatmap } from './heatmap.ts'
import { drawNetwork, roleLegend } from './network.ts'
import { drawRanking } from './ranking.ts'
import { drawSeries, SERIES_LOOKS } from './series.ts'
import { tableOf } from './table.ts'

const NARROW = 320
const WIDE = 520

export function chartFigure(chart: Chart, voice: Voice): Markup {
  if (isEmpty(chart)) return html``
  const drawn = (width: number, size: string) => draw(chart, { width, voice, id: `c-${chart.id}-${size}` })
  return html`<figure class="chart">
    <figcaption>
      <h4>${voice.say(chart.title)}</h4>
      ${legendOf(chart, voice)}
    </figcaption>
    <div class="frame">
      <div class="on-narrow">${drawn(NARROW, 'n')}</div>
      <div class="on-wide">${drawn(WIDE, 'w')}</div>
    </div>
    ${tableOf(chart, voice)}
  </figure>`
}

function draw(chart: Chart, paper: Paper): Markup {
  switch (chart.kind) {
    case 'series':
      return drawSeries(chart, paper)
    case 'heatmap':
      return drawHeatmap(chart, paper)
    case 'network':
      return drawNetwork(chart, paper)
    case 'ranking':
      return drawRanking(chart, paper)
  }
}

function legendOf(chart: Chart, voice: Voice): Content {
  if (chart.kind === 'network') {
    return html`<p class="legend">
      ${roleLegend(chart, voice).map(({ sign, name }) => html`<span>${sign}${name}</span>`)}
    </p>`
  }
  if (chart.kind !== 'series' || chart.series.length < 2) return null
  return html`<p class="legend">
    ${chart.series.map(
      ({ label }, place) =>
        html`<span
          ><i
            class="key ${chart.mark === 'line' ? 'kl' : 'kb'} s${place % SERIES_LOOKS}"
            aria-hidden="true"
          ></i
          >${voice.say(label)}</span
        >`,
    )}
  </p>`
}

/** Nothing to be seen. */
export function isEmpty(chart: Chart): boolean {
  switch (chart.kind) {
    case 'series':
      return !chart.series.some(({ values }) => values.some((value) => value !== null))
    case 'heatmap':
      return !chart.values.some((row) => row.some((value) => value !== null))
    case 'network':
      return chart.nodes.length === 0
    case 'ranking':
      return chart.rows.length === 0
  }
}
