/** Takes one event after another into a page's tally. Looks only at what is kept for ever, never at texts. */
import { OUTBOUND } from '../../../core/chat/action.ts'
import { localTime } from '../../../core/chat/zone.ts'
import { decodeDecision } from '../../../core/decide/codec.ts'
import type { EventRow } from '../../../core/ports/rows.ts'
import { WHOLE, dayIn } from './tally.ts'
import type { Act, ActState, Role, Tally } from './tally.ts'

/** What was known before this page. */
export interface Known {
  readonly roleOf: (member: number, group: number) => Role | null
  readonly rolesOf: (member: number) => readonly (readonly [group: number, role: Role])[]
  readonly act: (seq: number, n: number) => Act | null
}

const DAY = 86_400_000
/** Days for which an act can still be undone in the figures. */
export const ACTS_KEPT = 60
/** What an operator orders is no automatic act. */
const ORDERED = new Set(['verdict.given', 'operator.act', 'operator.notice'])
const RESULTS: Readonly<Record<string, ActState>> = {
  'action.sent': 'done',
  'action.confirmed': 'done',
  'action.failed': 'failed',
  'action.expired': 'failed',
}

export interface Fold {
  readonly tally: Tally
  readonly known: Known
  readonly zone: string
}

export function foldEvent(fold: Fold, event: EventRow): void {
  const { tally } = fold
  const received = Math.floor(event.received / DAY)
  tally.received.set(received, (tally.received.get(received) ?? 0) + 1)
  const data = dataOf(event)
  learnRole(fold, event, data)
  if (event.group !== null && isSignOfLife(event.kind)) countLife(fold, event.group, event)
  if (event.kind === 'message.sent') countMessage(fold, event, data)
  else if (event.kind === 'member.joined' || event.kind === 'member.left' || event.kind === 'member.removed')
    countMove(fold, event)
  else if (event.kind in RESULTS || event.kind === 'verdict.given') followUp(fold, event, data)
  countActs(fold, event)
}

function isSignOfLife(kind: string): boolean {
  return kind.startsWith('message.') || kind.startsWith('member.') || kind.startsWith('reaction.')
}

function countLife({ tally, zone }: Fold, group: number, { at }: EventRow): void {
  const { day, minute } = localTime(at, zone)
  const hour = day * 24 + Math.floor(minute / 60)
  const key = `${hour}/${group}`
  const counted = tally.hours.get(key)
  if (counted === undefined) tally.hours.set(key, [group, hour, 1])
  else counted[2] += 1
  const known = groupIn(tally, group, at)
  known.first = Math.min(known.first, at)
  known.last = Math.max(known.last, at)
}

function groupIn({ groups }: Tally, group: number, at: number) {
  let known = groups.get(group)
  if (known === undefined) {
    known = { first: at, last: at, lastMessage: null, lastOther: null }
    groups.set(group, known)
  }
  return known
}

function countMessage(fold: Fold, event: EventRow, data: Data): void {
  const { group, member, at } = event
  if (group === null || member === null || data['bot'] === true) return
  const { tally, zone } = fold
  const { day } = localTime(at, zone)
  const role = roleIn(fold, member, group)
  const manages = role === 'admin' || roleIn(fold, member, WHOLE) !== null
  for (const where of [group, WHOLE]) {
    const counted = dayIn(tally, where, day)
    counted.messages += 1
    if (role === 'owner') counted.owner += 1
    else if (manages) counted.managers += 1
    tally.writers.set(`${day}/${where}/${member}`, [day, where, member])
  }
  const known = groupIn(tally, group, at)
  known.lastMessage = Math.max(known.lastMessage ?? at, at)
  if (role !== 'owner') known.lastOther = Math.max(known.lastOther ?? at, at)
}

function countMove({ tally, zone }: Fold, { kind, group, at }: EventRow): void {
  if (group === null) return
  const { day } = localTime(at, zone)
  for (const where of [group, WHOLE]) {
    const counted = dayIn(tally, where, day)
    if (kind === 'member.joined') counted.joins += 1
    else counted.leaves += 1
  }
}

function countActs({ tally, zone }: Fold, event: EventRow): void {
  if (ORDERED.has(event.kind)) return
  decodeDecision(event.decision).actions.forEach((action, n) => {
    if (!OUTBOUND.has(action.kind) || action.kind === 'notify') return
    const group = action.group ?? event.group ?? WHOLE
    const { day } = localTime(event.now, zone)
    tally.acts.set(actKey(event.seq, n), { group, day, kind: action.kind, state: 'waiting' })
  })
}

function followUp({ tally, known, zone }: Fold, event: EventRow, data: Data): void {
  const { seq, n } = data
  if (typeof seq !== 'number' || typeof n !== 'number') return
  const act = tally.acts.get(actKey(seq, n)) ?? known.act(seq, n)
  if (act === null || localTime(event.now, zone).day - act.day > ACTS_KEPT) return
  const state = nextState(act.state, event.kind, data)
  if (state !== act.state) tally.acts.set(actKey(seq, n), { ...act, state })
}

function nextState(state: ActState, kind: string, data: Data): ActState {
  if (kind === 'verdict.given') {
    const undoes = data['verdict'] === 'undo' && data['on'] !== 'case'
    return undoes && state === 'done' ? 'undone' : state
  }
  if (state === 'undone' || (kind === 'action.failed' && data['permanent'] !== true)) return state
  return RESULTS[kind] ?? state
}

export const actKey = (seq: number, n: number): string => `${seq}/${n}`
export const roleKey = (member: number, group: number): string => `${member}/${group}`

function roleIn({ tally, known }: Fold, member: number, group: number): Role | null {
  const fresh = tally.roles.get(roleKey(member, group))
  return fresh === undefined ? known.roleOf(member, group) : fresh
}

/** Platforms say roles in passing; operators give and take the role of a manager. */
function learnRole(fold: Fold, { kind, group, member }: EventRow, data: Data): void {
  const { roles } = fold.tally
  if (member === null) return
  if (kind === 'operator.act') {
    if (data['act'] === 'link' && typeof data['other'] === 'number') adopt(fold, member, data['other'])
    if (data['role'] !== 'manager') return
    if (data['act'] === 'give-role') roles.set(roleKey(member, WHOLE), 'admin')
    if (data['act'] === 'take-role') roles.set(roleKey(member, WHOLE), null)
    return
  }
  if (group === null) return
  const role = data['role']
  const left = kind === 'member.left' || kind === 'member.removed'
  const said = role === 'owner' || role === 'admin' ? role : null
  if (said === null && !left && role !== 'member') return
  const now = left ? null : said
  if (roleIn(fold, member, group) !== now) roles.set(roleKey(member, group), now)
}

/** Two members are one person, who holds the higher of both roles. */
function adopt(fold: Fold, kept: number, other: number): void {
  const { tally, known } = fold
  const held = new Map(known.rolesOf(other))
  for (const key of tally.roles.keys()) {
    const [member, group] = key.split('/').map(Number)
    if (member === other && group !== undefined) held.set(group, 'admin')
  }
  for (const group of held.keys()) {
    const role = roleIn(fold, other, group)
    tally.roles.set(roleKey(other, group), null)
    if (role === null) continue
    const own = roleIn(fold, kept, group)
    tally.roles.set(roleKey(kept, group), own === 'owner' || role === 'owner' ? 'owner' : 'admin')
  }
}

type Data = Readonly<Record<string, unknown>>
const NOTHING: Data = {}

function dataOf({ data }: EventRow): Data {
  if (data === '{}') return NOTHING
  const parsed: unknown = JSON.parse(data)
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : NOTHING
}
