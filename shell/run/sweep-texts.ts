/** Texts that were counted and count no more: a little of the table with each batch, so that it does not grow for ever. */
import { decodeState } from '../../core/decide/codec.ts'
import type { ChangedRecord } from '../../core/decide/overlay.ts'
import { isSpent } from '../../core/decide/windows.ts'
import type { StateRow } from '../../core/ports/rows.ts'
import type { LedgerStore } from '../../core/ports/store.ts'

/** Where the sweep of a community stands. Forgotten with its desk: it then begins again. */
export interface Sweep {
  /** Decision time from which the next round may begin. */
  due: number
  /** The last key that was looked at; null between two rounds. */
  after: number | null
}

const EVERY = 3_600_000
const MOST_ROWS = 256
const NOTHING: readonly StateRow[] = []

/**
 * Rows that delete what is spent. Memory may keep such a record: `evolve` makes the same of it as of a missing
 * one.
 */
export async function sweepTexts(
  sweep: Sweep,
  { community, now }: { readonly community: number; readonly now: number },
  changed: readonly ChangedRecord[],
  store: LedgerStore,
): Promise<readonly StateRow[]> {
  if (sweep.after === null) {
    if (now < sweep.due) return NOTHING
    sweep.due = now + EVERY
    sweep.after = Number.MIN_SAFE_INTEGER
  }
  const rows = await store.scanState(community, 'text', sweep.after, MOST_ROWS)
  sweep.after = rows.length < MOST_ROWS ? null : (rows.at(-1)?.a ?? null)
  const spent = rows.filter(({ value }) => value !== null && isSpent(decodeState('text', value), now))
  if (spent.length === 0) return NOTHING
  const written = new Set(changed.flatMap(({ scope, a }) => (scope === 'text' ? [a] : [])))
  return spent.filter(({ a }) => !written.has(a)).map(({ scope, a, b }) => ({ scope, a, b, value: null }))
}
