/**
 * Ceilings that no charter raises: Folkmoot is no spam cannon, whoever writes the rules. A lively group stays
 * far below them; who reaches one has a rule that fires where it should not.
 */
import type { ActionKind } from '../chat/action.ts'
import { localTime } from '../chat/zone.ts'
import type { On } from './charter-index.ts'
import type { CaseDraft, Held, Spent } from './decision.ts'
import type { DecisionDraft } from './draft.ts'
import type { Scene } from './scene.ts'
import type { GroupState } from './state.ts'

export const CEILINGS = {
  /** What is said to a group: a message a minute is a voice in the talk, more drowns it. */
  talkPerHour: 60,
  talkPerDay: 300,
  /**
   * Words about sanctions have room of their own, so that chatter never silences a warning; in a raid two a
   * minute are still read by somebody. The sanctions themselves are never held.
   */
  noticesPerHour: 120,
  noticesPerDay: 600,
  /** Private messages to one member: one a day is what a person with a reason would write. */
  tellsPerWeek: 7,
  /** Calls to everybody in a group: more often, people mute the group and miss the one that matters. */
  callsPerWeek: 3,
} as const

const HOUR = 3_600_000
/** A week as a schedule means it: an hour shorter when the clock goes forward, and no timer is quite on time. */
const WEEK = 7 * 24 * HOUR - 2 * HOUR
const TALK: ReadonlySet<ActionKind> = new Set<ActionKind>(['say', 'reply'])
/** Who makes one of these happen writes or joins here. */
const HERE: ReadonlySet<On | null> = new Set<On | null>(['message', 'edit', 'recall', 'join'])
const NOTICES: ReadonlySet<ActionKind> = new Set<ActionKind>(['warn', 'mute', 'recall', 'remove', 'block'])

/** Words that call everybody in a group, as platforms write them. */
const CALL = /@(?:(?:all|everyone|everybody|here|channel|room)(?![\p{L}\p{N}_])|所有人|全体成员|全体|大家)/iu

export function callsEveryone(text: string): boolean {
  return CALL.test(text)
}

/** Why these words may not be said now; null when they may. */
export function ceilingOn(
  scene: Scene,
  kind: ActionKind,
  template: string | null,
  { spent }: DecisionDraft,
): Held | null {
  if (kind === 'tell') return privately(scene, spent)
  const talk = TALK.has(kind)
  if (!talk && !NOTICES.has(kind)) return null
  if (callsIn(scene, kind, template) > 0 && callsLately(scene, spent) >= CEILINGS.callsPerWeek) {
    return 'ceiling'
  }
  const said = saidBy(scene.group, today(scene), hourOf(scene.clock))
  const [perDay, perHour] = talk
    ? [said.talk + (spent?.talk ?? 0), said.talkNow + (spent?.talk ?? 0)]
    : [said.notices + (spent?.notices ?? 0), said.noticesNow + (spent?.notices ?? 0)]
  const { talkPerDay, talkPerHour, noticesPerDay, noticesPerHour } = CEILINGS
  return perDay >= (talk ? talkPerDay : noticesPerDay) || perHour >= (talk ? talkPerHour : noticesPerHour)
    ? 'ceiling'
    : null
}

/** Nobody who neither wrote nor joined here gets a private message, and nobody too many. */
function privately({ event, member, membership, on, clock }: Scene, spent: Spent | null): Held | null {
  const here = member.first !== 0 || HERE.has(on)
  if (event.member === null || (!here && membership.joined === 0)) return 'stranger'
  const lately = countSince(member.told, clock - WEEK) + (spent?.tells ?? 0)
  return lately >= CEILINGS.tellsPerWeek ? 'ceiling' : null
}

/** Puts words on the account of the group, or of the member. */
export function spend(scene: Scene, kind: ActionKind, template: string | null, draft: DecisionDraft): void {
  const before = draft.spent ?? nothingSpent(scene)
  if (kind === 'tell') draft.spent = { ...before, tells: before.tells + 1 }
  else if (TALK.has(kind) || NOTICES.has(kind)) {
    const calls = before.calls + callsIn(scene, kind, template)
    draft.spent = TALK.has(kind)
      ? { ...before, calls, talk: before.talk + 1 }
      : { ...before, calls, notices: before.notices + 1 }
  }
}

/** One case a group and day, when a ceiling is first reached. */
export function reportCeiling(scene: Scene, rule: string, draft: DecisionDraft): void {
  const { group, member, seq } = scene.event
  const day = today(scene)
  if (draft.spent?.reported === true || isReported(scene.group, day)) return
  draft.spent = { ...(draft.spent ?? nothingSpent(scene)), reported: true }
  const opened: CaseDraft = {
    key: `ceiling:${group ?? 0}:${day}`,
    kind: 'ceiling',
    rule,
    group,
    member,
    message: seq,
  }
  draft.cases.push(opened)
}

function nothingSpent(scene: Scene): Spent {
  return { day: today(scene), talk: 0, notices: 0, calls: 0, tells: 0, reported: false }
}

function callsIn({ index }: Scene, kind: ActionKind, template: string | null): number {
  return template !== null && index.calls.has(template) && (TALK.has(kind) || kind === 'warn') ? 1 : 0
}

function callsLately({ group, clock }: Scene, spent: Spent | null): number {
  return countSince(group.calls, clock - WEEK) + (spent?.calls ?? 0)
}

function countSince(times: readonly number[], since: number): number {
  let count = 0
  for (const at of times) if (at > since) count++
  return count
}

function today({ charter, clock }: Scene): number {
  return localTime(clock, charter.timezone).day
}

export function hourOf(clock: number): number {
  return Math.floor(clock / HOUR)
}

function isReported({ said }: Readonly<GroupState>, day: number): boolean {
  return said[0] === day && said[6] === 1
}

/** How often Folkmoot spoke to a group, by the day and the hour. */
export function saidBy({ said }: Readonly<GroupState>, day: number, hour: number) {
  const sameDay = said[0] === day
  const sameHour = said[3] === hour
  return {
    talk: sameDay ? (said[1] ?? 0) : 0,
    notices: sameDay ? (said[2] ?? 0) : 0,
    talkNow: sameHour ? (said[4] ?? 0) : 0,
    noticesNow: sameHour ? (said[5] ?? 0) : 0,
  }
}
