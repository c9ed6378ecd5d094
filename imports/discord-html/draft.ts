/** One message of the page, as it is being put together. */
import type { Part } from '../../core/chat/message.ts'

export interface Author {
  readonly native: string
  /** Their unique name, which mentions have with them. */
  readonly full: string
  name: string
  bot: boolean
}

export interface Draft {
  readonly id: string
  replyTo: string
  content: Part[]
  readonly attachments: Part[]
  readonly embeds: Embed[]
  readonly reactions: { emoji: string; count: string }[]
  forwarded: string | null
  system: System | null
}

export interface Embed {
  url: string
  title: string
  readonly lines: string[]
}

export interface System {
  author: Author | null
  /** Words of the notification in their order; the person or the name that it is about stands apart. */
  words: string
  about: string
  /** The unique name of the person whom it is about. */
  aboutFull: string
}

export function draftOf(id: string): Draft {
  return {
    id,
    replyTo: '',
    content: [],
    attachments: [],
    embeds: [],
    reactions: [],
    forwarded: null,
    system: null,
  }
}
