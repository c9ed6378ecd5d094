/** A grade as three quarters of a ring; without a grade the ring is dashed. */
import { html, type Markup } from './markup.ts'
import { standingOf } from './problem-words.ts'

/** From the lower left over the top to the lower right. */
const RING = 'M20.3 79.7A42 42 0 1 1 79.7 79.7'
/** A grade of nought still shows where the ring begins. */
const LEAST = 1

/** @param name what the grade is of, for those who do not see the picture */
export function dial(grade: number | null, name: string): Markup {
  const filled =
    grade === null
      ? null
      : html`<path
          class="val ${standingOf(grade)}"
          d="${RING}"
          pathLength="100"
          stroke-dasharray="${Math.max(grade, LEAST)} 200"
        />`
  return html`<svg class="dial" role="img" viewBox="0 0 100 92" aria-label="${name}">
    <title>${name}</title>
    <path class="rest${grade === null ? ' none' : ''}" d="${RING}" />
    ${filled}
    <text x="50" y="60" text-anchor="middle" class="grade">${grade === null ? '—' : grade}</text>
  </svg>`
}
