/** How long the disk lasts: what an event takes, times the events of a day. */
import type { StorageFigures } from '../../../core/ports/installation.ts'

/** With fewer events the empty tables weigh more than what stands in them. */
const FEWEST_EVENTS = 5_000
/** Fewer than this in a week say nothing about the next. */
const FEWEST_A_WEEK = 100

export interface Growth {
  /** Bytes; null while there is too little to tell. */
  readonly perDay: number | null
  /** Until intake pauses; null while there is too little to tell. */
  readonly daysLeft: number | null
}

export function growthOf(storage: StorageFigures, eventsOfWeek: number): Growth {
  const { bytes, events, free, total, minFree } = storage
  if (events < FEWEST_EVENTS || eventsOfWeek < FEWEST_A_WEEK) return { perDay: null, daysLeft: null }
  // A database on a server grows elsewhere: the disk that is measured here is not its own.
  const perDay = Math.round((bytes / events) * (eventsOfWeek / 7))
  if (storage.engine === 'postgres' || perDay <= 0) return { perDay, daysLeft: null }
  const room = Math.max(0, free - (total * minFree) / 100)
  return { perDay, daysLeft: Math.floor(room / perDay) }
}
