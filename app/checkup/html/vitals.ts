/** Vital signs: who comes back, when, who answers whom, about what, and how the next weeks may go. */
import type { Chart, Forecast, SeriesChart, Vitals } from '../../../core/health/report.ts'
import { both } from '../../../core/charter/fault.ts'
import { chartFigure, isEmpty } from './charts/chart.ts'
import { html, type Markup } from './markup.ts'
import { metricCards } from './metric-card.ts'
import type { Voice } from './page-language.ts'

export function vitalSigns(vitals: Vitals, voice: Voice): Markup {
  const { words, say } = voice
  const { metrics, charts, forecast } = vitals
  const expected = forecastChart(forecast, voice)
  const pictures: readonly Chart[] = charts.filter((chart) => !isEmpty(chart))
  const figures = [
    ...pictures.map((chart) => chartFigure(chart, voice)),
    ...forecastFigure(expected, forecast, voice),
  ]
  const topics = topicsOf(vitals, voice)
  return html`<section id="vitals" aria-labelledby="vitals-h">
    <h2 id="vitals-h">${words('生命体征', 'Vital signs')}</h2>
    ${metricCards(metrics, voice)}${
      figures.length + topics.length === 0 ? null : html`<div class="evidence">${figures}${topics}</div>`
    }${expected === null ? html`<p class="soft">${words('预测：', 'Forecast: ')}${say(forecast.why)}</p>` : null}
  </section>`
}

function forecastFigure(chart: SeriesChart | null, forecast: Forecast, voice: Voice): readonly Markup[] {
  if (chart === null) return []
  const { say, words } = voice
  const percent = (share: number) => `${Math.round(share * 100)}${words('%', ' %')}`
  const kept =
    forecast.covered === null
      ? ''
      : words(
          `区间本应罩住 ${percent(forecast.meant)}；拿 ${forecast.heldBack} 周试过，实际罩住 ${percent(forecast.covered)}。`,
          `The interval is meant to hold ${percent(forecast.meant)}; on ${forecast.heldBack} weeks held back it held ${percent(forecast.covered)}.`,
        )
  return [
    html`<div class="forecast">
      ${chartFigure(chart, voice)}
      <p class="soft small">${say(forecast.why)} ${kept}</p>
    </div>`,
  ]
}

function forecastChart({ weeks }: Forecast, { day }: Voice): SeriesChart | null {
  const [first] = weeks
  if (first === undefined) return null
  return {
    kind: 'series',
    mark: 'bar',
    id: 'forecast',
    unit: 'messages',
    title: titleOf(weeks),
    x: { label: both('从这天起的一周', 'Week from'), values: weeks.map(({ from }) => day(from)) },
    series: [
      {
        label: both('消息', 'Messages'),
        values: weeks.map(({ value }) => Math.round(value)),
        low: weeks.map(({ low }) => Math.round(low)),
        high: weeks.map(({ high }) => Math.round(high)),
      },
    ],
  }
}

function titleOf(weeks: Forecast['weeks']): SeriesChart['title'] {
  const least = Math.round(Math.min(...weeks.map(({ low }) => low)))
  const most = Math.round(Math.max(...weeks.map(({ high }) => high)))
  return both(
    `往后四周，每周大约 ${least} 到 ${most} 条消息`,
    `The next four weeks: about ${least} to ${most} messages a week`,
  )
}

const TERMS = 14

function topicsOf({ topics }: Vitals, voice: Voice): readonly Markup[] {
  const told = topics.filter(({ terms }) => terms.length > 0).slice(0, 6)
  if (told.length === 0) return []
  const { words } = voice
  return [
    html`<section class="topics">
      <h4>${words('这里与众不同的话题', 'What is talked about here more than elsewhere')}</h4>
      ${told.map(
        ({ group, terms }) =>
          html`<div>
            ${group === null ? null : html`<h5><bdi>${group}</bdi></h5>`}
            <ul>
              ${terms
                .slice(0, TERMS)
                .map(
                  ({ term, messages }) =>
                    html`<li><bdi>${term}</bdi> <span class="soft">${messages}</span></li>`,
                )}
            </ul>
          </div>`,
      )}
    </section>`,
  ]
}
