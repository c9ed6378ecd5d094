/** The events of an act on an item, and what takes them back. */
import { caseName, casePlace } from '../../../core/chat/operator-act.ts'
import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import { SANCTIONS } from '../../../core/chat/action.ts'
import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import type { CaseRow } from '../../../core/ports/rows.ts'
import { fateEvent } from '../actions/fate-event.ts'
import { holds } from '../policy.ts'
import { actionNamed } from './compose.ts'
import type { Item } from './item.ts'
import { isJudgement } from './offered.ts'
import type { Act } from './offered.ts'
import type { ActCall, Undo, Wanted } from './perform.ts'
import { needsInstant, noSuchHelper, notForThis, opensAgain, overAlready, undoneStays } from './refusals.ts'

interface Planned {
  readonly events: readonly InternalEvent[]
  readonly undo: Undo | null
}

const LONGEST_SNOOZE = 90 * 86_400_000

/** @throws ApiError 409 or 422 when it cannot be done. */
export async function eventsOf(call: ActCall, item: Item, wanted: Wanted): Promise<Planned> {
  switch (wanted.act) {
    case 'assign':
      return assign(call, item, wanted)
    case 'snooze':
      return snooze(call, item, wanted)
    case 'acknowledge':
      return acknowledge(call, item)
    case 'reopen':
      return reopen(call, item)
    case 'uphold':
    case 'undo':
      return judge(call, item, wanted, wanted.act)
    case 'close':
      return close(call, item, wanted)
    case 'reset-breaker':
      return resetBreaker(call, item)
    default:
      return settleSend(call, item, wanted.act)
  }
}

const undoing = (act: Act, rest: Partial<Undo> = {}): Undo => ({ act, assignee: null, until: null, ...rest })

function actEvent(
  { community, operator }: ActCall,
  { id, group }: Pick<Item, 'id' | 'group'>,
  act: OperatorAct,
  rest: Readonly<Record<string, unknown>> = {},
): InternalEvent {
  const data = { operator: operator.id, act, case: id, ...rest }
  return { community, kind: 'operator.act', group, member: null, data, content: null }
}

function assign(call: ActCall, item: Item, { assignee = null }: Wanted): Planned {
  const { operator, parts, community } = call
  const known = parts.sessions.operators?.() ?? [operator]
  const isHelper = known.some((each) => each.id === assignee && holds(each, 'manager', community))
  if (assignee !== null && !isHelper) throw noSuchHelper()
  const taken = actEvent(call, item, 'assign-case', { assignee })
  const events = assignee === null ? [taken] : [taken, acknowledgement(call, noticeOf(item))]
  return { events, undo: undoing('assign', { assignee: item.assignee }) }
}

/** The notice that tells of an item: whoever takes the item on has seen it. */
function noticeOf({ id, matter }: Item): string {
  if (matter.kind === 'notice') return matter.notice.keys[0] ?? id
  return matter.kind === 'case' ? `case-${id}` : id
}

function acknowledgement({ community, operator }: ActCall, notice: string): InternalEvent {
  const data = { operator: operator.id, act: 'acknowledge' satisfies OperatorAct, notice }
  const about = { group: null, member: null, content: null }
  return { community, kind: 'operator.act', ...about, data, dedupe: `acknowledge:${notice}` }
}

function acknowledge(call: ActCall, item: Item): Planned {
  if (item.matter.kind !== 'notice') throw notForThis()
  return assign(call, item, { items: [item.id], act: 'assign', assignee: call.operator.id })
}

function snooze(call: ActCall, item: Item, { until }: Wanted): Planned {
  const now = call.parts.now()
  const isGood = until === null || (until !== undefined && until > now && until <= now + LONGEST_SNOOZE)
  if (!isGood) throw needsInstant()
  const before = item.snoozed !== null && item.snoozed > now ? item.snoozed : null
  return {
    events: [actEvent(call, item, 'snooze-case', { until })],
    undo: undoing('snooze', { until: before }),
  }
}

function openCase({ matter }: Item): CaseRow {
  if (matter.kind !== 'case') throw notForThis()
  if (matter.row.status !== 'open') throw overAlready()
  return matter.row
}

/** Once more after each reopening, once in between. */
const onceATurn = (item: Item, act: string): string => `inbox:${item.id}:${act}:${item.turn}`

function close(call: ActCall, item: Item, { reason }: Wanted): Planned {
  openCase(item)
  const content = reason === undefined ? null : { reason }
  const event = { ...actEvent(call, item, 'close-case'), content, dedupe: onceATurn(item, 'close') }
  return { events: [event], undo: undoing('reopen') }
}

async function reopen(call: ActCall, item: Item): Promise<Planned> {
  const { matter } = item
  if (matter.kind !== 'case' || matter.row.status === 'open') throw notForThis()
  if (matter.row.status === 'undone') throw undoneStays()
  const open = await call.parts.reads.openCases(call.community)
  if (open.some(({ key }) => key === matter.row.key)) throw opensAgain()
  const event = { ...actEvent(call, item, 'reopen-case'), dedupe: onceATurn(item, 'reopen') }
  return { events: [event], undo: undoing('close') }
}

/** A verdict on a case is one on the sanctions that its rule took at the same time. */
async function judge(
  call: ActCall,
  item: Item,
  { reason }: Wanted,
  act: 'uphold' | 'undo',
): Promise<Planned> {
  const row = openCase(item)
  if (!isJudgement(row)) throw notForThis()
  const { community, seq, n, group, member, rule } = row
  const stored = await call.parts.reads.event(community, seq)
  const taken = stored?.actions.filter((action) => action.rule === rule && SANCTIONS.has(action.kind)) ?? []
  const turn = item.turn === 0 ? '' : `:${item.turn}`
  const verdictOn = (on: 'case' | 'action', place: number): InternalEvent => ({
    community,
    kind: 'verdict.given',
    group,
    member,
    data: { seq, n: place, on, verdict: act, operator: call.operator.id },
    content: reason === undefined ? null : { reason },
    dedupe: `verdict:${on}:${seq}:${place}:${act}${turn}`,
  })
  const events = [verdictOn('case', n), ...taken.map((action) => verdictOn('action', action.n))]
  return { events, undo: act === 'uphold' ? undoing('reopen') : null }
}

function resetBreaker(call: ActCall, item: Item): Planned {
  const { kind, rule } = openCase(item)
  if (kind !== 'breaker' || rule === null) throw notForThis()
  // The event's decision settles the case.
  return { events: [actEvent(call, item, 'reset-breaker', { rule })], undo: null }
}

async function settleSend(call: ActCall, item: Item, act: Act): Promise<Planned> {
  const place = casePlace(actionNamed(openCase(item)) ?? '')
  if (place === null) throw notForThis()
  const stored = await call.parts.reads.event(call.community, place.seq)
  const action = stored?.actions.find(({ n }) => n === place.n)
  if (!action) throw overAlready()
  const said = { operator: call.operator.id, now: call.parts.now() }
  const fate = ({ 'send-again': 'again', 'was-sent': 'sent', drop: 'drop' } as const)[act as 'drop']
  if (fate === undefined) throw notForThis()
  return { events: [fateEvent(action, fate, said)], undo: null }
}

/** A case that is not open any more, as an item; null when there is none. */
export async function closedItem({ parts, community }: ActCall, name: string): Promise<Item | null> {
  const place = casePlace(name)
  const row = place && (await parts.reads.oneCase(community, place.seq, place.n))
  if (row === null) return null
  const mark = (await parts.reads.marks(community)).find(({ item }) => item === name)
  const { group, opened, count } = row
  return {
    community,
    id: caseName(row),
    harm: 'chore',
    since: opened,
    deadline: null,
    group,
    count,
    matter: { kind: 'case', row, action: null },
    assignee: mark?.assignee ?? null,
    snoozed: mark?.snoozed ?? null,
    turn: mark?.turn ?? 0,
  }
}
