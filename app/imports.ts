/** Chat histories as one stream of records, whatever their format. */
import {
  ImportError,
  type ImportFault,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord as FormatRecord,
} from '../core/ports/import.ts'
import { openBytes, statusOf } from './imports/file-bytes.ts'
import type { ReadLimits } from './imports/file-bytes.ts'
import { FORMATS } from './imports/formats.ts'
import { withHead } from './imports/head.ts'
import { tokensOf } from './imports/json-tokens.ts'
import { linesOf, textOfBytes } from './imports/lines.ts'
import { reasonText } from './imports/reasons.ts'
import { rowsOf } from './imports/rows.ts'

/** Less sure than this is a guess. */
const LEAST_SURE = 0.3
/** More than this share of broken records means that the file is not what it seems. */
const MOST_BROKEN = 0.01
/** The share is looked at every so many records, so that a wrong file ends early. */
const CHECK_EVERY = 1_000
/** Characters of an unknown file that the error shows. */
const SHOWN = 40

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
  /** IANA time zone of files that give wall clocks; absent = UTC. */
  readonly zone?: string | undefined
  /** Name of the group, for formats that name none. */
  readonly group?: string | undefined
  /** Which column of a table holds what. */
  readonly columns?: Readonly<Record<string, string>> | undefined
}

/**
 * Reads files one after another, each in the format that its content shows; gzip is unpacked. Memory stays
 * constant. Records that are skipped or broken come along with their reason.
 * @throws ImportError with file, place, what was expected and how many events were read before.
 */
export async function* openHistory(
  files: readonly string[],
  options: HistoryOptions = {},
): AsyncGenerator<ImportedRecord, void, undefined> {
  let total = 0
  for (const file of files) total += (await statusOf(file)).size
  let bytes = 0
  let read = 0
  const onRead = (count: number) => {
    bytes += count
    options.onProgress?.(bytes, total)
  }
  try {
    for (const file of files) {
      for await (const record of readFile(file, onRead, options)) {
        read += record.events.length
        yield record
      }
    }
  } catch (error) {
    throw error instanceof ImportError ? new ImportError({ ...error.fault, read }) : error
  }
}

async function* readFile(
  file: string,
  onRead: (bytes: number) => void,
  { lenient = false, limits, zone = 'UTC', group, columns }: HistoryOptions,
): AsyncGenerator<ImportedRecord, void, undefined> {
  const opened = openBytes(file, onRead, limits)
  try {
    const { head, text } = await withHead(textOfBytes(opened.bytes))
    const name = file.replace(/\.gz$/i, '')
    const format = formatOf(head, name, file)
    const health = new Health(file, lenient)
    const source: ImportFile = {
      name,
      modified: (await statusOf(file)).modified,
      zone,
      group,
      columns,
      lines: () => linesOf(text, file),
      tokens: () => {
        health.places = 'record'
        return tokensOf(text, file, opened.position)
      },
      text: () => text,
      rows: () => rowsOf(text, file),
    }
    for await (const batch of format.read(source)) {
      for (const record of batch) {
        health.take(record)
        yield { ...record, file, format: format.name, platform: format.platform ?? null }
      }
    }
    health.check()
  } finally {
    await opened.close()
  }
}

/** Counts broken records of one file. */
class Health {
  /** What the places of its records are. */
  places: 'line' | 'record' = 'line'
  readonly #file: string
  readonly #lenient: boolean
  #records = 0
  #broken = 0
  #first: FormatRecord | null = null

  constructor(file: string, lenient: boolean) {
    this.#file = file
    this.#lenient = lenient
  }

  take(record: FormatRecord): void {
    this.#records++
    if (record.problem?.kind === 'broken') {
      this.#broken++
      this.#first ??= record
    }
    if (this.#records % CHECK_EVERY === 0) this.check()
  }

  check(): void {
    if (this.#lenient || this.#first === null || this.#broken <= this.#records * MOST_BROKEN) return
    const code = this.#first.problem?.code ?? ''
    const expected = {
      'zh-CN': `期望完好的记录，但前 ${this.#records} 条里有 ${this.#broken} 条读不出来，超过 1%，这里是第一条（${reasonText(code, 'zh-CN')}）；请确认文件完好，或者加上 --lenient 跳过坏的记录`,
      en: `expected sound records, but of the first ${this.#records} as many as ${this.#broken} cannot be read, more than 1 %, and here is the first (${reasonText(code, 'en')}); make sure that the file is sound, or add --lenient to skip broken records`,
    }
    const place = { [this.places]: this.#first.place }
    throw new ImportError({ code: 'too-many-broken', file: this.#file, place, expected, read: 0 })
  }
}

function formatOf(head: string, name: string, file: string): ImportFormat {
  const ranked = FORMATS.map((format) => ({ format, sure: format.recognise(head, name) }))
  const best = ranked.reduce((a, b) => (b.sure > a.sure ? b : a))
  if (best.sure >= LEAST_SURE) return best.format
  throw new ImportError({
    code: 'unknown-format',
    file,
    place: { line: 1 },
    expected: unknownFormat(head),
    read: 0,
  })
}

const SUPPORTED = {
  'zh-CN':
    ' Telegram Desktop 的 result.json、ChatLab 的 JSON 或 JSONL、IRC 日志，或每行一条消息的中性 JSONL（都可以是 .gz）',
  en: "Telegram Desktop's result.json, ChatLab JSON or JSONL, an IRC log, or neutral JSONL with one message a line (each may be a .gz)",
}

function unknownFormat(head: string): ImportFault['expected'] {
  if (head.trim() === '') {
    return {
      'zh-CN': '期望一份聊天记录，但文件是空的',
      en: 'expected a chat history, but the file is empty',
    }
  }
  if (head.startsWith('PK\u0003\u0004')) {
    return {
      'zh-CN': `这是一个 zip 压缩包；请先解压，再选里面的聊天记录：${SUPPORTED['zh-CN'].trim()}`,
      en: `this is a zip archive; unpack it and choose the history in it: ${SUPPORTED.en}`,
    }
  }
  const start = JSON.stringify(head.slice(0, SHOWN))
  const binary = head.slice(0, SHOWN).includes('\0') || head.slice(0, SHOWN).includes('\uFFFD')
  return {
    'zh-CN': `期望${SUPPORTED['zh-CN']}；${binary ? '这不是 UTF-8 文本' : `文件开头却是 ${start}`}`,
    en: `expected ${SUPPORTED.en}; ${binary ? 'this is no text in UTF-8' : `the file begins with ${start}`}`,
  }
}
