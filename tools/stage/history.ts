/** What happens in a community on the stage: a sorted list of events, the same every time. */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Cast } from './cast.ts'
import { diceOf } from './random.ts'
import type { Dice } from './random.ts'

export interface StageGroup {
  readonly native: string
  readonly name: string
  readonly size: number
  /** Messages on an ordinary day. */
  readonly pace: number
  /** Days before the end since when nobody wrote; 0 = it goes on. */
  readonly silent: number
}

interface Person {
  readonly native: string
  readonly name: string
  readonly role: 'owner' | 'admin' | 'member'
}

export interface Plot {
  readonly cast: Cast
  readonly groups: readonly StageGroup[]
  /** Epoch milliseconds of the first midnight and of the end. */
  readonly from: number
  readonly to: number
  readonly seed: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** How busy each hour of a day is, from midnight. */
const HOURS = [1, 0, 0, 0, 0, 0, 1, 4, 7, 6, 6, 5, 8, 5, 4, 4, 4, 5, 6, 9, 12, 11, 6, 2]

/** Everything that the plot brings about, oldest first. */
export function historyOf(plot: Plot): readonly Incoming[] {
  const dice = diceOf(plot.seed)
  const events = plot.groups.flatMap((group) => storyOf(group, plot, dice))
  return events.sort((one, other) => one.at - other.at)
}

function storyOf(group: StageGroup, plot: Plot, dice: Dice): readonly Incoming[] {
  const people = peopleOf(group, plot.cast, dice)
  const story = new Story(group, plot, dice, people)
  for (const [place, person] of people.entries()) {
    const stays = place < people.length * 0.8
    story.join(person, stays ? plot.from + place * 7 * MINUTE : plot.from + dice.whole(plot.to - plot.from))
  }
  const end = plot.to - group.silent * DAY
  for (let day = plot.from + DAY; day < end; day += DAY) {
    const messages = Math.round(group.pace * (0.6 + dice.share() * 0.8))
    for (let count = 0; count < messages; count += 1) {
      const at = day + hourOf(dice) * HOUR + dice.whole(HOUR)
      if (at < end) story.talk(at)
    }
  }
  return story.events
}

function hourOf(dice: Dice): number {
  let left = dice.whole(HOURS.reduce((sum, share) => sum + share, 0))
  return HOURS.findIndex((share) => {
    left -= share
    return left < 0
  })
}

function peopleOf(group: StageGroup, { surnames, given, join }: Cast, dice: Dice): readonly Person[] {
  return Array.from({ length: group.size }, (_, place) => {
    const parts =
      join === '' ? [dice.pick(surnames), dice.pick(given)] : [dice.pick(given), dice.pick(surnames)]
    const role = place === 0 ? 'owner' : place === 1 ? 'admin' : 'member'
    return { native: `${group.native}-${place}`, name: parts.join(join), role }
  })
}

class Story {
  readonly events: Incoming[] = []
  readonly #group: StageGroup
  readonly #plot: Plot
  readonly #dice: Dice
  readonly #people: readonly Person[]
  #said = 0

  constructor(group: StageGroup, plot: Plot, dice: Dice, people: readonly Person[]) {
    this.#group = group
    this.#plot = plot
    this.#dice = dice
    this.#people = people
  }

  join(person: Person, at: number): void {
    this.events.push({
      ...this.#base(person, at),
      kind: 'member.joined',
      data: { role: person.role },
      content: { name: person.name },
      native: `join-${person.native}`,
    })
  }

  /** One thing that somebody says at `at`, and what follows from it. */
  talk(at: number): void {
    const { cast } = this.#plot
    const dice = this.#dice
    const fate = dice.share()
    if (fate < 0.008) this.#say(this.#newest(), dice.pick(cast.ads), at)
    else if (fate < 0.009) this.#flood(at)
    else if (fate < 0.06) this.#ask(at)
    else if (fate < 0.09) this.#say(this.#anyone(), dice.pick(cast.reviews), at)
    else this.#say(this.#anyone(), `${this.#opening()}${dice.pick(cast.talk)}`, at)
  }

  #opening(): string {
    return this.#dice.pick(this.#plot.cast.openings).replace('{n}', String(2 + this.#dice.whole(180)))
  }

  #ask(at: number): void {
    const { cast } = this.#plot
    const native = this.#say(this.#anyone(), this.#dice.pick(cast.questions), at)
    if (!this.#dice.chance(0.6)) return
    const later = at + this.#dice.whole(40 * MINUTE)
    if (later < this.#plot.to) this.#say(this.#anyone(), this.#dice.pick(cast.answers), later, native)
  }

  #flood(at: number): void {
    const who = this.#anyone()
    for (const [place, word] of this.#plot.cast.floods.entries()) this.#say(who, word, at + place * 2_000)
  }

  #say(person: Person, text: string, at: number, replyTo?: string): string {
    this.#said += 1
    const native = `${this.#group.native}-m${this.#said}`
    this.events.push({
      ...this.#base(person, at),
      kind: 'message.sent',
      data: replyTo === undefined ? {} : { replyTo },
      content: { parts: [{ type: 'text', text }], name: person.name },
      native,
    })
    return native
  }

  /** A few write much, most write little. */
  #anyone(): Person {
    const place = Math.floor(this.#dice.share() ** 2.2 * this.#people.length)
    return this.#people[place] ?? this.#newest()
  }

  #newest(): Person {
    const last = this.#people.at(-1 - this.#dice.whole(Math.max(1, Math.floor(this.#people.length / 5))))
    if (!last) throw new Error(`Nobody is in the group ${this.#group.name}.`)
    return last
  }

  #base({ native, name, role }: Person, at: number) {
    const { native: group, name: title, size } = this.#group
    return {
      at,
      source: 'live' as const,
      group: { native: group, name: title, size },
      person: { native, name, role },
    }
  }
}
