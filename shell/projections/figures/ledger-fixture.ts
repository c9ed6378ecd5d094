/** A ledger in memory, for tests of the figures. */
import { ACTION_CLASSES } from '../../../core/chat/action.ts'
import type { ActionKind } from '../../../core/chat/action.ts'
import { encodeDecision } from '../../../core/decide/codec.ts'
import { toId } from '../../../core/chat/ids.ts'
import { emptyDraft } from '../../../core/decide/draft.ts'
import type { CharterRow, EventRow } from '../../../core/ports/rows.ts'
import type { ReadStore } from '../../../core/ports/store.ts'

export const COMMUNITY = 7

export interface Told {
  readonly kind: string
  readonly at: number
  readonly group?: number | null
  readonly member?: number | null
  readonly data?: Readonly<Record<string, unknown>>
  /** Acts that its decision holds. */
  readonly acts?: readonly ActionKind[]
}

export function eventsOf(told: readonly Told[]): readonly EventRow[] {
  let now = 0
  return told.map(({ kind, at, group = null, member = null, data = {}, acts = [] }, place) => {
    now = Math.max(now, at)
    return {
      community: COMMUNITY,
      seq: place + 1,
      kind,
      at,
      received: now,
      now,
      source: 'live',
      account: 1,
      group,
      member,
      native: null,
      revision: 0,
      dedupe: `k${place}`,
      data: JSON.stringify(data),
      decision: decisionWith(acts, group),
      contentHash: null,
    }
  })
}

function decisionWith(acts: readonly ActionKind[], group: number | null): string {
  const { actions: _none, ...rest } = emptyDraft()
  return encodeDecision({
    ...rest,
    charter: 1,
    kind: 'main',
    reads: [],
    text: null,
    late: false,
    spent: null,
    actions: acts
      .filter((kind) => kind in ACTION_CLASSES)
      .map((kind) => ({
        kind,
        rule: 'some-rule',
        group: group === null ? null : toId(group),
        member: null,
        message: null,
        text: null,
        expires: 0,
      })),
  })
}

export function charterOf(version: number, zone: string): CharterRow {
  const source = `folkmoot: 1\nname: Test\ntimezone: ${zone}\n`
  return { community: COMMUNITY, version, source, published: 0, operator: 'anna', reason: '' }
}

export function ledgerOf(events: readonly EventRow[], charters: readonly CharterRow[]) {
  const ledger: Pick<ReadStore, 'listCommunities' | 'ledger' | 'charters'> = {
    listCommunities: () =>
      Promise.resolve([
        { community: COMMUNITY, name: 'Test', created: 0, epoch: 1, head: events.length, chain: '' },
      ]),
    ledger: (_community, after, limit) =>
      Promise.resolve(events.filter(({ seq }) => seq > after).slice(0, limit)),
    charters: () => Promise.resolve(charters),
  }
  return ledger
}
