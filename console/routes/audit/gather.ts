/** What was done, by day; many of the same in a row stand as one. */
export interface Entry {
  readonly key: string
  readonly at: number
  /** null when nobody was known. */
  readonly who: string | null
  readonly act: string
  /** The act in a sentence. */
  readonly what: string
  readonly reason: string | null
  /** Place of the event that it was. */
  readonly event: string | null
  /** From where it was done. */
  readonly address: string | null
}

export interface Day {
  readonly name: string
  /** Newest first; each holds one entry, or at least `FOLDED` alike. */
  readonly runs: readonly (readonly [Entry, ...Entry[]])[]
}

/** Fewer alike than these stand each by itself. */
const FOLDED = 4
/** Milliseconds between two of a run. */
const NEAR = 10 * 60_000

/** `entries` are newest first, and so are the days. */
export function gather(entries: readonly Entry[], dayOf: (at: number) => string): readonly Day[] {
  const days: { name: string; runs: [Entry, ...Entry[]][] }[] = []
  for (const entry of entries) {
    const name = dayOf(entry.at)
    const day = days.at(-1)
    if (day?.name !== name) {
      days.push({ name, runs: [[entry]] })
      continue
    }
    const run = day.runs.at(-1)
    if (run && isAlike(run.at(-1) ?? run[0], entry)) run.push(entry)
    else day.runs.push([entry])
  }
  return days.map(({ name, runs }) => ({ name, runs: runs.flatMap(unfolded) }))
}

const unfolded = (run: [Entry, ...Entry[]]): [Entry, ...Entry[]][] =>
  run.length >= FOLDED ? [run] : run.map((entry) => [entry])

const isAlike = (newer: Entry, older: Entry): boolean =>
  newer.act === older.act &&
  newer.who === older.who &&
  newer.reason === older.reason &&
  newer.address === older.address &&
  newer.at - older.at <= NEAR
