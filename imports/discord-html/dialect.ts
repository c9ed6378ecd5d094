/** How the page writes what is more than text, and what hangs on a message. */
import type { Part } from '../../core/chat/message.ts'
import { classesOf, linkPart, type HtmlAttributes, type HtmlDialect } from '../../core/ports/import-html.ts'

/** @param idOf the id of a person by their unique name, as far as it was seen */
export function dialectOf(idOf: (full: string) => string | undefined): HtmlDialect {
  return {
    keepsLines: true,
    wordsOf: (tag, attributes) => (tag === 'img' ? emojiWords(attributes) : ''),
    markOf: (tag, attributes) => {
      if (tag === 'a') return (text) => linkPart(attributes['href'] ?? '', text)
      return classesOf(attributes).has('chatlog__markdown-mention') ? mentionOf(attributes, idOf) : null
    },
  }
}

/** A server's own emoji has a name instead of a character. */
function emojiWords(attributes: HtmlAttributes): string {
  const { alt = '' } = attributes
  return /^\w+$/.test(alt) ? `:${alt}:` : alt
}

function mentionOf(
  attributes: HtmlAttributes,
  idOf: (full: string) => string | undefined,
): (text: string) => Part {
  const full = attributes['title'] ?? ''
  return (text) => {
    if (text === '@everyone' || text === '@here') return { type: 'mention', all: true }
    // Roles and channels are nobody in particular.
    if (full === '') return { type: 'text', text }
    const native = idOf(full)
    return { type: 'mention', ...(native === undefined ? {} : { native }), name: text.replace(/^@/, '') }
  }
}

const SHOWN = /^(Image|Video|Audio): (.*) \([^()]*\)$/s

/** Pictures, films and sounds say what they are in the title of what shows them; null for any other element. */
export function attachmentOf(tag: string, attributes: HtmlAttributes): Part | null {
  if (tag !== 'img' && tag !== 'source') return null
  const [, kind, name] = SHOWN.exec(attributes['title'] ?? '') ?? []
  if (kind === undefined || name === undefined) return null
  if (name === 'voice-message.ogg') return { type: 'voice', name }
  return { type: kind === 'Image' ? 'image' : kind === 'Video' ? 'video' : 'file', name }
}
