/** What became of the records of a merged history. */
import type { ImportedRecord } from '../imports.ts'

/** Broken records that are shown with their places. */
const EXAMPLES = 20

export interface FileCounts {
  readonly file: string
  readonly format: string
  /** IANA time zone in which its wall clocks were read; null where its times say their own. */
  readonly zone: string | null
  readonly records: number
  readonly events: number
  /** Events that an earlier file, or an earlier record of this one, had told. */
  readonly duplicates: number
  /** Records without an event that are not broken, by the code of their reason. */
  readonly skipped: ReadonlyMap<string, number>
  readonly broken: number
}

export interface BrokenExample {
  readonly file: string
  readonly place: number
  /** See `reasonText`. */
  readonly code: string
}

interface Counting {
  format: string
  zone: string | null
  records: number
  events: number
  duplicates: number
  readonly skipped: Map<string, number>
  broken: number
}

/** Complete when the history has been read to its end; grows with the files, never with their length. */
export class MergeCounts {
  readonly #files = new Map<string, Counting>()
  readonly #examples: BrokenExample[] = []

  get files(): readonly FileCounts[] {
    return [...this.#files].map(([file, counting]) => ({ file, ...counting }))
  }

  get records(): number {
    return this.#sum('records')
  }

  /** Events of all files, duplicates among them. */
  get events(): number {
    return this.#sum('events')
  }

  get duplicates(): number {
    return this.#sum('duplicates')
  }

  /** Of all files, by the code of their reason. */
  get skipped(): ReadonlyMap<string, number> {
    const all = new Map<string, number>()
    for (const { skipped } of this.#files.values()) {
      for (const [code, count] of skipped) all.set(code, (all.get(code) ?? 0) + count)
    }
    return all
  }

  get broken(): number {
    return this.#sum('broken')
  }

  /** The first broken records. */
  get examples(): readonly BrokenExample[] {
    return this.#examples
  }

  /** A file begins. */
  begin(file: string, format: string, zone: string | null): void {
    this.#files.set(file, fresh(format, zone))
  }

  record({ file, format, place, events, problem }: ImportedRecord): void {
    const counting = this.#of(file, format)
    counting.records += 1
    counting.events += events.length
    if (problem === null) return
    const { kind, code } = problem
    if (kind === 'skipped') {
      counting.skipped.set(code, (counting.skipped.get(code) ?? 0) + 1)
      return
    }
    counting.broken += 1
    if (this.#examples.length < EXAMPLES) this.#examples.push({ file, place, code })
  }

  duplicate(file: string): void {
    this.#of(file, '').duplicates += 1
  }

  #of(file: string, format: string): Counting {
    const known = this.#files.get(file)
    if (known !== undefined) return known
    const begun = fresh(format, null)
    this.#files.set(file, begun)
    return begun
  }

  #sum(field: 'records' | 'events' | 'duplicates' | 'broken'): number {
    return [...this.#files.values()].reduce((sum, counting) => sum + counting[field], 0)
  }
}

function fresh(format: string, zone: string | null): Counting {
  return { format, zone, records: 0, events: 0, duplicates: 0, skipped: new Map(), broken: 0 }
}
