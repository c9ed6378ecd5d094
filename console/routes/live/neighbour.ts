/** The line before or after another one; the newest where none is chosen. */
import type { Row } from './rows.ts'

export function neighbour(rows: readonly Row[], selected: string | undefined, by: 1 | -1): string | null {
  const places = rows.flatMap((row) => (row.row === 'event' ? [row.key] : []))
  const at = selected === undefined ? -1 : places.indexOf(selected)
  if (at < 0) return places.at(-1) ?? null
  return places[at + by] ?? null
}
