/** HTML in which every value is data: what is put into a template is escaped, unless it is markup itself. */

export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

export type Content = string | number | Markup | null | readonly Content[]

/**
 * A template whose values cannot break out of their place, in text and in quoted attributes alike. Its own
 * indentation is left out.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = strings.map((part, place) => {
    const own = part.replace(INDENT, '\n')
    return place === 0 ? own : written(values[place - 1] ?? null) + own
  })
  return new Markup(parts.join(''))
}

function written(value: Content): string {
  if (value === null) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escaped(value)
  return value.map(written).join('')
}

const INDENT = /\n\s+/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return harmless(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

// Directions of writing are left to <bdi>; what overrides them would turn the words around a name as well.
const STEERING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/g
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g

/** The text without signs that no reader sees but that change what stands around it. */
export function harmless(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(STEERING, '').replace(CONTROLS, ' ')
}
