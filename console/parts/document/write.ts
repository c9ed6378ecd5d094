/** Values as YAML in the hand of the house: quoted where it is safer, short things on one line. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }
export type Step = string | number
export type Path = readonly Step[]

const WIDTH = 100
/** Words that YAML, or an older YAML, takes for something else than text. */
const NOT_TEXT = /^(?:true|false|null|~|yes|no|y|n)$/i
const SAFE = /^[\p{L}_][\p{L}\p{M}\p{N}_，。！？、；“”‘’《》（）… -]*$/u
const SPAN = /^\d{1,6}(?:ms|s|m|h|d|w)$/

export const isMapValue = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isListValue = (value: Plain): value is readonly Plain[] => Array.isArray(value)

export type Quote = 'plain' | 'single' | 'double'

/** A text on one line. Conditions are always quoted: bare, a `!` or `#` would change what they mean. */
export function scalarText(value: string | number | boolean | null, quote: Quote = 'plain'): string {
  if (value === null) return 'null'
  if (typeof value !== 'string') return String(value)
  if (quote === 'plain' && isSafe(value)) return value
  const needsEscapes = /[\n\r\t\\]|[^\P{C}\u{e000}-\u{f8ff}]/u.test(value)
  if (needsEscapes) return doubled(value)
  if (quote === 'double' || (value.includes("'") && !value.includes('"'))) return doubled(value)
  return `'${value.replaceAll("'", "''")}'`
}

const doubled = (value: string): string => JSON.stringify(value)

function isSafe(value: string): boolean {
  if (SPAN.test(value)) return true
  return SAFE.test(value) && !NOT_TEXT.test(value) && !value.endsWith(' ') && !value.includes(' #')
}

/** A value on one line. */
export function flowText(value: Plain, name: Step | null): string {
  if (isListValue(value)) return `[${value.map((item) => flowText(item, name)).join(', ')}]`
  if (isMapValue(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${keyText(key)}: ${flowText(inner, key)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  }
  return scalarText(value, quoteFor(name))
}

export const quoteFor = (name: Step | null): Quote => (name === 'if' ? 'single' : 'plain')
export const keyText = (key: string): string => scalarText(key)

/** Lines below a key at `indent`, or a value behind it on the same line. */
export function valueText(value: Plain, path: Path, indent: number): string {
  const name = path.at(-1) ?? null
  if (typeof value === 'string' && value.includes('\n') && isBlockSafe(value)) {
    const pad = ' '.repeat(indent + 2)
    const lines = value.replace(/\n+$/, '').split('\n')
    const chomp = value.endsWith('\n') ? '|' : '|-'
    return ` ${chomp}\n${lines.map((line) => (line === '' ? '' : pad + line)).join('\n')}`
  }
  if (!isMapValue(value) && !isListValue(value)) return ` ${scalarText(value, quoteFor(name))}`
  if (isOneLine(value, path, indent)) return ` ${flowText(value, name)}`
  return `\n${blockText(value, path, indent + 2)}`
}

/** Neither spaces at the start of a line nor more than one line end at the close survive as a block. */
const isBlockSafe = (text: string) =>
  !/\n\n$|^\s|\n[ \t]|[ \t]\n|[ \t]$/.test(text) && !/[^\P{C}\n]/u.test(text)

/** A map or list as lines, each beginning with `indent` spaces. */
export function blockText(value: Plain, path: Path, indent: number): string {
  const pad = ' '.repeat(indent)
  if (isListValue(value)) {
    return value.map((item, place) => `${pad}- ${itemText(item, [...path, place], indent)}`).join('\n')
  }
  if (!isMapValue(value)) return `${pad}${scalarText(value)}`
  return Object.entries(value)
    .map(([key, inner]) => `${pad}${keyText(key)}:${valueText(inner, [...path, key], indent)}`)
    .join('\n')
}

/** What follows `- `; further lines stand below the first. */
export function itemText(value: Plain, path: Path, indent: number): string {
  if (isListValue(value)) return flowText(value, null)
  if (isMapValue(value)) {
    return isOneLine(value, path, indent)
      ? flowText(value, null)
      : blockText(value, path, indent + 2).trimStart()
  }
  return valueText(value, path, indent).trimStart()
}

function isOneLine(value: Plain, path: Path, indent: number): boolean {
  if (isEmpty(value)) return true
  if (path.length <= 1) return path[0] === 'language' || path[0] === 'quiet'
  if (hasLineEnd(value)) return false
  const name = path.at(-1)
  if (name === 'do') return false
  // A rule is read line by line, like what hangs directly below a section.
  if (path[0] === 'rules' && path.length === 2) return false
  return indent + String(name).length + 2 + flowText(value, name ?? null).length <= WIDTH
}

const isEmpty = (value: Plain): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

function hasLineEnd(value: Plain): boolean {
  if (typeof value === 'string') return value.includes('\n')
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((inner: Plain) => hasLineEnd(inner))
}
