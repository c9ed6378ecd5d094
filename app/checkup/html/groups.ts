/** Several groups beside each other. */
import { PROBLEMS, type GroupSummary } from '../../../core/health/report.ts'
import { figureOf } from './figure.ts'
import { html, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'
import { PROBLEM_NAMES, standingOf } from './problem-words.ts'

/** So many are open to the eye, so many more folded; the rest is in the JSON. */
const SHOWN = 20
const FOLDED = 80

export function groupsTable(groups: readonly GroupSummary[], voice: Voice): Markup {
  const { words } = voice
  if (groups.length < 2) return html``
  const folded = groups.slice(SHOWN, SHOWN + FOLDED)
  const left = groups.length - SHOWN - folded.length
  const rest =
    left > 0 ? words(`还有 ${left} 个更小的群，见 JSON。`, `${left} smaller groups are in the JSON.`) : ''
  const more =
    folded.length === 0
      ? null
      : html`<details class="more">
          <summary>${words(`另外 ${folded.length} 个群`, `${folded.length} more groups`)}</summary>
          ${table(folded, voice, words('其余的群', 'The other groups'))}
          <p>${rest}</p>
        </details>`
  return html`<section id="groups" aria-labelledby="groups-h">
    <h2 id="groups-h">${words(`${groups.length} 个群放在一起看`, `${groups.length} groups side by side`)}</h2>
    ${table(groups.slice(0, SHOWN), voice, words('最热闹的群', 'The liveliest groups'))}${more}
  </section>`
}

function table(groups: readonly GroupSummary[], voice: Voice, name: string): Markup {
  const { say, words } = voice
  return html`<div class="wide" tabindex="0" role="region" aria-label="${name}">
    <table class="groups">
      <thead>
        <tr>
          <th scope="col">${words('群', 'Group')}</th>
          <th scope="col" class="num">${words('消息', 'Messages')}</th>
          <th scope="col" class="num">${words('成员', 'Members')}</th>
          ${PROBLEMS.map((id) => html`<th scope="col" class="num">${say(PROBLEM_NAMES[id])}</th>`)}
          <th scope="col">${words('最突出的', 'What stands out')}</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map((group) => row(group, voice))}
      </tbody>
    </table>
  </div>`
}

function row({ name, native, messages, members, grades, headline }: GroupSummary, voice: Voice): Markup {
  const figure = (value: number) => figureOf(value, 'count', voice).number
  return html`<tr>
    <th scope="row"><bdi>${name === '' ? native : name}</bdi></th>
    <td class="num many">${figure(messages)}</td>
    <td class="num many">${figure(members)}</td>
    ${PROBLEMS.map((id) => {
      const grade = grades[id]
      return html`<td class="num" data-of="${voice.say(PROBLEM_NAMES[id])}">
        <span class="pill ${standingOf(grade)}">${grade ?? '—'}</span>
      </td>`
    })}
    <td class="says">${voice.say(headline)}</td>
  </tr>`
}
