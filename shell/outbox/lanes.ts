/**
 * What waits to be sent, in lanes: one lane a group (or person), one send at a time in each. Within a lane a
 * sanction goes before chatter, and everything else in the order in which it was decided.
 */
import { SANCTIONS } from '../../core/chat/action.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'
import type { Pace } from './pace.ts'

export interface Waiting {
  readonly claimed: ClaimedAction
  readonly attempts: number
}

export interface Lane {
  readonly key: string
  readonly waiting: Waiting[]
  readonly pace: Pace
  busy: boolean
  /** Nothing is sent before this instant: a passing fault made the platform or us step back. */
  resting: number
}

export interface Lanes {
  readonly add: (claimed: ClaimedAction) => void
  /** Lanes that are not busy and have something waiting. */
  readonly idle: () => readonly Lane[]
  readonly size: () => number
  /** Forgets lanes that are empty, at rest and whose pace no longer matters. */
  readonly sweep: (now: number) => void
  readonly all: () => Iterable<Lane>
}

export function createLanes(paceOf: (claimed: ClaimedAction) => Pace): Lanes {
  const lanes = new Map<string, Lane>()
  return {
    add: (claimed) => {
      const key = laneOf(claimed)
      let lane = lanes.get(key)
      if (lane === undefined) {
        lane = { key, waiting: [], pace: paceOf(claimed), busy: false, resting: 0 }
        lanes.set(key, lane)
      }
      insert(lane, { claimed, attempts: claimed.action.attempts })
    },
    idle: () => [...lanes.values()].filter(({ busy, waiting }) => !busy && waiting.length > 0),
    size: () =>
      [...lanes.values()].reduce((sum, { waiting, busy }) => sum + waiting.length + Number(busy), 0),
    sweep: (now) => {
      for (const [key, { waiting, busy, resting, pace }] of lanes) {
        if (waiting.length === 0 && !busy && resting <= now && pace.readyAt(now) <= now) lanes.delete(key)
      }
    },
    all: () => lanes.values(),
  }
}

/** Puts an action back at the place that its order gives it. */
export function insert(lane: Lane, item: Waiting): void {
  const place = lane.waiting.findIndex((other) => isBefore(item, other))
  if (place === -1) lane.waiting.push(item)
  else lane.waiting.splice(place, 0, item)
}

export function accountKey({ action, account, platform }: ClaimedAction): string {
  return `${action.community}/${account ?? platform ?? 'none'}`
}

function laneOf(claimed: ClaimedAction): string {
  const { action } = claimed
  const where =
    action.kind === 'webhook'
      ? `webhook ${action.name}`
      : action.kind === 'tell' || action.group === null
        ? `member ${action.member}`
        : `group ${action.group}`
  return `${accountKey(claimed)} ${where}`
}

function isBefore(one: Waiting, other: Waiting): boolean {
  const a = one.claimed.action
  const b = other.claimed.action
  const rank = Number(SANCTIONS.has(b.kind)) - Number(SANCTIONS.has(a.kind))
  return (rank || a.seq - b.seq || a.n - b.n) < 0
}
