/** One figure: what it is, how sure, on how much it rests. */
import type { Metric } from '../../../core/health/report.ts'
import { figureOf, figureText } from './figure.ts'
import { html, type Content, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'

/**
 * The figures that can be said as cards, those that matter most open to the eye and the others folded; then those
 * that cannot, in a line each.
 */
export function metricCards(metrics: readonly Metric[], voice: Voice, first: ReadonlySet<string>): Markup {
  const said = metrics.filter(({ value }) => value !== null)
  const open = said.filter(({ id }) => first.has(id))
  const folded = said.filter(({ id }) => !first.has(id))
  const { words } = voice
  return html`${open.length === 0 ? null : cards(open, voice)}${
    folded.length === 0
      ? null
      : html`<details class="more">
          <summary>
            ${words(`另外 ${folded.length} 个数字`, `${folded.length} more ${folded.length === 1 ? 'figure' : 'figures'}`)}
          </summary>
          ${cards(folded, voice)}
        </details>`
  }${unsaidLines(
    metrics.filter(({ value }) => value === null),
    voice,
  )}`
}

const cards = (metrics: readonly Metric[], voice: Voice): Markup =>
  html`<ul class="cards">
    ${metrics.map((metric) => html`<li>${card(metric, voice)}</li>`)}
  </ul>`

function unsaidLines(metrics: readonly Metric[], voice: Voice): Content {
  if (metrics.length === 0) return null
  return html`<div class="unsaid">
    <h4>${voice.words('这些还说不了', 'What cannot be said yet')}</h4>
    <ul>
      ${metrics.map(
        ({ id, label, finding }) =>
          html`<li id="m-${id}"><strong>${voice.say(label)}</strong> ${voice.say(finding)}</li>`,
      )}
    </ul>
  </div>`
}

function card(metric: Metric, voice: Voice): Markup {
  const { say } = voice
  const { number, unit } = figureOf(metric.value ?? 0, metric.unit, voice)
  return html`<article class="card metric" id="m-${metric.id}">
    <h4>${say(metric.label)}</h4>
    <p class="value"><b>${number}</b>${unit === '' ? null : html` <span>${unit}</span>`}</p>
    <p class="finding">${say(metric.finding)}</p>
    ${footing(metric, voice)}${behind(metric, voice)}
  </article>`
}

/** On how much it rests, its interval, and how often the program behind it errs. */
function footing({ sample, interval, unit, estimate }: Metric, voice: Voice): Markup {
  const { words } = voice
  const count = figureOf(sample, 'count', voice).number
  const range =
    interval === null
      ? null
      : `95${words('%', ' %')}${words('：', ': ')}${interval.map((end) => figureText(end, unit, voice)).join(' – ')}`
  const errs =
    estimate === null
      ? null
      : words(
          `估计：判对 ${percent(estimate.precision, voice)}，找全 ${percent(estimate.recall, voice)}`,
          `estimate: ${percent(estimate.precision, voice)} right, ${percent(estimate.recall, voice)} found`,
        )
  return html`<p class="footing">
    <span>${words(`样本 ${count}`, `n = ${count}`)}</span
    >${range === null ? null : html`<span>${range}</span>`}${errs === null ? null : html`<span class="guess">${errs}</span>`}
  </p>`
}

function behind({ meaning, estimate, source }: Metric, voice: Voice): Markup {
  const { say, words } = voice
  const guess: Content =
    estimate === null
      ? null
      : html`<p>
          ${words(
            `这是估计值，由${say(estimate.by)}判断：判为“是”的有 ${percent(estimate.precision, voice)} 是对的，该找到的找到 ${percent(estimate.recall, voice)}（${say(estimate.on)}）。`,
            `An estimate by ${say(estimate.by)}: ${percent(estimate.precision, voice)} of what it names is right, and it finds ${percent(estimate.recall, voice)} of what is there (${say(estimate.on)}).`,
          )}
        </p>`
  const bars: Content = source === null ? null : html`<p>${words('标尺：', 'Bars: ')}${say(source)}</p>`
  return html`<details>
    <summary>${words('怎么算的', 'How it is counted')}</summary>
    <p>${say(meaning)}</p>
    ${guess}${bars}
  </details>`
}

const percent = (share: number, { words }: Voice): string => `${Math.round(share * 100)}${words('%', ' %')}`
