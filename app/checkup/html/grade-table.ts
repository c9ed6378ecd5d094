/** How a grade comes about: its parts, their weights and bars, and the formula in words. */
import type { GradePart, Problem } from '../../../core/health/report.ts'
import { figureText } from './figure.ts'
import { html, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'
import { PROBLEM_NAMES, standingOf } from './problem-words.ts'

export function gradeTable({ id, grade, metrics }: Problem, voice: Voice): Markup {
  const { words, say } = voice
  if (grade.parts.length === 0) return html`<p class="soft">${say(grade.why)}</p>`
  const all = grade.parts.reduce((sum, { weight }) => sum + weight, 0)
  const rows = grade.parts.map((part) => {
    const metric = metrics.find((one) => one.id === part.metric)
    const figure = (value: number) =>
      metric === undefined ? String(value) : figureText(value, metric.unit, voice)
    const value = metric?.value ?? null
    return html`<tr>
      <th scope="row">
        ${metric === undefined ? part.metric : html`<a href="#m-${metric.id}">${say(metric.label)}</a>`}
      </th>
      <td class="num">${value === null ? '—' : figure(value)}</td>
      <td class="num soft">${figure(part.poor)} → ${figure(part.good)}</td>
      <td class="num soft weight">${Math.round((part.weight / all) * 100)}${words('%', ' %')}</td>
      <td class="points">${points(part)}</td>
    </tr>`
  })
  return html`<div
      class="wide"
      tabindex="0"
      role="region"
      aria-label="${say(PROBLEM_NAMES[id])} · ${words('分数从哪来', 'what the grade is made of')}"
    >
      <table class="parts">
        <thead>
          <tr>
            <th scope="col">${words('组成', 'Part')}</th>
            <th scope="col" class="num">${words('测得', 'Measured')}</th>
            <th scope="col" class="num">${words('0 分 → 100 分', '0 → 100 points')}</th>
            <th scope="col" class="num">${words('权重', 'Weight')}</th>
            <th scope="col">${words('得分', 'Points')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <details class="formula">
      <summary>${words('公式', 'The formula in words')}</summary>
      <p>${say(grade.formula)}</p>
    </details>
    <p class="soft small">${say(grade.why)}</p>`
}

function points({ points: won }: GradePart): Markup {
  if (won === null) return html`<span class="soft">—</span>`
  const whole = Math.round(won)
  return html`<span class="meter ${standingOf(won)}"><i style="width:${whole}%"></i></span> <b>${whole}</b>`
}
