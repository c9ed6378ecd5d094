/** What can be known of one message, each computed at most once and only when asked for. */
import type { Part, PartType } from '../chat/message.ts'
import type { WordMatch } from './lexicon.ts'

export interface Link {
  readonly url: string
  readonly host: string
  /** Registrable domain (`example.co.uk`), or the host where there is none. */
  readonly domain: string
}

export interface Contact {
  readonly kind: 'phone' | 'wechat' | 'qq' | 'email' | 'telegram' | 'wallet'
  readonly value: string
}

export interface MessageFacts {
  readonly parts: readonly Part[]
  /** Words of the message as written. */
  readonly text: string
  /** The sender's name as it was with this message, empty when unknown. */
  readonly name: string
  /** Width, case, zero-width and look-alike characters, traditional → simplified. */
  readonly normal: string
  readonly links: readonly Link[]
  /** Native ids (or names) of who is mentioned; `mentionsAll` tells a mention of everyone. */
  readonly mentions: readonly string[]
  readonly mentionsAll: boolean
  /** Bit i is set when a part of `KNOWN_TYPES[i]` is present. */
  readonly forms: number
  readonly has: (form: PartType) => boolean
  /** BCP 47 primary tag by script and letters: zh, en, ru, ja, ko, …, or und. */
  readonly language: string
  /** Grapheme-near length: code points without spaces. */
  readonly length: number
  readonly lines: number
  /** Shares from 0 to 1 of the visible code points. */
  readonly emojiRatio: number
  readonly digitRatio: number
  /** Share of the text that repeats earlier character pairs. */
  readonly repeatRatio: number
  readonly contacts: readonly Contact[]
  readonly question: boolean
  /** Equal for equal normalised texts without digits and punctuation; 53 bits; 0 for texts under 4 letters. */
  readonly fingerprint: number
  /** Words of the charter that occur, in order of their ends. */
  readonly words: readonly WordMatch[]
  readonly patterns: ReadonlySet<number>
}
