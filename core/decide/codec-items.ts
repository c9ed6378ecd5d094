/** Layout of what a decision lists: fired rules and actions. */
import type { Action, ActionKind, TextRef } from '../chat/action.ts'
import type { Fired, Held, Per } from './decision.ts'
import { asList, asNumber, asNumberOrNull, asRecord, asString, asStringOrNull } from './json.ts'

/** `[rule, strike, held, role, partly, cooldown, cap]`, cut after the last that says something. */
export function packFired(fired: Fired): readonly unknown[] {
  const { rule, strike, held, role, partly, cooldown, cap } = fired
  if (role === undefined && partly === undefined && cooldown === undefined && cap === undefined) {
    if (held === null) return strike === null ? [rule] : [rule, strike]
    return [rule, strike, held]
  }
  return [rule, strike, held, role ?? null, partly === true ? 1 : 0, cooldown ?? null, cap ?? null]
}

export function unpackFired(json: unknown): Fired {
  const [rule, strike, held, role, partly, cooldown, cap] = asList(json)
  return {
    rule: asString(rule),
    strike: asNumberOrNull(strike),
    held: asStringOrNull<Held>(held),
    ...(typeof role === 'string' ? { role } : {}),
    ...(partly === 1 ? { partly: true as const } : {}),
    ...(Array.isArray(cooldown) ? { cooldown: unpackCooldown(cooldown) } : {}),
    ...(Array.isArray(cap) ? { cap: unpackCap(cap) } : {}),
  }
}

function unpackCooldown([per, until]: readonly unknown[]): NonNullable<Fired['cooldown']> {
  return [asString<Per>(per), asNumber(until)]
}

function unpackCap([per, day, count]: readonly unknown[]): NonNullable<Fired['cap']> {
  return [asString<Per>(per), asNumber(day), asNumber(count)]
}

export function packAction(action: Action): readonly unknown[] {
  const { kind, rule, expires, group, member, message, text, amount, name } = action
  const packed = [kind, rule, expires, group, member, message, packText(text), amount ?? null, name ?? null]
  while (packed.at(-1) === null) packed.pop()
  return packed
}

export function unpackAction(json: unknown): Action {
  const [kind, rule, expires, group, member, message, text, amount, name] = asList(json)
  return {
    kind: asString<ActionKind>(kind),
    rule: asString(rule),
    group: asNumberOrNull(group),
    member: asNumberOrNull(member),
    message: asNumberOrNull(message),
    text: unpackText(text),
    ...(typeof amount === 'number' ? { amount } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    expires: asNumber(expires),
  }
}

function packText(text: TextRef | null): readonly unknown[] | null {
  if (text === null) return null
  const { template, params, members } = text
  return members === undefined ? [template, params] : [template, params, members]
}

function unpackText(json: unknown): TextRef | null {
  if (json === null || json === undefined) return null
  const [template, params, members] = asList(json)
  return {
    template: asString(template),
    params: Object.fromEntries(
      Object.entries(asRecord(params)).map(([name, value]) => [name, asParam(value)]),
    ),
    ...(members === undefined ? {} : { members: asList(members).map((member) => asNumber(member)) }),
  }
}

function asParam(value: unknown): string | number {
  return typeof value === 'number' ? value : asString(value)
}
