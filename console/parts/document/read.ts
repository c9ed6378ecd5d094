/** A charter's text as a document that remembers where everything stands. */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import type { Path, Plain } from './write.ts'

export interface Reading {
  readonly source: string
  readonly document: Document.Parsed
  readonly lines: LineCounter
  /** The first thing that YAML cannot read, or null. */
  readonly broken: string | null
}

export function readDocument(source: string): Reading {
  const lines = new LineCounter()
  const document = parseDocument(source, {
    keepSourceTokens: true,
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  return { source, document, lines, broken: document.errors[0]?.message ?? null }
}

/** The value at a place, as plain data; undefined when there is none. */
export function valueAt({ document }: Reading, path: Path): Plain | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return plainOf(node)
}

export function plainOf(node: unknown): Plain | undefined {
  if (isScalar(node)) {
    const { value } = node
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  }
  if (isSeq(node)) return node.items.map((item) => plainOf(item) ?? null)
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.flatMap((pair) => {
        const key = keyOf(pair)
        return key === null ? [] : [[key, plainOf(pair.value) ?? null]]
      }),
    )
  }
  return node === null ? null : undefined
}

export function keyOf(pair: Pair): string | null {
  return isScalar(pair.key) ? String(pair.key.value) : null
}

/** The node at a place, with what holds it; null when there is none. */
export function nodeAt({ document }: Reading, path: Path): unknown {
  let node: unknown = document.contents
  for (const step of path) {
    if (isMap(node)) node = pairIn(node, String(step))?.value ?? null
    else if (isSeq(node)) node = node.items[Number(step)] ?? null
    else return null
  }
  return node
}

export function pairIn(map: YAMLMap, key: string): Pair | null {
  return map.items.find((pair) => keyOf(pair) === key) ?? null
}

export interface Extent {
  readonly start: number
  readonly end: number
}

/** Where a node stands, without white space and comments behind it. */
export function extentOf(source: string, node: unknown): Extent | null {
  const { range } = isNodeWithRange(node) ? node : { range: null }
  if (!range) return null
  const [start] = range
  let end = (isMap(node) || isSeq(node) ? lastEnd(source, node) : null) ?? range[1]
  while (end > start && /\s/.test(source[end - 1] ?? '')) end -= 1
  return { start, end }
}

function lastEnd(source: string, node: YAMLMap | YAMLSeq): number | null {
  if (node.flow === true) return node.range?.[1] ?? null
  const last: unknown = node.items.at(-1)
  if (isPair(last)) return (extentOf(source, last.value) ?? keyExtent(last))?.end ?? null
  return extentOf(source, last)?.end ?? null
}

export function keyExtent(pair: Pair): Extent | null {
  const range = isNodeWithRange(pair.key) ? pair.key.range : null
  return range ? { start: range[0], end: range[1] } : null
}

/** From the key to the end of the value. */
export function pairExtent(source: string, pair: Pair): Extent | null {
  const key = keyExtent(pair)
  if (!key) return null
  const value = extentOf(source, pair.value)
  const colon = source.indexOf(':', key.end) + 1
  return { start: key.start, end: value && value.end > value.start ? value.end : Math.max(key.end, colon) }
}

function isNodeWithRange(node: unknown): node is Node & { range: [number, number, number] } {
  return (isScalar(node) || isMap(node) || isSeq(node)) && Array.isArray(node.range)
}
