/** One WhatsApp chat: its lines put together to messages, and these as events. */
import type { Incoming, IncomingGroup } from '../../core/chat/incoming.ts'
import { instantAt } from '../../core/chat/zone.ts'
import { broken, readAs, skipped, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { authorOf } from './author.ts'
import { dayOf, type DateOrder } from '../../core/ports/import-date-order.ts'
import { fileName, nameInPath } from './group-name.ts'
import type { HeadLine } from './head-line.ts'
import { bodyOf } from './parts.ts'
import { ENCRYPTION } from './sentences.ts'
import { nameOf, personOf, readSentence, systemRecord, type Base } from './system-lines.ts'

/** More text than WhatsApp lets anybody send. */
const MOST_TEXT = 300_000

interface Line {
  readonly place: number
  readonly text: string
  readonly head: HeadLine | null
}

export class WhatsappChat {
  readonly #zone: string
  readonly #order: DateOrder
  readonly #group: IncomingGroup
  #head: HeadLine | null = null
  #place = 0
  #lines: string[] = []
  #size = 0

  /** @param heads those of the beginning, which may name the group */
  constructor(file: ImportFile, order: DateOrder, heads: readonly HeadLine[]) {
    this.#zone = file.zone
    this.#order = order
    const name =
      file.group ?? nameInPath(file.name) ?? nameInHeads(heads) ?? fileName(file.name) ?? 'WhatsApp'
    this.#group = { native: name, name }
  }

  take({ place, text, head }: Line, records: ImportedRecord[]): void {
    if (head !== null) {
      this.end(records)
      this.#head = head
      this.#place = place
      this.#lines = [head.rest]
      this.#size = 0
    } else if (this.#head === null) {
      if (text.trim() !== '') records.push(broken(place, 'line-not-understood'))
    } else {
      this.#size += text.length + 1
      if (this.#size <= MOST_TEXT) this.#lines.push(text)
    }
  }

  /** What was put together so far is whole. */
  end(records: ImportedRecord[]): void {
    if (this.#head === null) return
    records.push(this.#record(this.#head, this.#place))
    this.#head = null
  }

  #record({ stamp }: HeadLine, place: number): ImportedRecord {
    if (this.#size > MOST_TEXT) return broken(place, 'text-too-long')
    const day = dayOf(stamp, this.#order)
    if (day === null) return broken(place, 'time-unreadable')
    const base: Base = { at: instantAt(day + stamp.time, this.#zone), source: 'import', group: this.#group }
    const [first = '', ...more] = this.#lines
    const author = authorOf(first)
    if (author === null) return systemRecord(first, base, place)
    // iOS puts a mark before what nobody wrote, and the group's or somebody's name before that.
    if (
      author.text.startsWith('\u200E') &&
      (ENCRYPTION.test(author.text) || readSentence(author.text) !== null)
    )
      return systemRecord(author.text, base, place)
    return messageRecord(author.name, [author.text, ...more], base, place)
  }
}

function messageRecord(sender: string, lines: readonly string[], base: Base, place: number): ImportedRecord {
  const body = bodyOf(lines)
  if ('problem' in body) return skipped(place, body.problem)
  const name = nameOf(sender)
  if (name === '') return broken(place, 'sender-missing')
  const event: Incoming = {
    ...base,
    kind: 'message.sent',
    person: personOf(sender),
    data: {},
    content: { parts: [...body.parts], name },
  }
  return readAs(place, [event])
}

/** iOS says in the group's name that it is encrypted; both say who created it under which name. */
function nameInHeads(heads: readonly HeadLine[]): string | null {
  for (const { rest } of heads) {
    const author = authorOf(rest)
    if (author !== null) {
      if (author.text.startsWith('\u200E') && ENCRYPTION.test(author.text)) return nameOf(author.name)
      if (!author.text.startsWith('\u200E')) continue
    }
    const reading = readSentence(author?.text ?? rest)
    if (reading?.says === 'created' && reading.title !== undefined && reading.title !== '')
      return reading.title
  }
  return null
}
