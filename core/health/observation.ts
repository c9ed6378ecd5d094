/** One thing of a history as the checkup's folds see it: in order of time, with who, where and what is known of it. */
import type { LocalTime } from '../chat/zone.ts'
import type { MessageFacts } from '../facts/message-facts.ts'

export interface Place {
  readonly file: string
  /** Line, or number of the record. */
  readonly place: number
}

interface Base extends Place {
  readonly at: number
  /** By the wall clock of the checkup's zone. */
  readonly local: LocalTime
  /** Place among the checkup's groups. */
  readonly group: number
  /** Place among the people; -1 where nobody is named. */
  readonly person: number
}

export interface MessageSeen extends Base {
  readonly kind: 'message'
  /** Written by a program. */
  readonly bot: boolean
  readonly facts: MessageFacts
  /** Names of the lists of `words/` of which a word occurs. */
  readonly words: ReadonlySet<string>
  /** Whom it answers, whom first; empty where it opens something. */
  readonly answers: readonly Answered[]
  readonly native: string | null
  /** Name of its topic, where there are topics: `next` then means the one before it there. */
  readonly topic: string | null
}

/**
 * An answer to a message of `person`. `by`: the export links them, it names them, or (`next`) they named its author
 * within five minutes or merely wrote before it: within a day, in the same topic.
 */
export interface Answered {
  readonly person: number
  /** When the answered message was written. */
  readonly at: number
  readonly by: 'reply' | 'mention' | 'next'
}

export interface ArrivalSeen extends Base {
  readonly kind: 'joined'
  /** The newcomer's name, or native id: who has not written yet is known by nothing else. */
  readonly name: string
  /** -1 where nobody is named. */
  readonly inviter: number
}

export interface OtherSeen extends Base {
  readonly kind: 'left' | 'removed' | 'recalled'
}

/** An announcement of the group, or its new name. */
export interface NoticeSeen extends Base {
  readonly kind: 'notice' | 'group-renamed'
  readonly text: string
}

export interface ReactionSeen extends Base {
  readonly kind: 'reaction'
  readonly emoji: string
  readonly count: number
  /** The platform's id of the message. */
  readonly of: string
  /** Whose message it is; -1 where it is not known any more. */
  readonly to: number
}

export type Observation = MessageSeen | ArrivalSeen | OtherSeen | NoticeSeen | ReactionSeen
