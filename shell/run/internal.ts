/** Events that Folkmoot makes itself: acts, results of actions, and timers that have come due. */
import { minuteKey } from '../../core/chat/dedupe.ts'
import type { Event } from '../../core/chat/event.ts'
import type { CommunityId, Seq } from '../../core/chat/ids.ts'
import type { InternalEvent } from '../../core/ports/pipeline.ts'
import type { TimerRow } from '../../core/ports/rows.ts'

interface Place {
  readonly community: CommunityId
  readonly seq: Seq
  readonly received: number
  /** Decision time of the community so far. */
  readonly time: number
}

/** What is neither from a platform nor from a history happens as it is received. */
export function eventOfInternal(internal: Omit<InternalEvent, 'dedupe' | 'update'>, place: Place): Event {
  const { group, member, kind, data, content } = internal
  return { ...envelope(place, place.received), group, member, kind, data, content: content ?? {} } as Event
}

export function eventOfTimer({ key, due, group, payload }: TimerRow, place: Place): Event {
  const data = { key, due, payload: JSON.parse(payload) as unknown }
  return { ...envelope(place, due), group, member: null, kind: 'clock.due', data, content: {} } as Event
}

export function publicationEvent(
  data: Readonly<Record<string, unknown>>,
  reason: string,
  place: Place,
): Event {
  const content = reason === '' ? {} : { reason }
  const about = { group: null, member: null, kind: 'charter.published', data, content }
  return { ...envelope(place, place.received), ...about } as Event
}

/** Begins as no minute does, so that a command repeated much later is still known. */
export function internalKey(dedupe: string): string {
  return `!${dedupe}`
}

/** Never met twice: the event's own place is in it. */
export function uniqueKey(received: number, seq: number): string {
  return `${minuteKey(received)}!${seq}`
}

/** A timer fires once for each instant that it was set to. */
export function timerKey({ key, due }: TimerRow): string {
  return `${minuteKey(due)}!c${due}:${key}`
}

function envelope({ community, seq, received, time }: Place, at: number) {
  const now = Math.max(at, time)
  const nobody = { account: null, native: null, revision: 0 }
  return { community, seq, at, received, now, source: 'live' as const, ...nobody }
}
