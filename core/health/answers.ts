/** Whom a message answers: by its link, by whom it names, or by coming next, in its topic where there are topics. Keeps the latest messages and topics of a group. */
import type { People } from './people.ts'
import type { Answered } from './observation.ts'
import { Recent } from './recent.ts'

/** Messages of a group that a link can still reach, at least. */
const REACH = 5_000
/** Named people answered at most. */
const MOST_NAMED = 5
/** How long after it a message that comes next counts as an answer. */
const NEXT_WITHIN = 5 * 60_000
/** The same within a topic, where nothing else comes between. */
const NEXT_IN_TOPIC = 24 * 3_600_000
/** Topics of a group that are remembered, at least. */
const TOPICS = 5_000
/** How far back a mention is taken for an answer. */
const NAMED_WITHIN = 24 * 3_600_000
/** `@ann`; `@**Ann Lee**` of Zulip; `@Ann Lee` of WeChat, which ends names by a space of its own. */
const MENTION = /@_?\*\*([^*|\n]{1,64})(?:\|\d+)?\*\*|@([^@\u2005\n]{1,64})\u2005|@([^\s@]{1,64})/gu
const TRAILING = /[\p{P}]+$/u
/** Whom a message begins with: `ann: yes`. */
const ADDRESSED = /^([^\s@:,：，]{2,32})[:,：，]\s/u

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
  /** Name of the topic, where the platform has topics. */
  readonly topic: string | null
  /** Written by a program: it answers where it says so, and what comes next does not answer it. */
  readonly bot: boolean
}

export class Answers {
  readonly #people: People
  readonly #sent = new Recent<string, Said>(REACH)
  readonly #last = new Map<number, number>()
  /** Who called or answered each member last: that is whom the member speaks to next. */
  readonly #called = new Map<number, Said>()
  /** The latest message of each topic. */
  readonly #topics = new Recent<string, Said>(TOPICS)
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
    for (const { person, by } of answered)
      if (by !== 'next' && !asked.bot) this.#called.set(person, { person: asked.person, at: asked.at })
    return answered
  }

  #answered({ at, person, replyTo, mentions, text, topic, bot }: Asked): readonly Answered[] {
    const linked = replyTo === null ? undefined : this.#sent.get(replyTo)
    const found: Answered[] =
      linked === undefined || linked.person === person ? [] : [{ ...linked, by: 'reply' }]
    for (const named of this.#named(mentions, text)) {
      const said = this.#last.get(named)
      if (named === person || said === undefined || at - said > NAMED_WITHIN) continue
      if (found.every((other) => other.person !== named))
        found.push({ person: named, at: said, by: 'mention' })
    }
    if (found.length > 0 || bot) return found
    const next =
      topic === null
        ? (this.#recent(this.#called.get(person), at) ?? this.#recent(this.#previous, at))
        : this.#recent(this.#topics.get(topic), at, NEXT_IN_TOPIC)
    return next === null || next.person === person ? [] : [{ ...next, by: 'next' }]
  }

  #named(mentions: readonly string[], text: string): readonly number[] {
    const spoken = spokenTo(text)
    if (mentions.length === 0 && spoken.length === 0) return []
    const found = new Set<number>()
    for (const name of [...mentions, ...spoken].slice(0, MOST_NAMED)) {
      const exact = this.#people.find(name)
      const person = exact < 0 ? this.#people.find(name.replace(TRAILING, '')) : exact
      if (person >= 0) found.add(person)
    }
    return [...found]
  }

  #recent(said: Said | null | undefined, at: number, within = NEXT_WITHIN): Said | null {
    return said === null || said === undefined || at - said.at > within ? null : said
  }

  #remember({ at, person, native, topic, bot }: Asked): void {
    if (person < 0) return
    if (!bot && topic !== null) this.#topics.set(topic, { person, at })
    else if (!bot) this.#previous = { person, at }
    this.#last.set(person, at)
    if (native !== null) this.#sent.set(native, { person, at })
  }
}

/** Names that a text calls, as written. */
function spokenTo(text: string): readonly string[] {
  const names: string[] = []
  const addressed = ADDRESSED.exec(text)?.[1]
  if (addressed !== undefined) names.push(addressed)
  if (!text.includes('@')) return names
  for (const [, starred, ended, plain] of text.matchAll(MENTION)) {
    names.push(starred ?? ended ?? plain ?? '')
    if (names.length >= MOST_NAMED) break
  }
  return names
}
