/** People, notices and the passing of time, for tests of the planner. */
import type { NoticeKind, NoticePreferences } from '../../core/ports/notices.ts'
import type { Right } from './kinds.ts'
import type { Delivery, Notice, Person, Told } from './notice.ts'
import { CONSOLE } from './notice.ts'
import { plan } from './plan.ts'
import type { Spans } from './situation.ts'
import { DEFAULT_PREFERENCES } from './preferences.ts'

export const MINUTE = 60_000
/** A Monday, noon in UTC. */
export const NOON = Date.UTC(2026, 10, 23, 12)
export const SPANS: Spans = { gather: 15 * MINUTE, passOn: 10 * MINUTE, again: 30 * MINUTE }

interface Wishes {
  readonly right?: Right
  readonly zone?: string
  readonly channels?: readonly string[]
  readonly urgentOnly?: readonly string[]
  readonly preferences?: Partial<NoticePreferences>
}

export function person(operator: string, wishes: Wishes = {}): Person {
  const { right = 'steward', zone = 'UTC', channels = ['mail'], urgentOnly = [] } = wishes
  return {
    operator,
    right,
    zone,
    preferences: { ...DEFAULT_PREFERENCES, quiet: null, ...wishes.preferences },
    channels: [CONSOLE, ...channels].map((id) => ({ id, urgentOnly: urgentOnly.includes(id) })),
  }
}

export function notice(key: string, kind: NoticeKind, at = NOON): Notice {
  return { key, kind, at, texts: { en: key, 'zh-CN': key } }
}

export interface Given {
  readonly people: readonly Person[]
  /** What is so at this instant. */
  readonly notices: (now: number) => readonly Notice[]
  readonly acknowledged?: (now: number) => readonly string[]
  readonly from?: number
  readonly until: number
  /** Looks oftener than it must, to show that this changes nothing. */
  readonly looks?: readonly number[]
  /** Looks at least so often. */
  readonly step?: number
}

export interface Sent extends Delivery {
  readonly at: number
}

/** Lets time pass and carries out every plan; what was told before is all that one look knows of another. */
export function play({
  people,
  notices,
  acknowledged,
  from = NOON,
  until,
  looks = [],
  step = MINUTE,
}: Given): readonly Sent[] {
  const told: Told[] = []
  const sent: Sent[] = []
  const extra = looks.toSorted((a, b) => a - b)
  let now = from
  for (let round = 0; round < 10_000 && now <= until; round += 1) {
    const situation = { notices: notices(now), told, people, now, spans: SPANS }
    const made = plan({ ...situation, acknowledged: new Set(acknowledged?.(now)) })
    for (const delivery of made.deliveries) {
      sent.push({ ...delivery, at: now })
      const { operator, channel } = delivery
      told.push(...delivery.notices.map(({ key }) => ({ key, operator, channel, at: now })))
    }
    const looked = extra.find((at) => at > now) ?? Infinity
    const planned = made.next ?? Infinity
    const at = Math.min(planned, looked, now + step)
    if (at <= now) throw new Error('The plan asks to be looked at again in the past.')
    now = at
  }
  return sent
}

export const summary = (sent: readonly Sent[]): string[] =>
  sent.map(({ at, operator, channel, notices }) =>
    [(at - NOON) / MINUTE, operator, channel, notices.map(({ key }) => key).join('+')].join(' '),
  )
