/** MemoTrace's text: a line with time and name, the words below, an empty line. */
import { instantAt } from '../../core/chat/zone.ts'
import type { IncomingGroup } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { textOrPlaceholder } from '../../core/ports/import-placeholders.ts'
import { personOfName, systemEvents, systemReason } from '../../core/ports/import-system-lines.ts'
import { TextBody, type TextReader } from '../../core/ports/import-text.ts'
import { readWall } from '../../core/ports/import-wall.ts'

interface Header {
  readonly wall: number
  readonly name: string
}

const TIME = '\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}'
const TIME_FIRST = new RegExp(`^(${TIME}) (\\S.{0,63})$`, 'u')
const NAME_FIRST = new RegExp(`^(\\S.{0,63}) (${TIME})$`, 'u')
/** Ends of names by which QQ and chatlog tell people apart: those are not files of MemoTrace. */
const WITH_ID = /(?:\([^()\s]{4,64}\)|<[^<>\s]{3,64}>|\])$/u
const SYSTEM = /^(?:系统消息|System)$/u

/** The line that begins a message; null for every other line. */
export function textHeader(line: string): Header | null {
  const first = TIME_FIRST.exec(line)
  const [time, name] = first ? [first[1], first[2]] : (NAME_FIRST.exec(line)?.slice(1).toReversed() ?? [])
  if (time === undefined || name === undefined || WITH_ID.test(name)) return null
  const wall = readWall(time)
  return wall === null ? null : { wall, name: name.trim() }
}

export class MemotraceText implements TextReader {
  readonly #group: IncomingGroup
  readonly #zone: string
  #open: { readonly header: Header; readonly place: number; readonly body: TextBody } | null = null
  #isAfterGap = true

  constructor(group: IncomingGroup, zone: string) {
    this.#group = group
    this.#zone = zone
  }

  line(text: string, place: number): readonly ImportedRecord[] {
    const header = textHeader(text)
    // Amid a message a header is quoted, unless time goes on from it: some versions write no empty lines.
    const isHere = this.#isAfterGap || this.#open === null || (header?.wall ?? 0) >= this.#open.header.wall
    this.#isAfterGap = text.trim() === ''
    if (header && isHere) {
      const records = this.end()
      this.#open = { header, place, body: new TextBody() }
      return records
    }
    if (this.#open) this.#open.body.add(text)
    else if (!this.#isAfterGap) return [broken(place, 'line-not-understood')]
    return []
  }

  end(): readonly ImportedRecord[] {
    const open = this.#open
    this.#open = null
    if (open === null) return []
    const { header, place, body } = open
    const text = body.text()
    const base = { at: instantAt(header.wall, this.#zone), source: 'import' as const, group: this.#group }
    if (SYSTEM.test(header.name)) {
      const events = systemEvents(text, base, undefined, personOfName)
      return [events.length > 0 ? readAs(place, events) : skipped(place, systemReason(text))]
    }
    const { name } = header
    const content = { parts: textOrPlaceholder(text), name }
    return [
      readAs(place, [{ ...base, kind: 'message.sent', person: { native: name, name }, data: {}, content }]),
    ]
  }
}
