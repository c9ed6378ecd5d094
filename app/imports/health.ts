/** Whether a file is what it seems: counts the broken records of one file. */
import { ImportError, type ImportedRecord } from '../../core/ports/import.ts'
import { reasonText } from './reasons.ts'

/** More than this share of broken records means that the file is not what it seems. */
const MOST_BROKEN = 0.01
/** The share is looked at every so many records, so that a wrong file ends early. */
const CHECK_EVERY = 1_000

export class Health {
  /** What the places of its records are. */
  places: 'line' | 'record' = 'line'
  readonly #file: string
  readonly #lenient: boolean
  #records = 0
  #broken = 0
  #first: ImportedRecord | null = null

  constructor(file: string, lenient: boolean) {
    this.#file = file
    this.#lenient = lenient
  }

  /** How many of these may be handed on, and why no more. */
  take(records: readonly ImportedRecord[]): { readonly sound: number; readonly fault: ImportError | null } {
    for (const [i, record] of records.entries()) {
      this.#records++
      if (record.problem?.kind === 'broken') {
        this.#broken++
        this.#first ??= record
      }
      if (this.#records % CHECK_EVERY !== 0) continue
      const fault = this.fault()
      if (fault !== null) return { sound: i, fault }
    }
    return { sound: records.length, fault: null }
  }

  /** Why the file should not be read on; null when it is sound so far. */
  fault(): ImportError | null {
    if (this.#lenient || this.#first === null || this.#broken <= this.#records * MOST_BROKEN) return null
    const code = this.#first.problem?.code ?? ''
    const expected = {
      'zh-CN': `期望完好的记录，但前 ${this.#records} 条里有 ${this.#broken} 条读不出来，超过 1%，这里是第一条（${reasonText(code, 'zh-CN')}）；请确认文件完好，或者加上 --lenient 跳过坏的记录`,
      en: `expected sound records, but of the first ${this.#records} as many as ${this.#broken} cannot be read, more than 1 %, and here is the first (${reasonText(code, 'en')}); make sure that the file is sound, or add --lenient to skip broken records`,
    }
    const place = { [this.places]: this.#first.place }
    return new ImportError({ code: 'too-many-broken', file: this.#file, place, expected, read: 0 })
  }
}
