/** Instants of a long copied conversation: the calendar is asked once an hour, not once a line. */
import { instantOf } from './headers.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const SECOND = 1_000

/** As `instantOf` for one zone; `ask` is what stands behind it. */
export function createInstants(
  zone: string,
  ask: typeof instantOf = instantOf,
): (date: string, time: string) => number | null {
  const hours = new Map<string, number | null>()
  const at = (date: string, hour: number, end: string): number | null => {
    const key = `${date} ${hour}:${end}`
    const known = hours.get(key)
    if (known !== undefined) return known
    const found = ask(date, `${hour}:${end}`, zone)
    hours.set(key, found)
    return found
  }
  return (date, time) => {
    const [hour = Number.NaN, minutes = Number.NaN, seconds = 0] = time.split(':').map(Number)
    const [first, last] = [at(date, hour, '00:00'), at(date, hour, '59:59')]
    // Where clocks change within the hour, or there is no such hour, each time is asked for.
    const isPlain = first !== null && last !== null && last - first === HOUR - SECOND
    if (!isPlain || minutes > 59 || seconds > 59) return ask(date, time, zone)
    return first + minutes * MINUTE + seconds * SECOND
  }
}
