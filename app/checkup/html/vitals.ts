/** Vital signs: who comes back, when, who answers whom, about what, and how the next weeks may go. */
import type { Vitals } from '../../../core/health/report.ts'
import { chartFigure, isEmpty } from './charts/chart.ts'
import { html, type Markup } from './markup.ts'
import { metricCards } from './metric-card.ts'
import type { Voice } from './page-language.ts'

export function vitalSigns(vitals: Vitals, voice: Voice): Markup {
  const { words, say } = voice
  const { metrics, charts, forecast } = vitals
  const pictures = charts.filter((chart) => !isEmpty(chart)).map((chart) => chartFigure(chart, voice))
  const topics = topicsOf(vitals, voice)
  return html`<section id="vitals" aria-labelledby="vitals-h">
    <h2 id="vitals-h">${words('生命体征', 'Vital signs')}</h2>
    ${
      pictures.length + topics.length === 0
        ? null
        : html`<h3>${words('证据', 'The evidence')}</h3>
            <div class="evidence">${pictures}${topics}</div>`
    }
    <p class="soft"><strong>${words('预测', 'Forecast')}</strong> ${say(forecast.why)}</p>
    <h3>${words('数字', 'The figures')}</h3>
    ${metricCards(metrics, voice, new Set(metrics.map(({ id }) => id)))}
  </section>`
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
