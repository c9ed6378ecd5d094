/** Name patterns of kinds: `*` stands for anything, everything else for itself; case and width do not matter. */
import type { CompiledCharter } from './compiled.ts'

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether the whole name fits the pattern. Each piece is looked for once, so no pattern can hang. */
export function fitsPattern(pattern: string, name: string): boolean {
  const text = folded(name.trim())
  const pieces = folded(pattern.trim()).split('*')
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (pieces.length === 1) return text === first
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false
  const end = text.length - last.length
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, from)
    if (found < 0 || found + piece.length > end) return false
    from = found + piece.length
  }
  return true
}

/** The kind that the charter's patterns propose for a group of this name; null when none does, or several do. */
export function proposedKind({ kinds }: Pick<CompiledCharter, 'kinds'>, name: string | null): string | null {
  if (name === null) return null
  const fitting = [...kinds.values()].filter(({ match }) =>
    match.some((pattern) => fitsPattern(pattern, name)),
  )
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
}
