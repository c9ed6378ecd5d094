/**
 * Decisions as the ledger keeps them: short JSON arrays. The first item is the version of the layout; older
 * layouts are brought up in `decodeDecision` and nowhere else. Items at the end that are empty are left out, so
 * that an item which came later reads as empty in what was stored before.
 */
import { packAction, packFired, unpackAction, unpackFired } from './codec-items.ts'
import type { CaseDraft, Decision, Entry, Fired, Spent, Timer } from './decision.ts'
import { asList, asNumber, asNumberOrNull, asString, asStringOrNull } from './json.ts'
import type { ReadSet, ReadValue } from './reads.ts'

export { emptyRecord } from './records.ts'
export { decodeState, encodeState } from './state-codec.ts'

const LAYOUT = 1

/** Equal decisions give equal texts. */
export function encodeDecision(decision: Decision): string {
  const head = `[${LAYOUT},${decision.charter},${quote(decision.kind)},${encodeReads(decision.reads)}`
  if (isPlain(decision)) return decision.text === null ? `${head}]` : `${head},${decision.text}]`
  const items = [
    String(decision.text ?? 0),
    listOf(decision.fired, encodeFired),
    listOf(decision.entries, encodeEntry),
    listOf(decision.actions, (action) => JSON.stringify(packAction(action))),
    listOf(decision.cases, encodeCase),
    listOf(decision.timers, encodeTimer),
    listOf(decision.cancelled, quote),
    decision.late ? '1' : '0',
    JSON.stringify(decision.fault ?? null),
    listOf(decision.settled, quote),
    encodeSpent(decision.spent),
  ]
  let last = items.length
  while (last > 0 && isEmpty(items[last - 1]!)) last--
  let json = head
  for (let i = 0; i < last; i++) json += `,${items[i]}`
  return `${json}]`
}

/** @throws Error when the text is not a decision of this or an older layout. */
export function decodeDecision(text: string): Decision {
  const items = asList(JSON.parse(text))
  if (items[0] !== LAYOUT) {
    throw new Error(`A stored decision has layout ${String(items[0])}; this Folkmoot reads up to ${LAYOUT}.`)
  }
  const [, charter, kind, reads, counted, fired, entries, actions, cases, timers, cancelled, ...last] = items
  const [late, fault, settled, spent] = last
  const same = asNumber(counted ?? 0)
  return {
    charter: asNumber(charter),
    kind: asStringOrNull(kind),
    reads: asList(reads).map(asRead),
    fired: asList(fired ?? []).map(unpackFired),
    actions: asList(actions ?? []).map(unpackAction),
    entries: asList(entries ?? []).map(unpackEntry),
    cases: asList(cases ?? []).map(unpackCase),
    settled: asList(settled ?? []).map(asString),
    timers: asList(timers ?? []).map(unpackTimer),
    cancelled: asList(cancelled ?? []).map(asString),
    text: same === 0 ? null : same,
    late: late === 1,
    spent: unpackSpent(spent),
    ...(typeof fault === 'string' ? { fault } : {}),
  }
}

function isPlain(decision: Decision): boolean {
  const { fired, actions, cases, settled, timers, cancelled, late, entries, fault, spent } = decision
  return (
    fired.length === 0 &&
    actions.length === 0 &&
    entries.length === 0 &&
    cases.length === 0 &&
    settled.length === 0 &&
    timers.length === 0 &&
    cancelled.length === 0 &&
    !late &&
    spent === null &&
    fault === undefined
  )
}

function isEmpty(json: string): boolean {
  return json === '0' || json === '[]' || json === 'null'
}

function listOf<Item>(items: readonly Item[], encode: (item: Item) => string): string {
  if (items.length === 0) return '[]'
  let json = encode(items[0]!)
  for (let i = 1; i < items.length; i++) json += `,${encode(items[i]!)}`
  return `[${json}]`
}

/** Most rules that fire do so plainly: the points of every message. */
function encodeFired(fired: Fired): string {
  const { rule, strike, held, cooldown, cap } = fired
  const plain = strike === null && held === null && cooldown === undefined && cap === undefined
  return plain ? `[${quote(rule)}]` : JSON.stringify(packFired(fired))
}

function encodeEntry({ member, amount, rule, day }: Entry): string {
  return `[${member},${amount},${quote(rule)}${day === undefined ? '' : `,${day}`}]`
}

function encodeCase({ key, kind, rule, group, member, message }: CaseDraft): string {
  return JSON.stringify([key, kind, rule, group, member, message])
}

function encodeSpent(spent: Spent | null): string {
  if (spent === null) return 'null'
  const { day, talk, notices, calls, tells, reported } = spent
  return `[${day},${talk},${notices},${calls},${tells},${reported ? 1 : 0}]`
}

function unpackSpent(json: unknown): Spent | null {
  if (json === undefined || json === null) return null
  const [day, talk, notices, calls, tells, reported] = asList(json)
  return {
    day: asNumber(day),
    talk: asNumber(talk),
    notices: asNumber(notices),
    calls: asNumber(calls),
    tells: asNumber(tells),
    reported: reported === 1,
  }
}

function encodeTimer({ key, due, group, payload }: Timer): string {
  return JSON.stringify([key, due, group, payload ?? null])
}

const MOST_QUOTED = 4096
const quoted = new Map<string, string>()

/** The same few words stand in nearly every decision. */
function quote(text: string | null): string {
  if (text === null) return 'null'
  let json = quoted.get(text)
  if (json === undefined) {
    json = JSON.stringify(text)
    if (quoted.size < MOST_QUOTED) quoted.set(text, json)
  }
  return json
}

function encodeReads(reads: ReadSet): string {
  let json = '['
  for (let i = 0; i < reads.length; i++) {
    const value = reads[i]!
    if (i > 0) json += ','
    if (typeof value === 'number') json += value
    else json += typeof value === 'string' ? quote(value) : JSON.stringify(value)
  }
  return `${json}]`
}

function asRead(value: unknown): ReadValue {
  if (typeof value === 'number' || typeof value === 'string') return value
  return asList(value).map(asString)
}

function unpackEntry(json: unknown): Entry {
  const [member, amount, rule, day] = asList(json)
  return {
    member: asNumber(member),
    amount: asNumber(amount),
    rule: asString(rule),
    ...(day === undefined ? {} : { day: asNumber(day) }),
  }
}

function unpackCase(json: unknown): CaseDraft {
  const [key, kind, rule, group, member, message] = asList(json)
  return {
    key: asString(key),
    kind: asString(kind),
    rule: asStringOrNull(rule),
    group: asNumberOrNull(group),
    member: asNumberOrNull(member),
    message: asNumberOrNull(message),
  }
}

function unpackTimer(json: unknown): Timer {
  const [key, due, group, payload] = asList(json)
  return { key: asString(key), due: asNumber(due), group: asNumberOrNull(group), payload: payload ?? null }
}
