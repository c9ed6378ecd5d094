/** An urgent notice goes to one person at a time, until somebody says that they have it. */
import { includes, kindOf } from './kinds.ts'
import { CONSOLE, baseOf } from './notice.ts'
import type { Delivery, Notice, Person, Told } from './notice.ts'
import { modeOf } from './situation.ts'
import type { Plan, Situation } from './situation.ts'

/** Of what was told, only that of the same base matters. */
export function planUrgent(situation: Situation, notice: Notice): Plan {
  const { told, acknowledged, now, spans } = situation
  if (acknowledged.has(notice.key)) return NOTHING
  if (notice.at > now) return { deliveries: [], next: notice.at }
  const mine = told.filter(({ key }) => key === notice.key)
  const start = mine.length === 0 ? earliest(told, notice, spans.again) : -Infinity
  if (start > now) return { deliveries: [], next: start }

  const people = whoMayAct(situation.people, notice)
  const known = new Set(mine.map(({ operator }) => operator))
  const waiting = people.filter(({ operator }) => !known.has(operator))
  const lastHeard = Math.max(-Infinity, ...mine.filter(reaches(people)).map(({ at }) => at))
  if (lastHeard + spans.passOn > now)
    return { deliveries: [], next: ifAny(waiting, lastHeard + spans.passOn) }

  const deliveries: Delivery[] = []
  let step = known.size
  for (const [place, person] of waiting.entries()) {
    deliveries.push(...toEveryChannel(person, notice, step))
    step += 1
    if (!isReachable(person)) continue
    return { deliveries, next: ifAny(waiting.slice(place + 1), now + spans.passOn) }
  }
  return { deliveries, next: null }
}

/** What befalls many groups at once is one message to each person, not one a group. */
export function gatherUrgent(deliveries: readonly Delivery[]): readonly Delivery[] {
  const alike = Map.groupBy(deliveries, ({ operator, channel, step, notices: [first] }) =>
    [operator, channel, step, first?.kind].join(' '),
  )
  return [...alike.values()].flatMap((own) => {
    const [first] = own
    return first === undefined ? [] : [{ ...first, notices: own.flatMap(({ notices }) => notices) }]
  })
}

const NOTHING: Plan = { deliveries: [], next: null }

const ifAny = (people: readonly Person[], at: number): number | null => (people.length === 0 ? null : at)

/** Whoever has the right, those who want none of this kind aside; all of them when nobody else is left. */
function whoMayAct(people: readonly Person[], notice: Notice): readonly Person[] {
  const able = people.filter(({ right }) => includes(right, kindOf(notice.kind).right))
  const willing = able.filter((person) => modeOf(person, notice) !== 'never')
  return willing.length === 0 ? able : willing
}

/** Who can only be told in the console may not look there for days: such a person holds up nobody. */
function isReachable({ channels }: Person): boolean {
  return channels.some(({ id }) => id !== CONSOLE)
}

function reaches(people: readonly Person[]): (told: Told) => boolean {
  const reachable = new Set(people.filter(isReachable).map(({ operator }) => operator))
  return ({ operator }) => reachable.has(operator)
}

/** The same thing happening again waits until some time after it was last told. */
function earliest(told: readonly Told[], { key }: Notice, again: number): number {
  const base = baseOf(key)
  const before = told.filter((one) => one.key !== key && baseOf(one.key) === base).map(({ at }) => at)
  return Math.max(-Infinity, ...before) + again
}

function toEveryChannel({ operator, channels }: Person, notice: Notice, step: number): Delivery[] {
  return channels.map(({ id }) => ({
    operator,
    channel: id,
    notices: [notice],
    urgent: true,
    step,
    dedupe: `notice:${notice.key}:${operator}:${id}:${step}`,
  }))
}
