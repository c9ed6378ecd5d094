/** A copied conversation, line by line. The first message shows the layout; the rest keeps to it. */
import { instantAt } from '../../core/chat/zone.ts'
import type { IncomingGroup } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { placeholderPart } from '../../core/ports/import-placeholders.ts'
import { systemEvents, systemReason } from '../../core/ports/import-system-lines.ts'
import { groupOfFile, TextBody, type TextReader } from '../../core/ports/import-text.ts'
import { PartialDates } from '../../core/ports/import-wall.ts'
import { wechatText } from '../../core/ports/import-wechat.ts'
import { dayLine, headOf, speakerOf, type Speaker } from './line.ts'
import { dayOf } from './when.ts'

const HALF_DAY = 43_200_000
/** WeChat's own sentences are short; a person's line may be any length. */
const LONGEST_SENTENCE = 300
/** Lines that wait at most for the first empty one. */
const MOST_HELD = 200

interface Open {
  readonly speaker: Speaker
  /** Wall clock; null: the file says no time, or one that is none. */
  readonly wall: number | null
  readonly place: number
  readonly body: TextBody
}

export class CopiedChat implements TextReader {
  readonly #file: ImportFile
  readonly #dates: PartialDates
  #group: IncomingGroup
  #first: Speaker | null = null
  /** Mails put an empty line behind every speaker; null until the first has shown it. */
  #isSpaced: boolean | null = null
  /** Names alone on a line: whether empty lines stand between messages; null until that is clear. */
  #isGapped: boolean | null = null
  readonly #held: { readonly raw: string; readonly place: number }[] = []
  #isAfterGap = true
  #wall: number | null = null
  #open: Open | null = null

  constructor(file: ImportFile) {
    this.#file = file
    this.#dates = new PartialDates(file)
    this.#group = groupOfFile(file)
  }

  line(raw: string, place: number): readonly ImportedRecord[] {
    if (this.#first?.layout !== 'colon' || this.#isGapped !== null) return this.#take(raw, place)
    this.#held.push({ raw, place })
    // Within so many lines a layout with empty lines between its messages has one.
    if (raw.trim() !== '' && this.#held.length < MOST_HELD) return []
    return this.#release(raw.trim() === '')
  }

  /** Takes the lines that waited until it was clear whether empty lines part the messages. */
  #release(isGapped: boolean): readonly ImportedRecord[] {
    this.#isGapped = isGapped
    return this.#held.splice(0).flatMap(({ raw, place }) => this.#take(raw, place))
  }

  #take(raw: string, place: number): readonly ImportedRecord[] {
    const text = raw.trim()
    const isAfterGap = this.#isAfterGap
    this.#isAfterGap = text === ''
    if (text === '') return this.#gap()
    const day = isAfterGap || this.#open === null ? dayLine(text) : null
    if (day !== null && this.#takeDay(day)) return this.#ended()
    const system = this.#system(text, place)
    if (system) return [...this.#ended(), system]
    const head = this.#first === null ? headOf(text) : null
    if (head !== null && head.name !== null) this.#group = groupOfFile(this.#file, head.name)
    if (head !== null) return []
    const speaker = speakerOf(text)
    if (speaker && this.#isHere(speaker, isAfterGap)) {
      const records = this.#ended()
      this.#begin(speaker, place)
      return records
    }
    return this.#words(raw, place)
  }

  #gap(): readonly ImportedRecord[] {
    if (this.#open) {
      if (this.#open.body.isEmpty) this.#isSpaced ??= true
      this.#open.body.add('')
    }
    return []
  }

  #words(raw: string, place: number): readonly ImportedRecord[] {
    if (this.#open) {
      this.#isSpaced ??= false
      this.#open.body.add(raw)
      return []
    }
    return [broken(place, 'line-not-understood')]
  }

  #takeDay({ day, time }: { readonly day: string; readonly time: number | null }): boolean {
    const midnight = dayOf(day, this.#dates)
    if (midnight === null) return false
    this.#wall = time === null ? midnight : midnight + time
    return true
  }

  /** A sentence of WeChat itself; it quotes names, or says you. */
  #system(text: string, place: number): ImportedRecord | null {
    if (/^以下[是为]新消息$/u.test(text)) return skipped(place, 'system-line')
    if (text.length > LONGEST_SENTENCE || !/^(?:["“]|你|您|You )/u.test(text)) return null
    const events = systemEvents(
      text,
      { at: this.#at(this.#wall), source: 'import', group: this.#group },
      undefined,
    )
    if (events.length > 0) return readAs(place, events)
    const reason = systemReason(text)
    return reason === 'system-line' ? null : skipped(place, reason)
  }

  /** Whether a line that could name a speaker does so in this place of this layout. */
  #isHere(speaker: Speaker, isAfterGap: boolean): boolean {
    const first = this.#first
    if (first === null) return true
    if (speaker.layout !== first.layout) return false
    if (speaker.layout === 'colon') return isAfterGap || this.#isGapped !== true
    const isDated = speaker.day !== ''
    if (!isDated && speaker.gap < first.gap) return false
    if (this.#isSpaced === true) return isAfterGap && isDated === (first.day !== '')
    if (isAfterGap || this.#open === null) return true
    return !this.#isEarlier(speaker, this.#open)
  }

  /** Amid a message a speaker from before it is quoted; without days, half a day back is the next one. */
  #isEarlier({ day, time }: Speaker, open: Open): boolean {
    if (day !== '') {
      const midnight = dayOf(day, new PartialDates(this.#file))
      return midnight === null || midnight + (time ?? 0) < (open.wall ?? 0)
    }
    const last = open.speaker.time ?? 0
    return (time ?? 0) < last && (time ?? 0) > last - HALF_DAY
  }

  #begin(speaker: Speaker, place: number): void {
    this.#first ??= speaker
    let wall = this.#wall
    if (speaker.time !== null) {
      const midnight = speaker.day === '' ? this.#dates.dayOf(speaker.time) : dayOf(speaker.day, this.#dates)
      wall = midnight === null ? null : midnight + speaker.time
    }
    this.#wall = wall ?? this.#wall
    this.#open = { speaker, wall, place, body: new TextBody() }
  }

  end(): readonly ImportedRecord[] {
    return [...this.#release(false), ...this.#ended()]
  }

  #ended(): readonly ImportedRecord[] {
    const open = this.#open
    this.#open = null
    if (open === null) return []
    const { speaker, wall, place, body } = open
    if (speaker.day !== '' && wall === null) return [broken(place, 'time-unreadable')]
    const { name } = speaker
    const text = body.text()
    const part = placeholderPart(text.trim())
    return [
      readAs(place, [
        {
          kind: 'message.sent',
          at: this.#at(wall),
          source: 'import',
          group: this.#group,
          person: { native: name, name },
          data: {},
          content: { parts: part ? [part] : wechatText(text), name },
        },
      ]),
    ]
  }

  /** What carries no time was said when it was copied. */
  #at(wall: number | null): number {
    return wall === null ? this.#file.modified : instantAt(wall, this.#file.zone)
  }
}
