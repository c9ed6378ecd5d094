/** When something that is put off can come back: in an hour, this evening, tomorrow, next week. */

export interface SnoozeTime {
  readonly name: 'hour' | 'evening' | 'tomorrow' | 'monday'
  readonly at: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MORNING = 9
const EVENING = 18

/** Those that lie ahead of `now`, in the days of `zone`. */
export function snoozeTimes(now: number, zone: string | undefined): readonly SnoozeTime[] {
  const { hour, weekday } = localOf(now, zone)
  const toMonday = (8 - weekday) % 7 || 7
  return [
    { name: 'hour', at: now + HOUR },
    ...(hour < EVENING - 1 ? [{ name: 'evening' as const, at: localAt(now, 0, EVENING, zone) }] : []),
    { name: 'tomorrow', at: localAt(now, 1, MORNING, zone) },
    ...(toMonday > 1 ? [{ name: 'monday' as const, at: localAt(now, toMonday, MORNING, zone) }] : []),
  ]
}

/** Full hour of the day that lies `days` ahead. */
function localAt(now: number, days: number, hour: number, zone: string | undefined): number {
  const then = now + days * DAY
  const local = localOf(then, zone)
  const near = then - (local.hour - hour) * HOUR - local.rest
  // The clock may have been changed in between.
  return near + (hour - localOf(near, zone).hour) * HOUR
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function localOf(at: number, timeZone: string | undefined) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '0'
  const rest = Number(of('minute')) * 60_000 + Number(of('second')) * 1_000 + (at % 1_000)
  return { hour: Number(of('hour')), weekday: WEEKDAYS.indexOf(of('weekday')), rest }
}
