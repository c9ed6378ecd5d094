/**
 * The import port: a chat history that people exported, read as events. A room of `imports` knows one format;
 * opening files, unpacking and decoding are done for it.
 *
 * Laws, checked by `test/imports/laws.test.ts`:
 * - A format keeps no more than one record and what names people in memory.
 * - Each record of the file is answered once, in the order of the file: with its events, or with why there is none.
 * - What cannot be read as this format at all is an `ImportError` that names the place; what is merely one bad
 *   record is `broken`, and reading goes on.
 */
import type { Incoming } from '../chat/incoming.ts'

export interface ImportFormat {
  /** Also the folder: `telegram`. */
  readonly name: string
  /** What it is called where people read it: the product that wrote it. */
  readonly label: { readonly 'zh-CN': string; readonly en: string }
  /** Platform of the connector whose ids it holds, so that live and exported are one history. */
  readonly platform?: string
  /** `local`: its times are wall clocks without a zone, read in `ImportFile.zone`. */
  readonly times: 'instant' | 'local'
  /**
   * How sure it is, 0 to 1, that a file is in this format.
   * @param head the first few kilobytes, decoded
   * @param name the path of the file
   */
  readonly recognise: (head: string, name: string) => number
  /** Yields records in batches as they arrive. */
  readonly read: (file: ImportFile) => AsyncGenerator<readonly ImportedRecord[], void, undefined>
}

/** A format of several files that belong together, in one archive or folder: `users.json` beside the days. */
export interface BundleFormat extends Omit<ImportFormat, 'recognise' | 'read'> {
  /** How sure it is, 0 to 1, by the paths in the bundle, `/` between folders. */
  readonly recognise: (names: readonly string[]) => number
  /** Places count through the whole bundle. */
  readonly read: (bundle: ImportBundle) => AsyncGenerator<readonly ImportedRecord[], void, undefined>
}

export interface ImportBundle {
  readonly name: string
  /** Paths of its files, in the order of their names. */
  readonly names: readonly string[]
  readonly zone: string
  /** One of its files; each may be opened more than once. */
  readonly open: (name: string) => ImportFile
}

/** One file, unpacked; each may be called once. */
export interface ImportFile {
  /** Its path, without `.gz`. */
  readonly name: string
  /** When the file was last written, epoch milliseconds: for logs that have hours but no dates. */
  readonly modified: number
  /** IANA time zone of wall clocks in the file. */
  readonly zone: string
  /** Name of the group where the user gave one; formats that name none take it before the name of the file. */
  readonly group?: string | undefined
  /** Which column of a table holds what, where the user said so: `{ time: 'Date', sender: 'From', text: 'Body' }`. */
  readonly columns?: Readonly<Record<string, string>> | undefined
  /** Is told what had to be guessed, such as that the day stands before the month; absent = nobody listens. */
  readonly onGuess?: ((guess: { readonly 'zh-CN': string; readonly en: string }) => void) | undefined
  /** Lines without their ends, in batches. */
  readonly lines: () => AsyncIterable<LineBatch>
  /** The file as one JSON document, in batches of tokens. */
  readonly tokens: () => AsyncIterable<readonly JsonToken[]>
  /** The file as decoded text, in chunks: for HTML. */
  readonly text: () => AsyncIterable<string>
  /** The file as a table (CSV: quotes, doubled quotes, cells of several lines), in batches. */
  readonly rows: () => AsyncIterable<readonly TableRow[]>
}

export interface TableRow {
  /** Line on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface LineBatch {
  /** Number of the first line, from 1. */
  readonly first: number
  readonly lines: readonly string[]
  /** The last line of the batch is the last of the file and has no line end: it may be cut off. */
  readonly unended: boolean
}

export interface JsonToken {
  readonly name: string
  readonly value?: string | boolean | null
}

/** One record of a file (a message, a service line) and what became of it. */
export interface ImportedRecord {
  /** Line of a text file; number of the record, from 1, in a JSON document. */
  readonly place: number
  /** The message and what hangs on it, such as its reactions; empty when there is a problem. */
  readonly events: readonly Incoming[]
  readonly problem: ImportProblem | null
}

/** `skipped`: understood, but no event of a group. `broken`: could not be read. `code` is stable kebab-case. */
export interface ImportProblem {
  readonly kind: 'skipped' | 'broken'
  readonly code: string
}

export const readAs = (place: number, events: readonly Incoming[]): ImportedRecord => ({
  place,
  events,
  problem: null,
})
export const skipped = (place: number, code: string): ImportedRecord => ({
  place,
  events: [],
  problem: { kind: 'skipped', code },
})
export const broken = (place: number, code: string): ImportedRecord => ({
  place,
  events: [],
  problem: { kind: 'broken', code },
})

export type ImportFaultCode =
  | 'unreadable'
  | 'unknown-format'
  | 'malformed'
  | 'truncated'
  | 'too-long'
  | 'too-many-broken'
  /** It unpacks to far more than any chat would. */
  | 'bomb'
  /** An archive in an archive. */
  | 'nested'
  /** Its times have no zone, and none was given. */
  | 'zone-missing'
  /** There is no time zone of the name that was given. */
  | 'zone-unknown'

export interface ImportFault {
  readonly code: ImportFaultCode
  readonly file: string
  readonly place: { readonly line?: number; readonly byte?: number; readonly record?: number }
  readonly expected: { readonly 'zh-CN': string; readonly en: string }
  /** Events read before it, over all files. */
  readonly read: number
}

/** A history cannot be read on. */
export class ImportError extends Error {
  readonly fault: ImportFault

  constructor(fault: ImportFault) {
    super(describeFault(fault, 'en'))
    this.name = 'ImportError'
    this.fault = fault
  }
}

/** The last line of a file ends amid its record. */
export function cutOff(file: ImportFile, line: number): ImportError {
  const expected = {
    'zh-CN': '期望一行完整的记录，但文件在这一行中间就断了；请重新导出或重新拷贝这个文件',
    en: 'expected a complete line, but the file ends amid this one; export or copy the file again',
  }
  return new ImportError({ code: 'truncated', file: file.name, place: { line }, expected, read: 0 })
}

/** One sentence: which file, where, what was expected, how many events were read. */
export function describeFault(fault: ImportFault, language: 'zh-CN' | 'en'): string {
  const { file, place, expected, read } = fault
  if (language === 'zh-CN') {
    const where = [
      place.line === undefined ? '' : `第 ${place.line} 行`,
      place.record === undefined ? '' : `第 ${place.record} 条记录`,
      place.byte === undefined ? '' : `第 ${place.byte} 字节附近`,
    ].join('')
    return `${file}${where === '' ? '' : `，${where}`}：${expected['zh-CN']}。在此之前已读取 ${read} 个事件。`
  }
  const where = [
    place.line === undefined ? '' : `, line ${place.line}`,
    place.record === undefined ? '' : `, record ${place.record}`,
    place.byte === undefined ? '' : `, near byte ${place.byte}`,
  ].join('')
  return `${file}${where}: ${expected.en}. ${read} ${read === 1 ? 'event was' : 'events were'} read before this.`
}
