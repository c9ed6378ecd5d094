/** How far what a fault is about reaches, where only its beginning was named. */
import { entriesOf, type Tree } from './tree.ts'

/** Ends of keys and scalars by where they begin; a key wins over an empty value that borrows its place. */
export function endsIn(tree: Tree | null, source: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const waiting: Tree[] = tree === null ? [] : [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'scalar') {
      if (node.end > node.start) ends.set(node.start, lineEnd(source, node.start, node.end))
      continue
    }
    if (node.kind === 'list') {
      if (!ends.has(node.start)) ends.set(node.start, lineEnd(source, node.start, node.end))
      for (const item of node.items) waiting.push(item)
      continue
    }
    for (const { key, keyStart, value } of entriesOf(node)) {
      const quoted = source[keyStart] === '"' || source[keyStart] === "'" ? 2 : 0
      ends.set(keyStart, keyStart + key.length + quoted)
      waiting.push(value)
    }
  }
  return ends
}

const WORD = /^[^\s,:[\]{}()'"“”]+/u

/** Where the fault at `offset` ends: what stands there, or the word, or one character. */
export function endOf(source: string, ends: ReadonlyMap<number, number>, offset: number): number {
  const known = ends.get(offset)
  if (known !== undefined && known > offset) return known
  const [word = ''] = WORD.exec(source.slice(offset, offset + 200)) ?? []
  return Math.min(source.length, offset + Math.max(1, word.length))
}

/** What goes over several lines is marked in its first one. */
function lineEnd(source: string, start: number, end: number): number {
  const line = source.indexOf('\n', start)
  return line >= 0 && line < end ? line : end
}
