/** Several groups beside each other. */
import { PROBLEMS, type GroupSummary } from '../../../core/health/report.ts'
import { figureOf } from './figure.ts'
import { html, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'
import { PROBLEM_NAMES, standingOf } from './problem-words.ts'

/** More groups are in the JSON. */
const SHOWN = 60

export function groupsTable(groups: readonly GroupSummary[], voice: Voice): Markup {
  const { say, words } = voice
  if (groups.length < 2) return html``
  const more = groups.length - SHOWN
  return html`<section id="groups" aria-labelledby="groups-h">
    <h2 id="groups-h">${words(`${groups.length} 个群放在一起看`, `${groups.length} groups side by side`)}</h2>
    <div class="wide" tabindex="0" role="region" aria-labelledby="groups-h">
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
          ${groups.slice(0, SHOWN).map((group) => row(group, voice))}
        </tbody>
      </table>
    </div>
    ${
      more > 0
        ? html`<p class="soft small">
            ${words(`还有 ${more} 个更小的群，见 JSON。`, `${more} smaller groups are in the JSON.`)}
          </p>`
        : null
    }
  </section>`
}

function row({ name, native, messages, members, grades, headline }: GroupSummary, voice: Voice): Markup {
  const figure = (value: number) => figureOf(value, 'count', voice).number
  return html`<tr>
    <th scope="row"><bdi>${name === '' ? native : name}</bdi></th>
    <td class="num">${figure(messages)}</td>
    <td class="num">${figure(members)}</td>
    ${PROBLEMS.map((id) => {
      const grade = grades[id]
      return html`<td class="num"><span class="pill ${standingOf(grade)}">${grade ?? '—'}</span></td>`
    })}
    <td class="says">${voice.say(headline)}</td>
  </tr>`
}
