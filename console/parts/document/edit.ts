/**
 * Changes of a charter's text by what it says: each touches only the lines that it is about, so that comments,
 * order and the writer's own layout stay.
 */
import { isMap, isScalar, isSeq } from 'yaml'
import type { Pair, YAMLMap, YAMLSeq } from 'yaml'
import { blocksOf, leadOf, lineEndOf, lineStartOf, splice } from './lines.ts'
import type { Block } from './lines.ts'
import {
  extentOf,
  keyExtent,
  keyOf,
  nodeAt,
  pairExtent,
  pairIn,
  plainOf,
  readDocument,
  valueAt,
} from './read.ts'
import type { Extent, Reading } from './read.ts'
import {
  flowText,
  isListValue,
  isMapValue,
  itemText,
  keyText,
  quoteFor,
  scalarText,
  valueText,
} from './write.ts'
import type { Path, Plain, Quote } from './write.ts'

/** Names of the fields at a place, in the order of the format; new ones are put where they belong. */
export type FieldOrder = (path: Path) => readonly string[]
const anywhere: FieldOrder = () => []

/** The text with `value` at `path`; undefined takes away what is there. What is the same already is not touched. */
export function setIn(
  source: string,
  path: Path,
  value: Plain | undefined,
  order: FieldOrder = anywhere,
): string {
  const reading = readDocument(source)
  const there = nodeAt(reading, path)
  const parent = nodeAt(reading, path.slice(0, -1))
  const step = path.at(-1)
  if (step === undefined) return source
  if (value === undefined) return removeIn(source, path)
  if (isMap(parent) && !pairIn(parent, String(step))) return addPair(reading, parent, path, value, order)
  if (isSeq(parent) && Number(step) >= parent.items.length)
    return insertIn(source, path.slice(0, -1), Number(step), value)
  if (!isMap(parent) && !isSeq(parent)) return setIn(source, path.slice(0, -1), wrapped(step, value), order)
  if (same(plainOf(there) ?? null, value)) return source
  if (isMap(there) && there.items.length > 0 && isMapValue(value) && Object.keys(value).length > 0)
    return mergeMap(source, path, there, value, order)
  if (isSeq(there) && there.items.length > 0 && isListValue(value) && value.length > 0)
    return mergeList(source, path, there, value, order)
  return replace(reading, parent, path, value)
}

const wrapped = (step: string | number, value: Plain): Plain =>
  typeof step === 'number' ? [value] : { [step]: value }

function same(one: Plain, other: Plain): boolean {
  if (isListValue(one) && isListValue(other)) {
    return one.length === other.length && one.every((item, place) => same(item, other[place] ?? null))
  }
  if (isMapValue(one) && isMapValue(other)) {
    const keys = Object.keys(one)
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => key in other && same(one[key] ?? null, other[key] ?? null))
    )
  }
  return one === other
}

function mergeMap(
  source: string,
  path: Path,
  node: YAMLMap,
  value: { readonly [key: string]: Plain },
  order: FieldOrder,
): string {
  let text = source
  // What comes first, so that a map never is empty in between.
  for (const [key, inner] of Object.entries(value)) text = setIn(text, [...path, key], inner, order)
  for (const pair of node.items) {
    const key = keyOf(pair)
    if (key !== null && !(key in value)) text = removeIn(text, [...path, key])
  }
  return text
}

/** Items that stay the same at both ends are left alone; those between are changed, added or taken away. */
function mergeList(
  source: string,
  path: Path,
  node: YAMLSeq,
  value: readonly Plain[],
  order: FieldOrder,
): string {
  const before = node.items.map((item) => plainOf(item) ?? null)
  let head = 0
  while (head < Math.min(before.length, value.length) && same(before[head] ?? null, value[head] ?? null))
    head += 1
  let tail = 0
  const most = Math.min(before.length, value.length) - head
  while (tail < most && same(before.at(-1 - tail) ?? null, value.at(-1 - tail) ?? null)) tail += 1
  const old = before.length - head - tail
  const fresh = value.length - head - tail
  let text = source
  for (let place = 0; place < Math.min(old, fresh); place += 1) {
    text = setIn(text, [...path, head + place], value[head + place] ?? null, order)
  }
  for (let place = old; place < fresh; place += 1)
    text = insertIn(text, path, head + place, value[head + place] ?? null)
  for (let place = old - 1; place >= fresh; place -= 1) text = removeIn(text, [...path, head + place])
  return text
}

/** Puts other text where a value stands; a quoted text stays quoted. */
function replace(reading: Reading, parent: YAMLMap | YAMLSeq, path: Path, value: Plain): string {
  const { source } = reading
  const step = path.at(-1) ?? null
  const node = nodeAt(reading, path)
  if (parent.flow === true || isInFlow(reading, path)) {
    const extent = extentOf(source, node)
    const text =
      typeof value === 'object' || !isScalar(node)
        ? flowText(value, step)
        : scalarText(value, quoteOf(node.type, step))
    return extent ? splice(source, extent, text) : source
  }
  const anchor = isMap(parent) ? pairIn(parent, String(step)) : null
  const key = anchor ? keyExtent(anchor) : null
  const extent = extentOf(source, node)
  const start = key ? source.indexOf(':', key.end) + 1 : (extent?.start ?? 0)
  const end = extent && extent.end > start ? extent.end : start
  const indent = key ? columnOf(source, key.start) : dashColumn(source, extent?.start ?? 0)
  const single = typeof value !== 'object' && !(typeof value === 'string' && value.includes('\n'))
  const scalar = isScalar(node) && single ? scalarText(value, quoteOf(node.type, step)) : null
  const fresh = key ? valueText(value, path, indent) : itemText(value, path, indent)
  const text = scalar === null ? fresh : key ? ` ${scalar}` : scalar
  return spliceValue(source, { start, end }, text)
}

/** A comment on the line of the key stays there, whatever the value's lines are. */
function spliceValue(source: string, { start, end }: Extent, text: string): string {
  const [own = ''] = /^[ \t]*(?:[|>][-+\d]*)?[ \t]*(?=#)[^\n]*(?=\n)/.exec(source.slice(start, end)) ?? []
  const inside = own.slice(own.indexOf('#'))
  const behind = source.slice(end, lineEndOf(source, end))
  const comment = own !== '' ? ` ${inside}` : /^[ \t]*#/.test(behind) ? behind : ''
  if (comment === '' || (own === '' && !text.includes('\n'))) return splice(source, { start, end }, text)
  const line = text.indexOf('\n')
  const whole = line < 0 ? text + comment : text.slice(0, line) + comment + text.slice(line)
  return splice(source, { start, end: own === '' ? lineEndOf(source, end) : end }, whole)
}

function quoteOf(type: string | undefined, step: string | number | null): Quote {
  if (type === 'QUOTE_DOUBLE') return 'double'
  if (type === 'QUOTE_SINGLE') return 'single'
  return quoteFor(step)
}

function isInFlow(reading: Reading, path: Path): boolean {
  return path.some((_, length) => {
    const node = nodeAt(reading, path.slice(0, length))
    return (isMap(node) || isSeq(node)) && node.flow === true
  })
}

const columnOf = (source: string, offset: number): number => offset - lineStartOf(source, offset)

/** Column of the `- ` before what stands at `offset`. */
function dashColumn(source: string, offset: number): number {
  const line = source.slice(lineStartOf(source, offset), offset)
  const dash = line.lastIndexOf('- ')
  return dash < 0 ? line.length : dash
}

function addPair(reading: Reading, map: YAMLMap, path: Path, value: Plain, order: FieldOrder): string {
  const { source } = reading
  const key = String(path.at(-1))
  const after = neighbour(map, key, order(path.slice(0, -1)))
  if (map.flow === true || isInFlow(reading, path.slice(0, -1)))
    return addToFlow(source, map, after, `${keyText(key)}: ${flowText(value, key)}`)
  const first = map.items[0]
  const start = first ? (keyExtent(first)?.start ?? 0) : 0
  const indent = columnOf(source, start)
  const text = `${keyText(key)}:${valueText(value, path, indent)}`
  if (!after) return splice(source, { start, end: start }, `${text}\n${' '.repeat(indent)}`)
  const end = lineEndOf(source, pairExtent(source, after)?.end ?? source.length)
  return splice(source, { start: end, end }, `\n${path.length === 1 ? '\n' : ''}${' '.repeat(indent)}${text}`)
}

function addToFlow(source: string, map: YAMLMap, after: Pair | null, text: string): string {
  const whole = map.range
  if (!whole) return source
  if (map.items.length === 0) return splice(source, { start: whole[0], end: whole[1] }, `{ ${text} }`)
  const first = map.items[0]
  if (!after && first) {
    const start = keyExtent(first)?.start ?? whole[0] + 1
    return splice(source, { start, end: start }, `${text}, `)
  }
  const end = (after && pairExtent(source, after)?.end) ?? whole[1] - 1
  return splice(source, { start: end, end }, `, ${text}`)
}

/** The pair behind which `key` belongs; null = before all others. */
function neighbour(map: YAMLMap, key: string, names: readonly string[]): Pair | null {
  const last = map.items.at(-1) ?? null
  const place = names.indexOf(key)
  if (place < 0) return last
  const before = map.items.filter((pair) => {
    const at = names.indexOf(keyOf(pair) ?? '')
    return at >= 0 && at < place
  })
  return before.at(-1) ?? null
}

/** The text with `value` as item `place` of the list at `path`; a list that is not there is begun. */
export function insertIn(
  source: string,
  path: Path,
  place: number,
  value: Plain,
  order: FieldOrder = anywhere,
): string {
  const reading = readDocument(source)
  const list = nodeAt(reading, path)
  if (!isSeq(list) || list.items.length === 0) return setIn(source, path, [value], order)
  if (list.flow === true || isInFlow(reading, path)) {
    const items = valueAt(reading, path)
    const before = isListValue(items ?? null) ? list.items : []
    const text = flowText(value, path.at(-1) ?? null)
    const at = before[place]
    const extent = extentOf(source, at ?? before.at(-1))
    if (!extent) return source
    return at
      ? splice(source, { start: extent.start, end: extent.start }, `${text}, `)
      : splice(source, { start: extent.end, end: extent.end }, `, ${text}`)
  }
  const blocks = blocksOf(source, list)
  const first = blocks[0]
  if (!first) return source
  const text = `${' '.repeat(first.indent)}- ${itemText(value, [...path, place], first.indent)}`
  const spaced = hasBlankBetween(source, blocks)
  const at = blocks[place]
  if (at) return splice(source, { start: at.start, end: at.start }, `${text}\n${spaced ? '\n' : ''}`)
  const end = blocks.at(-1)?.end ?? source.length
  return splice(source, { start: end, end }, `\n${spaced ? '\n' : ''}${text}`)
}

const hasBlankBetween = (source: string, blocks: readonly Block[]): boolean =>
  blocks.some((block, place) => {
    const next = blocks[place + 1]
    return next !== undefined && /\n[ \t]*\n/.test(source.slice(block.end, next.start))
  })

/** The text without what is at `path`; what was said about a list's item in the lines above goes with it. */
export function removeIn(source: string, path: Path): string {
  const reading = readDocument(source)
  const parent = nodeAt(reading, path.slice(0, -1))
  const step = path.at(-1)
  if (step === undefined) return source
  if (isMap(parent)) return removePair(reading, parent, path, String(step))
  if (!isSeq(parent)) return source
  const place = Number(step)
  const item = parent.items[place]
  if (item === undefined) return source
  if (parent.items.length === 1) return emptied(source, reading, path.slice(0, -1), '[]')
  if (parent.flow === true || isInFlow(reading, path.slice(0, -1))) {
    const extent = extentOf(source, item)
    const next = extentOf(source, parent.items[place + 1])
    const before = extentOf(source, parent.items[place - 1])
    if (!extent) return source
    return next
      ? splice(source, { start: extent.start, end: next.start }, '')
      : splice(source, { start: before?.end ?? extent.start, end: extent.end }, '')
  }
  const blocks = blocksOf(source, parent)
  const [own, next, before] = [blocks[place], blocks[place + 1], blocks[place - 1]]
  if (!own) return source
  if (next) return splice(source, { start: own.start, end: next.start }, '')
  return splice(source, { start: before?.end ?? own.start, end: own.end }, '')
}

function removePair(reading: Reading, map: YAMLMap, path: Path, key: string): string {
  const { source } = reading
  const place = map.items.findIndex((pair) => keyOf(pair) === key)
  const pair = map.items[place]
  const extent = pair ? pairExtent(source, pair) : null
  if (!extent) return source
  if (map.items.length === 1)
    return path.length === 1 ? '' : emptied(source, reading, path.slice(0, -1), '{}')
  const next = map.items[place + 1]
  const before = map.items[place - 1]
  const nextStart = next ? keyExtent(next)?.start : undefined
  const beforeEnd = before ? pairExtent(source, before)?.end : undefined
  if (map.flow === true || isInFlow(reading, path.slice(0, -1))) {
    if (nextStart !== undefined) return splice(source, { start: extent.start, end: nextStart }, '')
    return splice(source, { start: beforeEnd ?? extent.start, end: extent.end }, '')
  }
  if (place === 0 && nextStart !== undefined) {
    // The first may stand behind the dash of a list; what is said above the next one stays.
    const lead = leadOf(source, nextStart)
    const dash = /\S/.test(source.slice(lineStartOf(source, extent.start), extent.start))
    return dash
      ? splice(source, { start: extent.start, end: nextStart }, '')
      : splice(source, { start: lineStartOf(source, extent.start), end: lead }, '')
  }
  const start = lineStartOf(source, extent.start) - 1
  return splice(source, { start, end: lineEndOf(source, extent.end) }, '')
}

function emptied(source: string, reading: Reading, path: Path, text: string): string {
  const node = nodeAt(reading, path)
  const parent = nodeAt(reading, path.slice(0, -1))
  const extent = extentOf(source, node)
  if (!extent) return source
  const pair = isMap(parent) ? pairIn(parent, String(path.at(-1))) : null
  const key = pair ? keyExtent(pair) : null
  if (!key) return splice(source, extent, text)
  const colon = source.indexOf(':', key.end) + 1
  return splice(source, { start: colon, end: extent.end }, ` ${text}`)
}

/** The text with item `from` of the list at `path` moved to place `to`, with the comment above it. */
export function moveIn(source: string, path: Path, from: number, to: number): string {
  const reading = readDocument(source)
  const list = nodeAt(reading, path)
  if (!isSeq(list) || from === to || list.items[from] === undefined || list.items[to] === undefined)
    return source
  if (list.flow === true || isInFlow(reading, path)) {
    const extents = list.items.map((item) => extentOf(source, item))
    return rearranged(
      source,
      extents.flatMap((extent) => (extent ? [extent] : [])),
      from,
      to,
    )
  }
  return rearranged(source, blocksOf(source, list), from, to)
}

/** Puts pieces in another order and leaves what stands between them where it is. */
function rearranged(
  source: string,
  pieces: readonly { start: number; end: number }[],
  from: number,
  to: number,
): string {
  const texts = pieces.map(({ start, end }) => source.slice(start, end))
  const [moved = ''] = texts.splice(from, 1)
  texts.splice(to, 0, moved)
  let text = source
  for (let place = pieces.length - 1; place >= 0; place -= 1) {
    const piece = pieces[place]
    if (piece) text = splice(text, piece, texts[place] ?? '')
  }
  return text
}
