/** Chat histories as one stream of records, whatever their format. */
import type { Bilingual } from '../core/charter/fault.ts'
import { ImportError, type ImportedRecord as FormatRecord } from '../core/ports/import.ts'
import type { ReadLimits } from './imports/meter.ts'
import { readPath, sizeOf, type Batch, type Reading } from './imports/read-path.ts'
import { Zones } from './imports/zones.ts'

export interface ImportedRecord extends FormatRecord {
  readonly file: string
  /** Name of the format. */
  readonly format: string
  /** Platform whose ids it holds; null where it belongs to none. */
  readonly platform: string | null
}

export interface HistoryOptions {
  /** Bytes read of all files together (as they lie on the disk), and their sum. */
  readonly onProgress?: ((bytes: number, total: number) => void) | undefined
  /** Reads on though more than 1 % of the records of a file are broken. */
  readonly lenient?: boolean | undefined
  /** Absent = as far as the file goes. */
  readonly limits?: ReadLimits | undefined
  /** IANA time zone of files that give wall clocks. */
  readonly zone?: string | undefined
  /**
   * Names the zone where `zone` is absent and a format gives wall clocks; asked once a format. It may show the
   * question to a person, or throw `zoneMissing(file)`. Absent = UTC.
   */
  readonly onZoneMissing?: ((format: string, file: string) => string | Promise<string>) | undefined
  /** Name of the group, for formats that name none. */
  readonly group?: string | undefined
  /** Which column of a table holds what. */
  readonly columns?: Readonly<Record<string, string>> | undefined
  /** A file (of an archive: `archive.zip/entry`) begins; `zone` is null where its times say their own. */
  readonly onFile?: ((file: string, format: string, zone: string | null) => void) | undefined
  /** Names in an archive or folder that no format knows, such as pictures: they were skipped. */
  readonly onIgnored?: ((path: string, names: readonly string[]) => void) | undefined
  /** What a format had to guess, such as the order of day and month. */
  readonly onGuess?: ((file: string, guess: Bilingual) => void) | undefined
}

/**
 * Reads files, archives (zip, tar.gz) and folders one after another, each file in the format that its content
 * shows; gzip is unpacked. Memory stays constant, and nothing is written to the disk. Records that are skipped
 * or broken come along with their reason.
 * @throws ImportError with file, place, what was expected and how many events were read before.
 */
export async function* openHistory(
  files: readonly string[],
  options: HistoryOptions = {},
): AsyncGenerator<ImportedRecord, void, undefined> {
  for await (const { file, format, platform, records } of openBatches(files, options)) {
    for (const record of records) yield { ...record, file, format, platform }
  }
}

/** Likewise, in batches as they are read: faster where there are many. */
export async function* openBatches(
  files: readonly string[],
  options: HistoryOptions = {},
): AsyncGenerator<Batch, void, undefined> {
  let read = 0
  try {
    const reading = await readingOf(files, options)
    for (const file of files) {
      for await (const batch of readPath(file, reading)) {
        yield batch
        for (const { events } of batch.records) read += events.length
      }
    }
  } catch (error) {
    throw error instanceof ImportError ? new ImportError({ ...error.fault, read }) : error
  }
}

/** What the options mean for reading one path after another; sizes are looked up. */
export async function readingOf(files: readonly string[], options: HistoryOptions): Promise<Reading> {
  const { zone, onZoneMissing, lenient = false, limits, group, columns, onProgress } = options
  const zones = new Zones(zone, onZoneMissing)
  let total = 0
  for (const file of files) total += await sizeOf(file)
  let bytes = 0
  const onRead = (count: number): void => {
    bytes += count
    onProgress?.(bytes, total)
  }
  const onFile = options.onFile ?? (() => undefined)
  const onIgnored = options.onIgnored ?? (() => undefined)
  const onGuess = options.onGuess ?? (() => undefined)
  return { zones, lenient, limits, group, columns, onRead, onFile, onIgnored, onGuess }
}
