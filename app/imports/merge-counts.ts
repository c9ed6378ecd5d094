/** What became of the records of a merged history. */
import type { Bilingual } from '../../core/charter/fault.ts'
import type { ImportProblem } from '../../core/ports/import.ts'
import type { Batch } from './read-path.ts'

/** Broken records that are shown with their places. */
const EXAMPLES = 20
/** Names of skipped entries that are kept. */
const NAMES = 10

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

export interface IgnoredEntries {
  /** Of the archive or folder. */
  readonly path: string
  readonly count: number
  /** The first of them. */
  readonly names: readonly string[]
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

/** Complete but for duplicates when the first event comes, and at the end altogether; grows with the files and groups, never with their length. */
export class MergeCounts {
  readonly #files = new Map<string, Counting>()
  readonly #examples: BrokenExample[] = []
  readonly #ignored: IgnoredEntries[] = []
  readonly #groups = new Set<string>()
  readonly #guesses: { readonly file: string; readonly guess: Bilingual }[] = []

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

  /** Groups of all files. */
  get groups(): number {
    return this.#groups.size
  }

  get broken(): number {
    return this.#sum('broken')
  }

  /** The first broken records. */
  get examples(): readonly BrokenExample[] {
    return this.#examples
  }

  /** What was skipped in archives and folders, such as pictures. */
  /** What formats had to guess, such as the order of day and month. */
  get guesses(): readonly { readonly file: string; readonly guess: Bilingual }[] {
    return this.#guesses
  }

  get ignored(): readonly IgnoredEntries[] {
    return this.#ignored
  }

  /** A file begins. */
  begin(file: string, format: string, zone: string | null): void {
    this.#files.set(file, fresh(format, zone))
  }

  /** Records of a file were read. */
  take({ file, format, records }: Batch): void {
    const counting = this.#of(file, format)
    counting.records += records.length
    for (const { place, events, problem } of records) {
      counting.events += events.length
      for (const { group } of events) if (group !== undefined) this.#groups.add(group.native)
      if (problem !== null) this.#problem(counting, file, place, problem)
    }
  }

  /** Names in an archive or folder that no format knows. */
  ignore(path: string, names: readonly string[]): void {
    this.#ignored.push({ path, count: names.length, names: names.slice(0, NAMES) })
  }

  guess(file: string, guess: Bilingual): void {
    if (this.#guesses.length < EXAMPLES) this.#guesses.push({ file, guess })
  }

  duplicate(file: string): void {
    this.#of(file, '').duplicates += 1
  }

  #problem(counting: Counting, file: string, place: number, { kind, code }: ImportProblem): void {
    if (kind === 'skipped') {
      counting.skipped.set(code, (counting.skipped.get(code) ?? 0) + 1)
      return
    }
    counting.broken += 1
    if (this.#examples.length < EXAMPLES) this.#examples.push({ file, place, code })
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
