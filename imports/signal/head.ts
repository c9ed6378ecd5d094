/** The first line of a message: `[2026-10-05 21:40:12] Name: text`. */

export interface Head {
  /** The wall clock as if it were UTC; null when there is no such time. */
  readonly wall: number | null
  readonly rest: string
}

const HEAD = /^\[(\d{4})-(\d{2})-(\d{2}),? (\d{2}):(\d{2})(?::(\d{2}))?\] (.*)$/s

/** null when the line goes on with the message before it. */
export function headOf(line: string): Head | null {
  const [, year, month, day, hours, minutes, seconds = '0', rest] = HEAD.exec(line) ?? []
  if (rest === undefined) return null
  return { wall: wallOf(`${year}-${month}-${day}T${hours}:${minutes}:${seconds.padStart(2, '0')}Z`), rest }
}

/** Milliseconds of an ISO time, only where the calendar knows the day. */
export function wallOf(iso: string): number | null {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return null
  return new Date(at).getUTCDate() === Number(iso.slice(8, 10)) ? at : null
}
