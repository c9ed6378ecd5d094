/** Turns events of a history, in order of time, into what the folds see: people and groups by number, local time, facts. */
import type { Incoming, IncomingOf, IncomingPerson } from '../chat/incoming.ts'
import { localTime } from '../chat/zone.ts'
import { buildLexicon, type Lexicon } from '../facts/lexicon.ts'
import { factsOf, type MessageFacts } from '../facts/message-facts.ts'
import { Answers } from './answers.ts'
import type { Observation, Place } from './observation.ts'
import { People } from './people.ts'
import { WORD_LISTS } from './words/lists.ts'

const NONE: ReadonlySet<string> = new Set()

interface Group {
  readonly native: string
  name: string
  readonly answers: Answers
}

export class Observer {
  readonly people = new People()
  readonly #zone: string
  readonly #lexicon: Lexicon
  readonly #groups: Group[] = []
  readonly #byNative = new Map<string, number>()
  readonly #listOf: readonly (readonly string[])[]

  /** @param zone in which days and hours are meant */
  constructor(zone: string) {
    this.#zone = zone
    this.#lexicon = buildLexicon({ lists: WORD_LISTS, words: [], patterns: [] })
    this.#listOf = this.#lexicon.words.map((_, word) =>
      [...this.#lexicon.lists].flatMap(([name, words]) => (words.has(word) ? [name] : [])),
    )
  }

  get groups(): readonly { readonly native: string; readonly name: string }[] {
    return this.#groups
  }

  /** null for what no fold needs: edits, renames of members, reactions of programs, what belongs to no group. */
  see(event: Incoming, { file, place }: Place): Observation | null {
    if (event.group === undefined) return null
    const group = this.#groupOf(event.group)
    const person = this.people.numberOf(event.person)
    const { at } = event
    const base = { at, local: localTime(at, this.#zone), group, person, file, place }
    switch (event.kind) {
      case 'message.sent':
        return { ...base, kind: 'message', ...this.#message(event, group, person) }
      case 'member.joined':
        return {
          ...base,
          kind: 'joined',
          name: nameOf(event.person),
          inviter: this.people.numberOf(event.inviter),
        }
      case 'member.left':
        return { ...base, kind: 'left' }
      case 'member.removed':
        return { ...base, kind: 'removed' }
      case 'message.recalled':
        return { ...base, kind: 'recalled' }
      case 'group.notice':
        return { ...base, kind: 'notice', text: event.content.text }
      case 'group.renamed':
        return { ...base, kind: 'group-renamed', text: event.content.name ?? '' }
      case 'reaction.added': {
        if (this.people.isBot(person)) return null
        const count = typeof event.data['count'] === 'number' ? event.data['count'] : 1
        const to = this.#groups[group]?.answers.authorOf(event.data.of) ?? -1
        const { of, emoji } = event.data
        return { ...base, kind: 'reaction', of, emoji, count, to }
      }
      case 'member.role':
        if (event.person !== undefined) this.people.numberOf({ ...event.person, role: event.data.role })
        return null
      default:
        return null
    }
  }

  #message(event: IncomingOf<'message.sent'>, group: number, person: number) {
    const facts = factsOf({ parts: event.content.parts, name: event.content.name }, this.#lexicon)
    const native = event.native ?? null
    const bot = event.data.bot === true
    const named = event.content['topic']
    const topic = typeof named === 'string' && named !== '' ? named : null
    this.people.wrote(person, bot)
    const answers = this.#groups[group]?.answers.take({
      at: event.at,
      person,
      native,
      replyTo: event.data.replyTo ?? null,
      mentions: facts.mentions,
      text: facts.text,
      topic,
      bot,
    })
    return { bot, facts, native, topic, words: this.#wordsIn(facts), answers: answers ?? [] }
  }

  #wordsIn(facts: MessageFacts): ReadonlySet<string> {
    if (facts.words.length === 0) return NONE
    return new Set(facts.words.flatMap(({ word }) => this.#listOf[word] ?? []))
  }

  #groupOf({ native, name }: { readonly native: string; readonly name?: string | undefined }): number {
    const known = this.#byNative.get(native)
    const group = known === undefined ? undefined : this.#groups[known]
    if (known !== undefined && group !== undefined) {
      if (name !== undefined && name !== '') group.name = name
      return known
    }
    this.#groups.push({ native, name: name ?? native, answers: new Answers(this.people) })
    this.#byNative.set(native, this.#groups.length - 1)
    return this.#groups.length - 1
  }
}

const nameOf = (person: IncomingPerson | undefined): string => person?.name ?? person?.native ?? ''
