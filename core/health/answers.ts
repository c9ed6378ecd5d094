/** Whom a message answers: by its link, by whom it names, or by coming next. Keeps the latest messages of a group. */
import type { People } from './people.ts'
import type { Answered } from './observation.ts'

/** Messages of a group that a link can still reach. */
const REACH = 5_000
/** Named people answered at most. */
const MOST_NAMED = 5
/** How long after it a message that comes next counts as an answer. */
const NEXT_WITHIN = 5 * 60_000
/** How far back a mention is taken for an answer. */
const NAMED_WITHIN = 24 * 3_600_000
const MENTION = /@([^\s@\u2005]{1,64})/gu

interface Said {
  readonly person: number
  readonly at: number
}

export interface Asked {
  readonly at: number
  readonly person: number
  readonly native: string | null
  readonly replyTo: string | null
  /** Native ids or names. */
  readonly mentions: readonly string[]
  readonly text: string
}

export class Answers {
  readonly #people: People
  readonly #sent = new Map<string, Said>()
  readonly #last = new Map<number, number>()
  #previous: Said | null = null

  constructor(people: People) {
    this.#people = people
  }

  /** Whose message has this id, while it is remembered. */
  authorOf(native: string): number {
    return this.#sent.get(native)?.person ?? -1
  }

  /** Takes the next message of the group and says whom it answers. */
  take(asked: Asked): readonly Answered[] {
    const answered = this.#answered(asked)
    this.#remember(asked)
    return answered
  }

  #answered({ at, person, replyTo, mentions, text }: Asked): readonly Answered[] {
    const linked = replyTo === null ? undefined : this.#sent.get(replyTo)
    const found: Answered[] =
      linked === undefined || linked.person === person ? [] : [{ ...linked, by: 'reply' }]
    for (const named of this.#named(mentions, text)) {
      const said = this.#last.get(named)
      if (named === person || said === undefined || at - said > NAMED_WITHIN) continue
      if (found.every((other) => other.person !== named))
        found.push({ person: named, at: said, by: 'mention' })
    }
    const next = this.#previous
    if (found.length > 0 || next === null || next.person === person || at - next.at > NEXT_WITHIN)
      return found
    return [{ ...next, by: 'next' }]
  }

  #named(mentions: readonly string[], text: string): readonly number[] {
    const names = new Set(mentions)
    if (text.includes('@')) for (const [, name = ''] of text.matchAll(MENTION)) names.add(name)
    if (names.size === 0) return []
    return [...names].slice(0, MOST_NAMED).flatMap((name) => {
      const person = this.#people.find(name)
      return person < 0 ? [] : [person]
    })
  }

  #remember({ at, person, native }: Asked): void {
    if (person < 0) return
    this.#previous = { person, at }
    this.#last.set(person, at)
    if (native === null) return
    this.#sent.set(native, { person, at })
    if (this.#sent.size <= REACH) return
    const [oldest] = this.#sent.keys()
    if (oldest !== undefined) this.#sent.delete(oldest)
  }
}
