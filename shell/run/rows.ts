/** From what was decided to the rows that the ledger keeps. */
import { OUTBOUND } from '../../core/chat/action.ts'
import type { Action } from '../../core/chat/action.ts'
import type { Event } from '../../core/chat/event.ts'
import { encodeDecision } from '../../core/decide/codec.ts'
import { isLink } from '../../core/decide/needs.ts'
import type { Accepted } from '../../core/ports/intake.ts'
import type { ActionRow, ContentRow } from '../../core/ports/rows.ts'
import { contentHash } from './chain.ts'
import type { Decided } from './decide-events.ts'
import type { DraftCommit } from './draft-commit.ts'
import { noteMarks } from './inbox-marks.ts'

export interface RowTools {
  readonly salt: () => string
  /** Wall time at which the batch is written: when queued actions are due. */
  readonly now: number
  /** What is done instead of acting on this member, where the platform would refuse it. */
  readonly standIn: (action: Action, decided: Decided) => Pick<ActionRow, 'kind' | 'code'> | null
}

/** Texts wait in `texts` until the names in them are known. */
export interface UnwrittenText {
  readonly decided: Decided
  readonly action: Action
  readonly n: number
}

const NOTHING = '{}'

/** Adds an event and everything that it led to; answers which texts are still to be written. */
export function addRows(draft: DraftCommit, decided: Decided, tools: RowTools): readonly UnwrittenText[] {
  const { event, publication, update } = decided.fresh
  addEvent(draft, decided, tools)
  addWork(draft, decided)
  if (publication) draft.charters.push(publication)
  if (update) draft.updates.push(update)
  if (event.kind === 'verdict.given' && event.data.on !== 'action') {
    const { seq, n, verdict } = event.data
    draft.closed.push({ seq, n, status: verdict === 'uphold' ? 'upheld' : 'undone' })
  }
  for (const key of answeredCases(event)) settle(draft, key)
  if (event.kind === 'operator.act') noteMarks(draft, event)
  if (event.kind === 'charter.published') {
    for (const rule of event.data.removed ?? []) draft.withdrawn.push({ rule, before: event.seq })
  }
  if (isLink(event) && event.member !== null && event.data.other !== undefined) {
    draft.adopted.push({ kept: event.member, taken: event.data.other })
  }
  if (event.kind === 'erased' && event.member !== null) draft.erased.push(event.member)
  return addActions(draft, decided, tools)
}

/** The cases that close when an operator says what became, or is to become, of an action. */
function answeredCases({ kind, data }: Event): readonly string[] {
  const isAnswer = kind === 'action.confirmed' || kind === 'action.failed' || kind === 'action.expired'
  if (!isAnswer || !('operator' in data)) return []
  return ['action-unknown', 'action-failed'].map((about) => `${about}:${data.seq}:${data.n}`)
}

function addEvent(draft: DraftCommit, { fresh, decision }: Decided, { salt }: RowTools): void {
  const { event, dedupe } = fresh
  const { community, seq, member } = event
  const body = bodyOf(fresh)
  let hash: string | null = null
  if (body !== null) {
    const grain = salt()
    hash = contentHash(grain, body)
    draft.content.push({ community, seq, part: -1, member, salt: grain, body })
  }
  draft.events.push({
    community,
    seq,
    kind: event.kind,
    at: event.at,
    received: event.received,
    now: event.now,
    source: event.source,
    account: event.account,
    group: event.group,
    member,
    native: event.native,
    revision: event.revision,
    dedupe,
    data: dataOf(fresh),
    decision: encodeDecision(decision),
    contentHash: hash,
  })
}

/** What intake has written already is taken as it is, where nothing was added to it since. */
function dataOf({ event, accepted }: Decided['fresh']): string {
  return accepted !== null && accepted.incoming.data === event.data
    ? accepted.data
    : JSON.stringify(event.data)
}

function bodyOf({ event, accepted }: Decided['fresh']): string | null {
  const { content } = event
  if (content === null) return null
  const body = accepted === null ? JSON.stringify(content) : withName(accepted, content)
  return body === NOTHING ? null : body
}

/** `resolve` adds the person's name to what intake has written, and nothing else. */
function withName({ incoming, content: written }: Accepted, content: object): string {
  const name = incoming.person?.name
  if (incoming.content === content || name === undefined) return written
  const field = `"name":${JSON.stringify(name)}}`
  return written === NOTHING ? `{${field}` : `${written.slice(0, -1)},${field}`
}

function addWork(draft: DraftCommit, { fresh, decision }: Decided): void {
  const { community, seq, now } = fresh.event
  decision.entries.forEach(({ member, amount, rule }, n) => {
    draft.entries.push({ community, seq, n, member, amount, rule, at: now })
  })
  for (const key of decision.settled) settle(draft, key)
  decision.cases.forEach(({ key, kind, rule, group, member, message }, n) => {
    const about = { community, seq, n, key, kind, rule, group, member, message }
    draft.cases.push({ ...about, opened: now, count: 1, status: 'open' })
  })
  if (fresh.timer !== null) draft.timers.set(fresh.timer.key, null)
  for (const key of decision.cancelled) draft.timers.set(key, null)
  for (const { key, due, group, payload } of decision.timers) {
    draft.timers.set(key, { community, key, due, group, payload: JSON.stringify(payload ?? null) })
  }
}

/** What this very commit opened of the key arrives closed; the store closes what it has. */
function settle(draft: DraftCommit, key: string): void {
  draft.settled.push(key)
  draft.cases.forEach((row, place) => {
    if (row.key === key && row.status === 'open') draft.cases[place] = { ...row, status: 'closed' }
  })
}

function addActions(draft: DraftCommit, decided: Decided, tools: RowTools): readonly UnwrittenText[] {
  const { actions } = decided.decision
  if (actions.length === 0) return []
  const texts: UnwrittenText[] = []
  actions.forEach((action, n) => {
    // Points are entries; a row here would say the same twice.
    if (action.kind === 'points') return
    draft.actions.push(actionRow(action, n, decided, tools))
    if (action.text !== null) texts.push({ decided, action, n })
  })
  return texts
}

function actionRow(action: Action, n: number, decided: Decided, tools: RowTools): ActionRow {
  const { community, seq } = decided.fresh.event
  const standIn = tools.standIn(action, decided)
  const kind = standIn?.kind ?? action.kind
  return {
    community,
    seq,
    n,
    kind,
    rule: action.rule,
    group: action.group,
    member: action.member,
    message: action.message,
    amount: action.amount ?? null,
    name: action.name ?? null,
    due: tools.now,
    expires: action.expires,
    status: OUTBOUND.has(kind) ? 'queued' : 'done',
    attempts: 0,
    code: standIn?.code ?? null,
    native: null,
  }
}

export function textRow({ decided, action, n }: UnwrittenText, salt: string, body: string): ContentRow {
  const { community, seq } = decided.fresh.event
  const names = action.text?.members
  return { community, seq, part: n, member: action.member, salt, body, ...(names ? { names } : {}) }
}
