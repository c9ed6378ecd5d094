/**
 * chatlog's plain text: `Name(wxid) [Group(id)] 01-02 15:04:05`, the words below, an empty line. The date is
 * whole, without its year, or missing, as far as the asked span needs it.
 */
import { instantAt } from '../../core/chat/zone.ts'
import { broken, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { groupOfFile, TextBody, type TextReader } from '../../core/ports/import-text.ts'
import { PartialDates, wallClock } from '../../core/ports/import-wall.ts'
import { plainParts } from './plain.ts'
import { SYSTEM, Talk } from './talk.ts'

interface Header {
  readonly name: string
  readonly sender: string
  readonly talker: string
  readonly talkerName: string
  readonly year: number | null
  readonly month: number | null
  readonly day: number
  readonly time: number
}

const CLOCK = /^(.{1,300}?) (?:(?:(\d{4})-)?(\d{2})-(\d{2}) )?(\d{2}):(\d{2}):(\d{2})$/u
const ID = '[A-Za-z0-9_@.-]{2,64}|我'
const NAMED = new RegExp(`^(.{0,128})\\((${ID})\\)$`, 'u')
/** A bare id stands where nobody's name is known. */
const BARE = /^(?:wxid_\w{4,40}|gh_\w{4,40}|\w{4,64}@(?:chatroom|openim)|系统消息)$/u

/** The line that begins a message; null for every other line. */
export function textHeader(line: string): Header | null {
  // Quoted messages and forwarded ones stand within others.
  const clock = /^(?:>| {2})/u.test(line) ? null : CLOCK.exec(line)
  if (!clock) return null
  const [, front = '', year, month, day, hours = '', minutes = '', seconds = ''] = clock
  const [, before, room] = /^(.{1,200}) \[(.{1,200})\]$/u.exec(front) ?? []
  const who = idAndName(before ?? front)
  // QQ's numbers in brackets are no ids of WeChat, unless the group's id says so.
  if (who === null || (room === undefined && /^\d{5,11}$/u.test(who.id) && year !== undefined)) return null
  const talk = room === undefined ? null : (idAndName(room) ?? { id: room, name: room })
  return {
    name: who.name,
    sender: who.id,
    talker: talk?.id ?? '',
    talkerName: talk?.name ?? '',
    year: year === undefined ? null : Number(year),
    month: month === undefined ? null : Number(month),
    day: Number(day ?? 0),
    time: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000,
  }
}

function idAndName(text: string): { id: string; name: string } | null {
  const [, name, id] = NAMED.exec(text) ?? []
  if (id !== undefined) return { id, name: name === undefined || name === '' ? id : name }
  return BARE.test(text) ? { id: text, name: text } : null
}

export class ChatlogText implements TextReader {
  readonly #file: ImportFile
  readonly #dates: PartialDates
  readonly #talk = new Talk()
  #open: { readonly header: Header; readonly place: number; readonly body: TextBody } | null = null

  constructor(file: ImportFile) {
    this.#file = file
    this.#dates = new PartialDates(file)
  }

  line(text: string, place: number): readonly ImportedRecord[] {
    const header = textHeader(text)
    if (header) {
      const records = this.end()
      this.#open = { header, place, body: new TextBody() }
      return records
    }
    if (this.#open) this.#open.body.add(text)
    else if (text.trim() !== '') return [broken(place, 'line-not-understood')]
    return []
  }

  end(): readonly ImportedRecord[] {
    const open = this.#open
    this.#open = null
    if (open === null) return []
    const { header, place, body } = open
    const day = this.#dayOf(header)
    if (day === null) return [broken(place, 'time-unreadable')]
    const { talker, talkerName } = header
    const group = talker === '' ? groupOfFile(this.#file) : { native: talker, name: talkerName }
    const at = instantAt(day + header.time, this.#file.zone)
    const base = { at, source: 'import' as const, group }
    if (header.sender === SYSTEM) return [this.#talk.system(body.text(), base, undefined, place)]
    const isSelf = header.sender === '我'
    const person = this.#talk.person(isSelf ? header.name : header.sender, header.name, isSelf)
    return [this.#talk.sent({ base, person, parts: plainParts(body.text()) }, place)]
  }

  #dayOf({ year, month, day, time }: Header): number | null {
    if (month === null) return this.#dates.dayOf(time)
    if (year === null) return this.#dates.inYear(month, day)
    const midnight = wallClock(year, month, day)
    if (midnight !== null) this.#dates.see(midnight)
    return midnight
  }
}
