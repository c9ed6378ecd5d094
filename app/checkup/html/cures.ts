/** What would help most, and whether this version carries it out. */
import { cureOf } from '../../../core/health/cures/catalogue.ts'
import type { CureAdvice } from '../../../core/health/report.ts'
import { html, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'

export function cureCards(cures: readonly CureAdvice[], voice: Voice): Markup {
  const { words } = voice
  if (cures.length === 0) return html``
  return html`<section class="cures">
    <h3>${words('最见效的几步', 'What would help most')}</h3>
    <ol>
      ${cures.map((advice) => html`<li>${card(advice, voice)}</li>`)}
    </ol>
  </section>`
}

function card({ cure, title, why, points, available }: CureAdvice, { say, words }: Voice): Markup {
  const known = cureOf(cure)
  const won = Math.round(points)
  return html`<article class="card cure">
    <p class="win">${words('最多', 'up to')} <b>+${won}</b> ${words('分', won === 1 ? 'point' : 'points')}</p>
    <h4>${say(title)}</h4>
    ${known === null ? null : html`<p>${say(known.paragraph)}</p>`}
    <p class="why">${say(why)}</p>
    <p class="avail ${available ? 'now' : 'later'}">
      ${
        available
          ? words('本版可用：一键写进章程草稿', 'Available now: added to the draft charter')
          : words('以后的版本会做，现在还不能', 'Comes with a later version')
      }
    </p>
  </article>`
}
