/** A grade as three quarters of a ring; without a grade the ring is dashed. */
import { at } from './charts/draw.ts'
import { html, type Markup } from './markup.ts'
import { standingOf } from './problem-words.ts'

const RADIUS = 42
const WHOLE = 2 * Math.PI * RADIUS
const SWEEP = 0.75

/** @param name what the grade is of, for those who do not see the picture */
export function dial(grade: number | null, name: string): Markup {
  const standing = standingOf(grade)
  const arc = (share: number, look: string) =>
    html`<circle
      class="${look}"
      cx="50"
      cy="50"
      r="${RADIUS}"
      stroke-dasharray="${at(share * SWEEP * WHOLE)} ${at(WHOLE)}"
      transform="rotate(135 50 50)"
    />`
  const filled = grade === null ? null : arc(Math.max(grade, 1.5) / 100, `val ${standing}`)
  return html`<svg class="dial" role="img" viewBox="0 0 100 92" aria-label="${name}">
    <title>${name}</title>
    ${
      grade === null
        ? html`<circle
            class="rest"
            cx="50"
            cy="50"
            r="${RADIUS}"
            stroke-dasharray="2 8"
            transform="rotate(135 50 50)"
          />`
        : arc(1, 'rest')
    }${filled}
    <text x="50" y="60" text-anchor="middle" class="grade">${grade === null ? '—' : grade}</text>
  </svg>`
}
