/** Folds the stored decisions of one community and compares what they leave behind with the stored state. */
import { decodeDecision, decodeState, encodeState, emptyRecord } from '../../core/decide/codec.ts'
import { evolve } from '../../core/decide/evolve.ts'
import { EMPTY_BASE, Overlay } from '../../core/decide/overlay.ts'
import type { ChangedRecord } from '../../core/decide/overlay.ts'
import type { Scope, StateKey } from '../../core/decide/state.ts'
import { isSpent } from '../../core/decide/windows.ts'
import { eventOfRow } from '../../core/ports/event-row.ts'
import type { CommunityRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'

export interface StateAudit {
  readonly records: number
  readonly differing: readonly StateKey[]
  /** The community decided events meanwhile, so that nothing can be said. */
  readonly busy: boolean
}

type Ledger = Pick<ReadStore, 'ledger' | 'state' | 'listCommunities'>

const PAGE = 1_000

/** Throws where an event or a decision cannot be read. */
export async function verifyState(read: Ledger, { community, head }: CommunityRow): Promise<StateAudit> {
  const overlay = await fold(read, community, head)
  const records = overlay.changed()
  const { time } = overlay.read('community', 0, 0)
  const differing: StateKey[] = []
  for (let from = 0; from < records.length; from += PAGE) {
    const page = records.slice(from, from + PAGE)
    const stored = new Map((await read.state(community, page)).map((row) => [nameOf(row), row.value]))
    for (const record of page) {
      if (isSame(record, stored.get(nameOf(record)) ?? null, time)) continue
      const { scope, a, b } = record
      differing.push({ scope, a, b })
    }
  }
  const now = (await read.listCommunities()).find((row) => row.community === community)
  const busy = now?.head !== head
  return { records: records.length, differing: busy ? [] : differing, busy }
}

async function fold(read: Ledger, community: number, head: number): Promise<Overlay> {
  const overlay = new Overlay(EMPTY_BASE)
  for (let place = 0; place < head; place += PAGE) {
    for (const row of await read.ledger(community, place, Math.min(PAGE, head - place))) {
      const event = eventOfRow(row, null)
      if (event.kind !== '#future') evolve(overlay, event, decodeDecision(row.decision))
    }
  }
  return overlay
}

function nameOf({ scope, a, b }: StateKey): string {
  return `${scope} ${a} ${b}`
}

/**
 * Compared in today's layout: an older release may have stored the same record in an older one. Texts that
 * count no more may have been swept out.
 */
function isSame(changed: ChangedRecord, stored: string | null, time: number): boolean {
  const { scope, record } = changed
  if (stored === null && isOf('text', changed) && isSpent(changed.record, time)) return true
  const before = stored === null ? emptyRecord(scope) : decodeState(scope, stored)
  return encodeState(scope, before) === encodeState(scope, record)
}

function isOf<S extends Scope>(scope: S, changed: ChangedRecord): changed is ChangedRecord<S> {
  return changed.scope === scope
}
