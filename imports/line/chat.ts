/** One chat of LINE: days, messages, and what LINE says of who came and went. */
import { instantAt } from '../../core/chat/zone.ts'
import type { IncomingGroup } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import { broken, readAs, skipped, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { textOrPlaceholder } from '../../core/ports/import-placeholders.ts'
import { invitationOf, systemEvents, systemReason } from '../../core/ports/import-system-lines.ts'
import { groupOfFile, TextBody, type TextReader } from '../../core/ports/import-text.ts'
import { dateLine, headLine, messageLine, type MessageLine } from './lines.ts'

/** Invitations that are remembered until the invited join. */
const MOST_INVITED = 10_000
/** LINE's own sentences are short; a person's words may be any length. */
const LONGEST_SENTENCE = 200

export class LineChat implements TextReader {
  readonly #file: ImportFile
  readonly #invited = new Map<string, string>()
  #group: IncomingGroup
  #day: number | null = null
  #isSpaced = false
  #open: { readonly line: MessageLine; readonly place: number; readonly body: TextBody } | null = null
  /** A text of several lines stands in quotation marks; this one's are not closed yet. */
  #isQuoted = false

  constructor(file: ImportFile) {
    this.#file = file
    this.#group = groupOfFile(file)
  }

  line(text: string, place: number): readonly ImportedRecord[] {
    const day = this.#isQuoted ? null : dateLine(text)
    if (day !== null) {
      const records = this.end()
      this.#day = day
      this.#isSpaced = /^\d{4}\.\d{2}\.\d{2} \p{L}/u.test(text)
      return records
    }
    const line = this.#day === null ? null : messageLine(text, this.#isSpaced)
    if (line) {
      const records = this.end()
      this.#open = { line, place, body: new TextBody(line.text) }
      this.#isQuoted = line.text.startsWith('"') && !isClosed(line.text.slice(1))
      return records
    }
    if (this.#open) {
      this.#open.body.add(text)
      if (this.#isQuoted && isClosed(text)) this.#isQuoted = false
      return []
    }
    return this.#front(text, place)
  }

  /** Before the first day: the head, and when it was saved. */
  #front(text: string, place: number): readonly ImportedRecord[] {
    const name = headLine(text)
    if (name !== null) this.#group = groupOfFile(this.#file, name)
    const isKnown = name !== null || text.trim() === '' || /^\P{N}{1,40}[:：]\s?.*\d{1,2}:\d{2}/u.test(text)
    return isKnown ? [] : [broken(place, 'line-not-understood')]
  }

  end(): readonly ImportedRecord[] {
    const open = this.#open
    this.#open = null
    this.#isQuoted = false
    if (open === null) return []
    const { line, place, body } = open
    const at = instantAt((this.#day ?? 0) + line.time, this.#file.zone)
    const base = { at, source: 'import' as const, group: this.#group }
    const { name } = line
    // With spaces LINE's own sentences look like a name and words.
    const spaced = this.#isSpaced && line.text.length < LONGEST_SENTENCE ? `${name} ${body.text()}` : null
    const sentence = name === null ? body.text() : spaced
    const records = sentence === null ? null : this.#said(sentence, base, place)
    if (records !== null || name === null) return records ?? [skipped(place, systemReason(sentence ?? ''))]
    const content = { parts: partsOf(unquoted(body.text())), name }
    const person = { native: name, name }
    return [readAs(place, [{ ...base, kind: 'message.sent', person, data: {}, content }])]
  }

  /** null for what is no sentence about members. */
  #said(sentence: string, base: { at: number; source: 'import'; group: IncomingGroup }, place: number) {
    const invitation = invitationOf(sentence)
    for (const who of invitation?.who ?? []) {
      if (this.#invited.size < MOST_INVITED) this.#invited.set(who, invitation?.by ?? '')
    }
    const events = systemEvents(sentence, base, undefined).map((event) => {
      const by = event.kind === 'member.joined' ? this.#invited.get(event.person?.native ?? '') : undefined
      return by === undefined || event.inviter ? event : { ...event, inviter: { native: by, name: by } }
    })
    return events.length > 0 ? [readAs(place, events)] : null
  }
}

/** Whether the quotation marks of a text end here: marks within it are doubled. */
function isClosed(text: string): boolean {
  let marks = 0
  while (text.at(-1 - marks) === '"') marks += 1
  return marks % 2 === 1
}

function unquoted(text: string): string {
  const isQuoted = text.includes('\n') && text.startsWith('"') && text.endsWith('"')
  return isQuoted ? text.slice(1, -1).replaceAll('""', '"') : text
}

function partsOf(text: string): Part[] {
  const [, all, rest = ''] = /^(@All)(?=\s|$)\s?([^]*)$/u.exec(text) ?? []
  if (all === undefined) return textOrPlaceholder(text)
  return [{ type: 'mention', all: true }, ...textOrPlaceholder(rest)]
}
