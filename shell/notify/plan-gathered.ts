/** What is not urgent waits for the person's hours and for company: one message a person and channel. */
import { includes, kindOf, rankOf } from './kinds.ts'
import { baseOf } from './notice.ts'
import type { Delivery, Notice, Person } from './notice.ts'
import { modeOf } from './situation.ts'
import type { Plan, Situation } from './situation.ts'
import { quietUntil } from './quiet.ts'

export function planGathered(situation: Situation, person: Person): Plan {
  const { now, spans } = situation
  const open = openFor(situation, person)
  if (open.length === 0) return { deliveries: [], next: null }
  const quiet = quietUntil(person.preferences.quiet, person.zone, now)
  const atOnce = quiet === null ? open.filter((notice) => modeOf(person, notice) === 'now') : []
  const gathered = open.filter((notice) => !atOnce.includes(notice))
  const deliveries = atOnce.flatMap((notice) => deliveriesOf(person, [notice]))
  if (gathered.length === 0) return { deliveries, next: null }

  const first = Math.min(...gathered.map(({ at }) => at))
  const due = Math.max(first + spans.gather, quiet ?? -Infinity)
  if (due > now) return { deliveries, next: due }
  return { deliveries: [...deliveries, ...deliveriesOf(person, gathered)], next: null }
}

/** Notices that this person wants, has a right to, and has not been told of. */
function openFor({ notices, told, acknowledged, now, spans }: Situation, person: Person): readonly Notice[] {
  const mine = told.filter(({ operator }) => operator === person.operator)
  const known = new Set(mine.map(({ key }) => key))
  const latest = new Map<string, number>()
  for (const { key, at } of mine) latest.set(baseOf(key), Math.max(at, latest.get(baseOf(key)) ?? -Infinity))
  return notices.filter((notice) => {
    const { urgent, right } = kindOf(notice.kind)
    const mode = modeOf(person, notice)
    return (
      !urgent &&
      (mode === 'now' || mode === 'gather') &&
      includes(person.right, right) &&
      notice.actor !== person.operator &&
      !known.has(notice.key) &&
      !acknowledged.has(notice.key) &&
      (latest.get(baseOf(notice.key)) ?? -Infinity) + spans.again <= now
    )
  })
}

function deliveriesOf({ operator, channels }: Person, notices: readonly Notice[]): Delivery[] {
  const sorted = notices.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind) || a.at - b.at)
  const oldest = notices.reduce((first, notice) => (notice.at < first.at ? notice : first))
  return channels
    .filter(({ urgentOnly }) => !urgentOnly)
    .map(({ id }) => ({
      operator,
      channel: id,
      notices: sorted,
      urgent: false,
      step: 0,
      dedupe: `notice:${oldest.key}:${operator}:${id}:0`,
    }))
}
