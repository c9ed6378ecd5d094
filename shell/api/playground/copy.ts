/** Copies an existing group with some of its people; nothing of it is changed. */
import { toId } from '../../../core/chat/ids.ts'
import type { GroupId, MemberId } from '../../../core/chat/ids.ts'
import type { CompiledCharter } from '../../../core/charter/compiled.ts'
import { decodeState } from '../../../core/decide/codec.ts'
import type { ChangedRecord } from '../../../core/decide/overlay.ts'
import type { Scope, StateKey } from '../../../core/decide/state.ts'
import { factsOf } from '../../../core/facts/message-facts.ts'
import type { CopiedGroup } from '../../../core/playground/scene.ts'
import type { StateRow } from '../../../core/ports/rows.ts'
import type { ReadStore } from '../../../core/ports/store.ts'

const MOST_PEOPLE = 12
const MOST_ADMINS = 4
const LATEST = 200

export interface CopyRequest {
  readonly community: number
  readonly group: GroupId
  /** Texts that will be written: how often they came lately is copied. */
  readonly texts: readonly string[]
  readonly lexicon: CompiledCharter['lexicon'] | null
  readonly now: number
}

/** null when there is no such group. */
export async function copyGroup(reads: ReadStore, request: CopyRequest): Promise<CopiedGroup | null> {
  const { community, group, now } = request
  const row = (await reads.listGroups(community)).find((one) => one.group === group)
  if (row === undefined) return null
  const members = await someOf(reads, community, group, row.state)
  const keys: StateKey[] = [
    { scope: 'community', a: 0, b: 0 },
    { scope: 'group', a: group, b: 0 },
    ...members.map((member): StateKey => ({ scope: 'member', a: member, b: 0 })),
    ...members.map((member): StateKey => ({ scope: 'membership', a: group, b: member })),
    ...fingerprints(request).map((text): StateKey => ({ scope: 'text', a: text, b: 0 })),
  ]
  const records = (await reads.state(community, keys)).flatMap(recordOf)
  const names = new Map<number, string>()
  for (const { member, name } of await reads.handles(community, members)) {
    if (name !== null && !names.has(member)) names.set(member, name)
  }
  return {
    group,
    name: row.name ?? '',
    time: Math.max(now, timeIn(records)),
    people: members.map((member) => ({ member, name: names.get(member) ?? String(member) })),
    records,
  }
}

/** Who can administer it, and who spoke last. */
async function someOf(reads: ReadStore, community: number, group: GroupId, state: string | null) {
  const admins = state === null ? [] : decodeState('group', state).admins
  const latest = await reads.events(community, { limit: LATEST }, { group })
  const found = new Set<MemberId>(admins.slice(0, MOST_ADMINS))
  for (const { event } of latest) {
    if (found.size >= MOST_PEOPLE) break
    if (event.member !== null && event.kind !== 'member.left' && event.kind !== 'member.removed') {
      found.add(toId<MemberId>(event.member))
    }
  }
  return [...found]
}

function fingerprints({ texts, lexicon }: CopyRequest): readonly number[] {
  const found = new Set<number>()
  if (lexicon === null) return []
  for (const text of texts) {
    const { fingerprint } = factsOf({ parts: [{ type: 'text', text }] }, lexicon)
    if (fingerprint !== 0) found.add(fingerprint)
  }
  return [...found]
}

function recordOf({ scope, a, b, value }: StateRow): readonly ChangedRecord[] {
  return value === null ? [] : [decoded(scope, a, b, value)]
}

function decoded<S extends Scope>(scope: S, a: number, b: number, value: string): ChangedRecord<S> {
  return { scope, a, b, record: decodeState(scope, value) }
}

function timeIn(records: readonly ChangedRecord[]): number {
  for (const { scope, record } of records) if (scope === 'community' && 'time' in record) return record.time
  return 0
}
