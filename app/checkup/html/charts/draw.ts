/** What every picture is drawn with. */
import { html, type Content, type Markup } from '../markup.ts'
import type { Voice } from '../page-language.ts'

export interface Paper {
  /** Width of the drawing, in its own pixels. */
  readonly width: number
  readonly voice: Voice
  /** Unique in the page. */
  readonly id: string
}

export const TYPE = 11

/** A picture that says in words what it shows. */
export function picture(
  { width, id }: Paper,
  height: number,
  { title, summary }: { readonly title: string; readonly summary: string },
  inside: Content,
): Markup {
  return html`<svg role="img" viewBox="0 0 ${width} ${Math.ceil(height)}" aria-labelledby="${id}-t ${id}-d">
    <title id="${id}-t">${title}</title>
    <desc id="${id}-d">${summary}</desc>
    ${inside}
  </svg>`
}

export const at = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

export function line(x1: number, y1: number, x2: number, y2: number, look: string): Markup {
  return html`<line class="${look}" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" />`
}

export function rect(x: number, y: number, width: number, height: number, look: string, rounded = 0): Markup {
  return html`<rect
    class="${look}"
    x="${at(x)}"
    y="${at(y)}"
    width="${at(width)}"
    height="${at(height)}"
    ${rounded > 0 ? html` rx="${rounded}"` : null}
  />`
}

export type Anchor = 'start' | 'middle' | 'end'

export function words(x: number, y: number, text: string, anchor: Anchor = 'start', look = 'lb'): Markup {
  return html`<text class="${look}" x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${text}</text>`
}
