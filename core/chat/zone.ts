/** Local time: days, quiet hours and schedules are meant in a community's IANA time zone. */
import { Temporal } from 'temporal-polyfill'

export interface LocalTime {
  /** Local days since 1970-01-01. */
  readonly day: number
  /** Minute of the local day by the wall clock. */
  readonly minute: number
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number
}

const MINUTE = 60_000
const DAY = 86_400_000
const QUARTER = 15 * MINUTE
const MOST_KEPT = 10_000

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** Offsets at the beginning of quarters of an hour. */
  readonly offsets: Map<number, number>
  /** The offset from `from` on, up to `to`. */
  from: number
  to: number
  offset: number
}

const zones = new Map<string, Zone>()

/**
 * The wall clock at an instant. No zone has ever changed its offset but at a quarter of an hour, nor there and
 * back within a day, in the years that matter.
 * @throws RangeError when the zone is unknown.
 */
export function localTime(instant: number, zone: string): LocalTime {
  const local = instant + offsetAt(instant, zone)
  const day = Math.floor(local / DAY)
  return {
    day,
    minute: Math.floor((local - day * DAY) / MINUTE),
    weekday: ((((day + 3) % 7) + 7) % 7) + 1,
  }
}

/**
 * The instant of a wall clock, given as if it were UTC (`Date.UTC(2026, 0, 31, 20, 15)`). A time that the clock
 * skips is read as much later, a time that comes twice as the first.
 * @throws RangeError when the zone is unknown.
 */
export function instantAt(wall: number, zone: string): number {
  if (zone === 'UTC') return wall
  const before = offsetAt(wall - DAY, zone)
  const early = wall - before
  if (offsetAt(early, zone) === before) return early
  const after = offsetAt(wall + DAY, zone)
  const late = wall - after
  return offsetAt(late, zone) === after ? late : early
}

function offsetAt(instant: number, name: string): number {
  let zone = zones.get(name)
  if (zone === undefined) zones.set(name, (zone = makeZone(name)))
  if (instant < zone.from || instant >= zone.to) settle(zone, instant)
  return zone.offset
}

/** Finds the offset of an instant: of its whole day where it is the same at both ends, else of its quarter. */
function settle(zone: Zone, instant: number): void {
  const day = Math.floor(instant / DAY) * DAY
  const offset = keptOffset(zone, day)
  if (offset === keptOffset(zone, day + DAY)) {
    zone.from = day
    zone.to = day + DAY
    zone.offset = offset
    return
  }
  zone.from = Math.floor(instant / QUARTER) * QUARTER
  zone.to = zone.from + QUARTER
  zone.offset = keptOffset(zone, zone.from)
}

function keptOffset(zone: Zone, quarter: number): number {
  let offset = zone.offsets.get(quarter)
  if (offset === undefined) {
    if (zone.offsets.size >= MOST_KEPT) zone.offsets.clear()
    offset = computeOffset(quarter, zone.format)
    zone.offsets.set(quarter, offset)
  }
  return offset
}

function makeZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return { format, offsets: new Map(), from: 0, to: 0, offset: 0 }
}

function computeOffset(instant: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  const field = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  const year = parts.get('era') === 'BC' ? 1 - field('year') : field('year')
  const local = new Date(0)
  local.setUTCFullYear(year, field('month') - 1, field('day'))
  local.setUTCHours(field('hour'), field('minute'), field('second'))
  return local.getTime() - instant
}

export interface LocalSchedule {
  /** 1 = Monday … 7 = Sunday; empty = every day. */
  readonly weekdays: readonly number[]
  /** Minute of the local day. */
  readonly minute: number
}

/**
 * The first instant after `after` at which the schedule comes due. Each day has one occurrence at most: a
 * time that the clock skips comes due as much later, a time that comes twice counts the first time.
 */
export function nextOccurrence(schedule: LocalSchedule, zone: string, after: number): number {
  const first = Temporal.Instant.fromEpochMilliseconds(Math.floor(after))
    .toZonedDateTimeISO(zone)
    .toPlainDate()
  const plainTime = new Temporal.PlainTime(Math.floor(schedule.minute / 60), schedule.minute % 60)
  for (let days = -1; days <= 8; days++) {
    const date = first.add({ days })
    if (schedule.weekdays.length > 0 && !schedule.weekdays.includes(date.dayOfWeek)) continue
    const due = date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds
    if (due > after) return due
  }
  throw new RangeError(`A schedule needs weekdays from 1 to 7, not ${schedule.weekdays.join()}.`)
}
