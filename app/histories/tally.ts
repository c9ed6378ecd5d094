/** What a history holds, counted while it is read: grows with its days, groups and people, never with its length. */
import type { Incoming } from '../../core/chat/incoming.ts'
import { localTime } from '../../core/chat/zone.ts'
import type { Outcome } from '../../core/ports/connector.ts'
import type { HistoryFigures } from '../../core/ports/histories.ts'
import type { ImportedRecord } from '../../core/ports/import.ts'
import { reasonText } from '../imports/reasons.ts'

/** Broken records that are shown with their places. */
const EXAMPLES = 20
/** Groups that are listed, the liveliest first. */
const MOST_GROUPS = 2_000

interface Group {
  name: string | null
  messages: number
  readonly people: Set<string>
}

export class HistoryTally {
  readonly #zone: string
  readonly #groups = new Map<string, Group>()
  readonly #people = new Set<string>()
  readonly #days = new Map<number, number>()
  readonly #skipped = new Map<string, number>()
  readonly #examples: { place: number; code: string }[] = []
  #events = 0
  #messages = 0
  #fresh = 0
  #known = 0
  #refused = 0
  #broken = 0
  #from: number | null = null
  #to: number | null = null

  /** @param zone in which days are meant */
  constructor(zone: string) {
    this.#zone = zone
  }

  record({ events, problem, place }: ImportedRecord): void {
    for (const event of events) this.#event(event)
    if (problem === null) return
    if (problem.kind === 'skipped') {
      this.#skipped.set(problem.code, (this.#skipped.get(problem.code) ?? 0) + 1)
      return
    }
    this.#broken += 1
    if (this.#examples.length < EXAMPLES) this.#examples.push({ place, code: problem.code })
  }

  outcomes(outcomes: readonly Outcome[]): void {
    for (const { status } of outcomes) {
      if (status === 'appended') this.#fresh += 1
      else if (status === 'duplicate') this.#known += 1
      else this.#refused += 1
    }
  }

  /** @param idOf Folkmoot's id of a group */
  figures(idOf: (native: string) => number | null = () => null): HistoryFigures {
    const groups = [...this.#groups].map(([native, { name, messages, people }]) => {
      return { native, name, group: idOf(native), messages, members: people.size }
    })
    return {
      events: this.#events,
      fresh: this.#fresh,
      known: this.#known,
      refused: this.#refused,
      messages: this.#messages,
      skipped: [...this.#skipped]
        .map(([code, count]) => ({ code, texts: textsOf(code), count }))
        .toSorted((a, b) => b.count - a.count),
      broken: this.#broken,
      examples: this.#examples.map(({ place, code }) => ({ place, texts: textsOf(code) })),
      groups: groups.toSorted((a, b) => b.messages - a.messages).slice(0, MOST_GROUPS),
      members: this.#people.size,
      from: this.#from,
      to: this.#to,
      days: [...this.#days].toSorted(([a], [b]) => a - b),
    }
  }

  #event({ kind, at, group, person }: Incoming): void {
    this.#events += 1
    this.#from = Math.min(this.#from ?? at, at)
    this.#to = Math.max(this.#to ?? at, at)
    const isMessage = kind === 'message.sent'
    if (isMessage) {
      this.#messages += 1
      const { day } = localTime(at, this.#zone)
      this.#days.set(day, (this.#days.get(day) ?? 0) + 1)
    }
    if (person !== undefined) this.#people.add(person.native)
    if (group === undefined) return
    const known = this.#groups.get(group.native) ?? { name: null, messages: 0, people: new Set<string>() }
    this.#groups.set(group.native, known)
    known.name = group.name ?? known.name
    if (isMessage) known.messages += 1
    if (person !== undefined) known.people.add(person.native)
  }
}

function textsOf(code: string) {
  return { en: reasonText(code, 'en'), 'zh-CN': reasonText(code, 'zh-CN') }
}
