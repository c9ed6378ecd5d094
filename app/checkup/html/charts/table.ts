/** The figures behind a picture. */
import type { Chart } from '../../../../core/health/report.ts'
import { figureText } from '../figure.ts'
import { html, type Content, type Markup } from '../markup.ts'
import type { Voice } from '../page-language.ts'

/** A mailed page stays small; all rows are in the JSON. */
const MOST_ROWS = 400

interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function tableOf(chart: Chart, voice: Voice): Markup {
  const { head, rows } = cellsOf(chart, voice)
  const shown = rows.slice(0, MOST_ROWS)
  const left = rows.length - shown.length
  const more: Content =
    left === 0
      ? null
      : html`<p class="soft">
          ${voice.words(`还有 ${left} 行，见 JSON。`, `${left} more rows are in the JSON.`)}
        </p>`
  return html`<details class="data">
    <summary>${voice.words('数据表', 'Figures as a table')}</summary>
    <div class="wide" tabindex="0" role="region" aria-label="${voice.say(chart.title)}">
      <table>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (row) =>
              html`<tr>
                ${row.map((cell, place) => (place === 0 ? html`<th scope="row"><bdi>${cell}</bdi></th>` : html`<td>${cell}</td>`))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${more}
  </details>`
}

function cellsOf(chart: Chart, voice: Voice): Table {
  const { say, label, words } = voice
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : figureText(value, chart.unit, voice)
  switch (chart.kind) {
    case 'series': {
      const columns = chart.series.flatMap((one) => {
        const name = say(one.label)
        const { low, high } = one
        const values = (place: number) => figure(one.values[place])
        const range = (place: number) => `${figure(low?.[place])} – ${figure(high?.[place])}`
        return low && high
          ? [
              { name, cell: values },
              { name: words(`${name}（95% 区间）`, `${name} (interval)`), cell: range },
            ]
          : [{ name, cell: values }]
      })
      return {
        head: [say(chart.x.label), ...columns.map(({ name }) => name)],
        rows: chart.x.values.map((x, place) => [label(x), ...columns.map(({ cell }) => cell(place))]),
      }
    }
    case 'heatmap':
      return {
        head: ['', ...chart.columns.map(label)],
        rows: chart.rows.map((row, y) => [
          label(row),
          ...chart.columns.map((_, x) => figure(chart.values[y]?.[x])),
        ]),
      }
    case 'network':
      return {
        head: [words('从', 'From'), words('到', 'To'), words('次数', 'Times')],
        rows: chart.edges
          .toSorted((a, b) => b.weight - a.weight)
          .slice(0, 100)
          .map(({ from, to, weight }) => [
            chart.nodes[from]?.name ?? '',
            chart.nodes[to]?.name ?? '',
            figure(weight),
          ]),
      }
    case 'ranking':
      return {
        head: ['', words('数值', 'Value'), words('说明', 'Note')],
        rows: chart.rows.map((row) => [
          label(row.label),
          figure(row.value),
          row.note === undefined ? '' : say(row.note),
        ]),
      }
  }
}
