/** How sure something is: three dots and a word. */
import type { Sure } from '../../../core/health/report.ts'
import { html, type Markup } from './markup.ts'
import type { Voice } from './page-language.ts'
import { SURE_WORDS } from './problem-words.ts'

const DOTS: Readonly<Record<Sure, number>> = { none: 0, low: 1, medium: 2, high: 3 }

export function sureness(sure: Sure, { say }: Voice): Markup {
  const dots = [1, 2, 3].map((dot) => html`<i class="${dot <= DOTS[sure] ? 'on' : 'off'}"></i>`)
  return html`<span class="sure"
    ><span class="dots" aria-hidden="true">${dots}</span>${say(SURE_WORDS[sure])}</span
  >`
}
