/** One message of the page, as it is being put together. */
import type { Part } from '../../core/chat/message.ts'

export interface Draft {
  readonly id: string
  readonly isService: boolean
  /** Written soon after the one before, by the same person: the page does not repeat the name. */
  readonly joined: boolean
  /** `03.01.2026 08:04:05 UTC+01:00` */
  time: string
  name: string
  forwardedFrom: string
  replyTo: string
  sentence: string
  text: Part[]
  readonly media: Media[]
  readonly reactions: Reaction[]
}

export interface Media {
  /** `photo`, `video`, `voice_message`, `poll` and so on, by the name of its class. */
  readonly kind: string
  readonly link: string
  title: string
  description: string
  status: string
  readonly answers: string[]
}

export interface Reaction {
  emoji: string
  /** Names of those who gave it, as far as the page tells. */
  readonly names: string[]
  /** Pictures of people; some have no name with them. */
  people: number
  count: string
}

export function draftOf(id: string, classes: ReadonlySet<string>): Draft {
  return {
    id,
    isService: classes.has('service'),
    joined: classes.has('joined'),
    time: '',
    name: '',
    forwardedFrom: '',
    replyTo: '',
    sentence: '',
    text: [],
    media: [],
    reactions: [],
  }
}

const MEDIA = /^(?:media_(?!wrap$)([a-z_]+)|(photo|sticker|animated|video_file)_wrap)$/

/** null when the classes are not those of an attachment. */
export function mediaOf(classes: ReadonlySet<string>, link: string): Media | null {
  for (const name of classes) {
    const [, generic, shown] = MEDIA.exec(name) ?? []
    const kind = generic ?? shown
    if (kind !== undefined) return { kind, link, title: '', description: '', status: '', answers: [] }
  }
  return null
}
