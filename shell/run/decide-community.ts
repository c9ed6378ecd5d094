/** One community's share of a batch: from its tasks to a commit, and what memory takes over once it has succeeded. */
import { encodeState } from '../../core/decide/codec.ts'
import type { Committed } from '../../core/ports/pipeline.ts'
import type { GroupRow, HandleRow, StateRow } from '../../core/ports/rows.ts'
import type { CommunityCommit } from '../../core/ports/store.ts'
import { acted } from '../../core/decide/decision.ts'
import type { ChangedRecord } from '../../core/decide/overlay.ts'
import { admit } from './admit.ts'
import type { Admission, AdmitTools } from './admit.ts'
import { decideEvents, prepare } from './decide-events.ts'
import type { Decided } from './decide-events.ts'
import { COMMUNITY_KEY, RECENT } from './desk.ts'
import type { Desk } from './desk.ts'
import { draftCommit, finishCommit } from './draft-commit.ts'
import type { DraftCommit } from './draft-commit.ts'
import { groupsForLinks, takenOverBy } from './linked.ts'
import { loadMissing } from './load-state.ts'
import { standInFor } from './owner.ts'
import type { Platforms } from './owner.ts'
import { addRows } from './rows.ts'
import type { UnwrittenText } from './rows.ts'
import type { Task } from './task.ts'
import { sweepTexts } from './sweep-texts.ts'
import { writeTexts } from './texts.ts'

export interface BatchTools extends AdmitTools {
  readonly salt: () => string
  readonly platforms: Platforms
}

export interface Part {
  readonly desk: Desk
  readonly tasks: readonly Task[]
  readonly commit: CommunityCommit
  readonly admission: Admission
  readonly decided: readonly Decided[]
  readonly changed: readonly ChangedRecord[]
}

/** Over all communities; each may hold its even share, and a little in any case. */
const MOST_KEYS = 200_000
const MOST_NAMES = 20_000
const MOST_KNOWN = 40_000
const LEAST = 2_000

export async function decideCommunity(desk: Desk, tasks: readonly Task[], tools: BatchTools): Promise<Part> {
  const { store } = tools
  await loadMissing(store, desk.community, desk.cache, [COMMUNITY_KEY])
  const { lastId } = desk.directory
  const admission = await admit(desk, tasks, tools)
  const groups = await groupsForLinks(store, desk, admission.fresh)
  const { prepared, keys } = prepare(admission.fresh, groups)
  await loadMissing(store, desk.community, desk.cache, keys, lastId)
  const { decided, overlay } = decideEvents(prepared, desk.cache)
  const draft = draftCommit()
  const texts: UnwrittenText[] = []
  const rowTools = { salt: tools.salt, now: tools.received, standIn: standInFor(overlay, tools.platforms) }
  for (const one of decided) {
    for (const text of addRows(draft, one, rowTools)) texts.push(text)
  }
  for (const member of draft.erased.slice()) draft.erased.push(...takenOverBy(desk, member))
  await writeTexts(draft, texts, { ...tools, desk })
  leaveBehind(draft, admission)
  const changed = overlay.changed()
  const { time } = overlay.read('community', 0, 0)
  const swept =
    admission.fresh.length === 0
      ? []
      : await sweepTexts(desk.sweep, { community: desk.community, now: time }, changed, store)
  const state = [...changed.map(rowOf), ...swept]
  const commit = finishCommit(draft, desk.lease, { state, ...journalOf(desk) })
  return { desk, tasks, commit, admission, decided, changed }
}

function leaveBehind(draft: DraftCommit, { spent, cursors }: Admission): void {
  for (const { key } of spent) if (!draft.timers.has(key)) draft.timers.set(key, null)
  for (const [account, cursor] of cursors) draft.cursors.set(account, cursor)
}

function rowOf({ scope, a, b, record }: ChangedRecord): StateRow {
  return { scope, a, b, value: encodeState(scope, record) }
}

function journalOf({ community, directory }: Desk): { groups: GroupRow[]; handles: HandleRow[] } {
  const { groups, handles } = directory.takeChanges()
  return {
    groups: groups.map(({ account, ...row }) => ({ community, account: account ?? 0, ...row })),
    handles: handles.map((row) => ({ community, ...row })),
  }
}

/** Memory takes over what the commit has made true; `communities` share its bounds. */
export function keep(part: Part, received: number, communities: number): void {
  const { desk, commit, admission, changed } = part
  const share = (most: number): number => Math.max(LEAST, Math.floor(most / communities))
  const { lease, link } = commit
  desk.lease = { ...lease, head: link?.to ?? lease.head, chain: link?.hash ?? lease.chain }
  desk.charter = admission.charter
  for (const { scope, a, b, record } of changed) desk.cache.put(scope, a, b, record)
  for (const { dedupe } of admission.fresh) desk.keys.add(dedupe)
  desk.keys.trim(share(MOST_KEYS), received - RECENT)
  desk.directory.trim(share(MOST_KNOWN))
  if (desk.names.size > share(MOST_NAMES)) desk.names.clear()
}

export function newsOf({ desk, commit }: Part): Committed | null {
  const { link, actions, updates, timers } = commit
  if (link === null) return null
  const waiting = [...actions, ...updates].filter(({ status }) => status === 'queued').length
  const timer = timers.length === 0 ? undefined : Math.min(...timers.map(({ due }) => due))
  return { community: desk.community, from: link.from, to: link.to, actions: waiting, timer }
}

/** How many events were held back, and how many are kept as faults. */
export function countHeld(decided: readonly Decided[]): { readonly held: number; readonly faults: number } {
  let held = 0
  let faults = 0
  for (const { decision } of decided) {
    if (decision.fault !== undefined) faults += 1
    if (decision.fired.some((fired) => !acted(fired))) held += 1
  }
  return { held, faults }
}
