/** Weeks of a history, Monday to Sunday by its zone's calendar, counted from 1970 as `weekOf` does. */
import { localTime } from '../../chat/zone.ts'
import type { Closing } from '../fold.ts'

const DAY = 86_400_000

export interface Weeks {
  /** The first and the last that the history covers from Monday to Sunday; none when `last` is before `first`. */
  readonly first: number
  readonly last: number
}

export function wholeWeeks({ from, to, zone }: Pick<Closing, 'from' | 'to' | 'zone'>): Weeks {
  return {
    first: Math.ceil((localTime(from, zone).day + 3) / 7),
    last: Math.floor((localTime(to, zone).day - 3) / 7),
  }
}

/** Ten years: what lies further back is no picture any more, and a clock that stood at 1970 says nothing. */
const LATEST = 520

/** The same weeks, the latest of them where there are too many. */
export function latestWeeks(closing: Pick<Closing, 'from' | 'to' | 'zone'>): Weeks {
  const { first, last } = wholeWeeks(closing)
  return { first: Math.max(first, last - LATEST + 1), last }
}

export const mondayOf = (week: number): number => week * 7 - 3

/** `2026-01-05`. */
export const dayLabel = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

export const weekLabel = (week: number): string => dayLabel(mondayOf(week))

export const weeksFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
