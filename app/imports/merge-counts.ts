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
}

/** Complete when the history has been read to its end; grows with the files, never with their length. */
export class MergeCounts {
  readonly #files = new Map<string, Counting>()
  readonly #skipped = new Map<string, number>()
  readonly #examples: BrokenExample[] = []
  #broken = 0

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

  /** Records without an event that are not broken, by the code of their reason. */
  get skipped(): ReadonlyMap<string, number> {
    return this.#skipped
  }

  get broken(): number {
    return this.#broken
  }

  /** The first broken records. */
  get examples(): readonly BrokenExample[] {
    return this.#examples
  }

  /** A file begins. */
  begin(file: string, format: string, zone: string | null): void {
    this.#files.set(file, { format, zone, records: 0, events: 0, duplicates: 0 })
  }

  record({ file, format, place, events, problem }: ImportedRecord): void {
    const counting = this.#of(file, format)
    counting.records += 1
    counting.events += events.length
    if (problem === null) return
    const { kind, code } = problem
    if (kind === 'skipped') {
      this.#skipped.set(code, (this.#skipped.get(code) ?? 0) + 1)
      return
    }
    this.#broken += 1
    if (this.#examples.length < EXAMPLES) this.#examples.push({ file, place, code })
  }

  duplicate(file: string): void {
    this.#of(file, '').duplicates += 1
  }

  #of(file: string, format: string): Counting {
    const known = this.#files.get(file)
    if (known !== undefined) return known
    const fresh = { format, zone: null, records: 0, events: 0, duplicates: 0 }
    this.#files.set(file, fresh)
    return fresh
  }

  #sum(field: 'records' | 'events' | 'duplicates'): number {
    return [...this.#files.values()].reduce((sum, counting) => sum + counting[field], 0)
  }
}
