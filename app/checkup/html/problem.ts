/** One problem: the finding, what its grade is made of, the evidence, and the cures. */
import type { Problem } from '../../../core/health/report.ts'
import { chartFigure, isEmpty } from './charts/chart.ts'
import { cureCards } from './cures.ts'
import { dial } from './dial.ts'
import { exampleCard } from './examples.ts'
import { gradeTable } from './grade-table.ts'
import { html, type Markup } from './markup.ts'
import { metricCards } from './metric-card.ts'
import type { Voice } from './page-language.ts'
import { PROBLEM_NAMES, PROBLEM_QUESTIONS, STANDING_WORDS, standingOf } from './problem-words.ts'
import { sureness } from './sure.ts'

export function problemSection(
  problem: Problem,
  number: number,
  voice: Voice,
  severalGroups: boolean,
): Markup {
  const { id, grade, headline, metrics, charts, examples, cures } = problem
  const { say, words } = voice
  const name = say(PROBLEM_NAMES[id])
  const standing = standingOf(grade.value)
  const pictures = charts.filter((chart) => !isEmpty(chart))
  const quotes = examples.filter(({ items }) => items.length > 0)
  const evidence =
    pictures.length + quotes.length === 0
      ? null
      : html`<h3>${words('证据', 'The evidence')}</h3>
          <div class="evidence">
            ${pictures.map((chart) => chartFigure(chart, voice))}${quotes.map((set) => exampleCard(set, voice, severalGroups))}
          </div>`
  return html`<section class="problem" id="${id}" aria-labelledby="${id}-h">
    <header>
      <div class="title">
        <p class="kicker">${number} · ${name} <span class="soft">${say(PROBLEM_QUESTIONS[id])}</span></p>
        <h2 id="${id}-h">${say(headline)}</h2>
        <p class="verdict">
          <span class="standing ${standing}">${say(STANDING_WORDS[standing])}</span
          >${sureness(grade.sure, voice)}
        </p>
      </div>
      ${dial(grade.value, `${name} ${grade.value ?? words('没有分数', 'no grade')}`)}
    </header>
    <h3>${words('分数从哪来', 'What the grade is made of')}</h3>
    ${gradeTable(problem, voice)}${evidence}${
      metrics.length === 0
        ? null
        : html`<h3>${words('数字', 'The figures')}</h3>
            ${metricCards(metrics, voice, new Set(grade.parts.map(({ metric }) => metric)))}`
    }${cureCards(cures, voice)}
  </section>`
}
