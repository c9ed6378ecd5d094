/** Leads from a place in a scalar's value back to its place in the source, through quotes, escapes and folds. */
import type { TreeScalar } from './tree.ts'

/**
 * The source offset of the character at `index` of a string scalar's value. White space maps to where it
 * begins; when the value cannot be followed in the source, to the start of the scalar.
 */
export function offsetInSource(source: string, scalar: TreeScalar, index: number): number {
  const value = typeof scalar.value === 'string' ? scalar.value : ''
  const units = unitsOf(source, scalar)
  let at = contentStart(source, scalar)
  let next = 0
  for (let place = 0; place < value.length; place += 1) {
    const letter = value[place] ?? ''
    if (isSpace(letter)) {
      if (place === index) return at
      continue
    }
    const unit = units[next]
    if (unit?.text !== letter) return scalar.start
    if (place === index) return unit.start
    at = unit.end
    next += 1
  }
  return index >= value.length ? at : scalar.start
}

interface Unit {
  readonly start: number
  readonly end: number
  /** One UTF-16 unit of the value. */
  readonly text: string
}

const isSpace = (letter: string) => letter === ' ' || letter === '\t' || letter === '\n' || letter === '\r'

/** Past the opening quote, or past the header line of a block. */
function contentStart(source: string, scalar: TreeScalar): number {
  if (scalar.style === 'plain') return scalar.start
  if (scalar.style !== 'block') return scalar.start + 1
  const line = source.indexOf('\n', scalar.start)
  return line < 0 ? scalar.start : line + 1
}

/** What stands in the source for each character of the value that is not white space. */
function unitsOf(source: string, scalar: TreeScalar): readonly Unit[] {
  const units: Unit[] = []
  let at = contentStart(source, scalar)
  const end = scalar.style === 'single' || scalar.style === 'double' ? scalar.end - 1 : scalar.end
  while (at < end) {
    const { text, length } = unitAt(source, at, scalar.style)
    for (const letter of text.split('')) {
      if (!isSpace(letter)) units.push({ start: at, end: at + length, text: letter })
    }
    at += length
  }
  return units
}

function unitAt(source: string, at: number, style: TreeScalar['style']): { text: string; length: number } {
  const letter = source[at] ?? ''
  if (style === 'single' && letter === "'") return { text: "'", length: 2 }
  if (style !== 'double' || letter !== '\\') return { text: letter, length: 1 }
  const escape = source[at + 1] ?? ''
  const digits = { x: 2, u: 4, U: 8 }[escape]
  if (digits === undefined) return { text: ESCAPES[escape] ?? escape, length: 2 }
  const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16)
  const text = code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  return { text, length: digits + 2 }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00A0',
  L: '\u2028',
  P: '\u2029',
}
