/** Signal chats as text or Markdown, `[2026-10-05 21:40] Name: text`, and the `data.json` beside it, one message a line. */
import {
  broken,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
  type LineBatch,
} from '../../core/ports/import.ts'
import { parseObject } from '../../core/ports/import-json.ts'
import { dataRecord } from './data-line.ts'
import { groupOf } from './group-name.ts'
import { headOf, type Head } from './head.ts'
import { textRecord } from './text-record.ts'

const DATA = /^\uFEFF?\{"date": ?"\d{4}-[^\n]*"sender": ?"[^\n]*"quote": ?/
const SPOKEN = /^(?!<)[^:]{1,120}:/
/** Marks of direction stand only in WhatsApp's exports, which look alike in some languages. */
const WHATSAPP = /\u200E|WhatsApp/
const LOOKED_AT = 100
const MOST_TEXT = 1_000_000

export const signal: ImportFormat = {
  name: 'signal',
  label: { 'zh-CN': 'Signal 导出的文本', en: 'Signal, exported text' },
  platform: 'signal',
  times: 'local',
  recognise,
  read,
}

function recognise(head: string): number {
  if (DATA.test(head)) return 0.9
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/, LOOKED_AT)
  const first = headOf(lines.find((line) => line.trim() !== '') ?? '')
  if (first === null || WHATSAPP.test(head)) return 0
  const heads = lines.flatMap((line) => headOf(line) ?? [])
  return heads.filter(({ rest }) => SPOKEN.test(rest)).length > heads.length / 2 ? 0.8 : 0
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const reader = new Reader(file)
  for await (const batch of file.lines()) yield reader.take(batch)
  yield reader.end()
}

/** Puts lines together to messages. */
class Reader {
  readonly #zone: string
  readonly #group: { readonly native: string; readonly name: string }
  #isData: boolean | null = null
  #head: Head | null = null
  #place = 0
  #lines: string[] = []
  #size = 0

  constructor(file: ImportFile) {
    this.#zone = file.zone
    const name = file.group ?? groupOf(file.name)
    this.#group = { native: name, name }
  }

  take({ first, lines }: LineBatch): ImportedRecord[] {
    const records: ImportedRecord[] = []
    for (const [i, line] of lines.entries()) {
      this.#isData ??= line.trim() === '' ? null : line.startsWith('{')
      if (this.#isData === true) this.#takeData(line, first + i, records)
      else this.#takeText(line, first + i, records)
    }
    return records
  }

  end(): ImportedRecord[] {
    const head = this.#head
    this.#head = null
    if (head === null) return []
    if (this.#size > MOST_TEXT) return [broken(this.#place, 'text-too-long')]
    return [textRecord(head, this.#lines, { place: this.#place, zone: this.#zone, group: this.#group })]
  }

  #takeData(line: string, place: number, records: ImportedRecord[]): void {
    if (line.trim() === '') return
    const message = parseObject(line)
    const where = { place, zone: this.#zone, group: this.#group }
    records.push(message === null ? broken(place, 'not-json') : dataRecord(message, where))
  }

  #takeText(line: string, place: number, records: ImportedRecord[]): void {
    const head = headOf(line)
    if (head !== null) {
      records.push(...this.end())
      this.#head = head
      this.#place = place
      this.#lines = []
      this.#size = 0
    } else if (this.#head !== null) {
      this.#size += line.length + 1
      if (this.#size <= MOST_TEXT) this.#lines.push(line)
    } else if (line.trim() !== '') records.push(broken(place, 'line-not-understood'))
  }
}
