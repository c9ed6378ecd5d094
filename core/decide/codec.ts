/**
 * Decisions as the ledger keeps them: short JSON arrays. The first item is the version of the layout; older
 * layouts are brought up in `decodeDecision` and nowhere else. Items at the end that are empty are left out.
 */
import { packAction, packFired, unpackAction, unpackFired } from './codec-items.ts'
import type { CaseDraft, Decision, Entry, Timer } from './decision.ts'
import { asList, asNumber, asNumberOrNull, asString, asStringOrNull } from './json.ts'
import type { ReadSet, ReadValue } from './reads.ts'

export { emptyRecord } from './records.ts'
export { decodeState, encodeState } from './state-codec.ts'

const LAYOUT = 1

/** Equal decisions give equal texts. */
export function encodeDecision(decision: Decision): string {
  const head = `[${LAYOUT},${decision.charter},${quote(decision.kind)},${encodeReads(decision.reads)}`
  if (isPlain(decision)) return decision.text === null ? `${head}]` : `${head},${decision.text}]`
  const rest = [
    decision.text ?? 0,
    decision.fired.map(packFired),
    decision.entries.map(packEntry),
    decision.actions.map(packAction),
    decision.cases.map((one) => [one.key, one.kind, one.rule, one.group, one.member, one.message]),
    decision.timers.map((one) => [one.key, one.due, one.group, one.payload ?? null]),
    decision.cancelled,
    decision.late ? 1 : 0,
    decision.fault ?? null,
  ]
  while (isEmpty(rest.at(-1))) rest.pop()
  return rest.length === 0 ? `${head}]` : `${head},${JSON.stringify(rest).slice(1, -1)}]`
}

/** @throws Error when the text is not a decision of this or an older layout. */
export function decodeDecision(text: string): Decision {
  const items = asList(JSON.parse(text))
  if (items[0] !== LAYOUT) {
    throw new Error(`A stored decision has layout ${String(items[0])}; this Folkmoot reads up to ${LAYOUT}.`)
  }
  const [, charter, kind, reads, counted, fired, entries, actions, cases, timers, cancelled, late, fault] =
    items
  const same = asNumber(counted ?? 0)
  return {
    charter: asNumber(charter),
    kind: asStringOrNull(kind),
    reads: asList(reads).map(asRead),
    fired: asList(fired ?? []).map(unpackFired),
    actions: asList(actions ?? []).map(unpackAction),
    entries: asList(entries ?? []).map(unpackEntry),
    cases: asList(cases ?? []).map(unpackCase),
    timers: asList(timers ?? []).map(unpackTimer),
    cancelled: asList(cancelled ?? []).map(asString),
    text: same === 0 ? null : same,
    late: late === 1,
    ...(typeof fault === 'string' ? { fault } : {}),
  }
}

function isPlain({ fired, actions, cases, timers, cancelled, late, entries, fault }: Decision): boolean {
  return (
    fired.length === 0 &&
    actions.length === 0 &&
    entries.length === 0 &&
    cases.length === 0 &&
    timers.length === 0 &&
    cancelled.length === 0 &&
    !late &&
    fault === undefined
  )
}

function isEmpty(item: unknown): boolean {
  return item === 0 || item === null || (Array.isArray(item) && item.length === 0)
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

function packEntry({ member, amount, rule, day }: Entry): readonly unknown[] {
  return day === undefined ? [member, amount, rule] : [member, amount, rule, day]
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
