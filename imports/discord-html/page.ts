/** A page of one channel: elements become drafts, drafts become records. */
import { HtmlWalker } from '../../core/ports/import-html-walker.ts'
import type { HtmlAttributes } from '../../core/ports/import-html.ts'
import { textOf } from '../../core/chat/message.ts'
import type { ImportFile, ImportedRecord } from '../../core/ports/import.ts'
import { attachmentOf, dialectOf } from './dialect.ts'
import { draftOf, type Author, type Draft, type System } from './draft.ts'
import { recordOf } from './records.ts'

/** Mentions have names with them and no ids; so many are remembered with the ids that they were seen with. */
const MOST_NAMES = 100_000

type Classes = ReadonlySet<string>

export class DiscordPage {
  readonly walker = new HtmlWalker({
    onOpen: (tag, classes, attributes, depth) => this.#open(tag, classes, attributes, depth),
    onClose: (depth) => this.#close(depth),
    isAside: () => false,
  })
  readonly #idsByFull = new Map<string, string>()
  readonly #dialect = dialectOf((full) => this.#idsByFull.get(full))
  /** The file's name ends in the channel's id by default: `Room - general [5001].html`. */
  readonly #channel: string | undefined
  #entries = 0
  #name: string | undefined
  #draft: Draft | null = null
  #draftDepth = 0
  /** What a piece of marked text belongs to, and the depth at which that began. */
  #owner: { readonly name: string; readonly depth: number } | null = null
  #author: Author | null = null
  #records: ImportedRecord[] = []
  /** Records so far. */
  place = 0

  constructor(file: ImportFile) {
    this.#channel = /\[(\d{15,20})\]/.exec(file.name)?.[1]
    this.#name = file.group
  }

  get isAmid(): boolean {
    return this.#draft !== null
  }

  /** What has been read since the last time. */
  take(): readonly ImportedRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }

  #open(tag: string, classes: Classes, attributes: HtmlAttributes, depth: number): void {
    const id = attributes['data-message-id']
    if (this.#draft === null && id !== undefined) {
      this.#draft = draftOf(id)
      this.#draftDepth = depth
    } else if (classes.has('chatlog__message-group')) this.#author = null
    else if (classes.has('chatlog__author') || classes.has('chatlog__author-name'))
      this.#gatherAuthor(attributes)
    else if (classes.has('chatlog__author-tag') || classes.has('chatlog__bot-tag')) {
      if (this.#author !== null) this.#author.bot = true
    } else if (classes.has('preamble__entry')) this.#gatherEntry()
    else if (this.#draft !== null) this.#openInside(this.#draft, tag, classes, attributes, depth)
  }

  #gatherAuthor(attributes: HtmlAttributes): void {
    const author = this.#authorOf(attributes)
    this.#author = author
    this.walker.gather((name) => {
      if (author !== null) author.name = name
    })
  }

  #authorOf(attributes: HtmlAttributes): Author | null {
    const native = attributes['data-user-id']
    const full = attributes['title'] ?? ''
    if (native === undefined || native === '') return null
    if (full !== '' && this.#idsByFull.size < MOST_NAMES) this.#idsByFull.set(full, native)
    return { native, full, name: full, bot: false }
  }

  /** First the server, then the channel behind what it belongs to: `General / development / help`. */
  #gatherEntry(): void {
    this.#entries++
    if (this.#entries !== 2) return
    this.walker.gather((path) => (this.#name ??= path.slice(path.lastIndexOf(' / ') + 1).replace(/^\/ /, '')))
  }

  #openInside(draft: Draft, tag: string, classes: Classes, attributes: HtmlAttributes, depth: number): void {
    const owner = [...classes].find((name) => OWNERS.has(name))
    const attachment = attachmentOf(tag, attributes)
    const [, replyTo] = /scrollToMessage\(event, ?'(\d{1,20})'\)/.exec(attributes['onclick'] ?? '') ?? []
    const [system] = [...classes].filter((name) => name.startsWith('chatlog__system-notification'))
    if (system !== undefined) this.#openSystem(draft, system, attributes, depth)
    else if (this.#owner?.name === NOTIFICATION) this.#gatherWords(draft)
    else if (classes.has('chatlog__markdown-preserve') || classes.has('preserve-whitespace'))
      this.#compose(draft)
    else if (owner !== undefined) this.#own(draft, owner, depth)
    else if (replyTo !== undefined) draft.replyTo = replyTo
    else if (attachment !== null) draft.attachments.push(attachment)
    else if (classes.has('chatlog__attachment-generic-name'))
      this.walker.gather((name) => draft.attachments.push({ type: 'file', name }))
    else if (classes.has('chatlog__sticker'))
      draft.attachments.push({
        type: 'sticker',
        ...(attributes['title'] ? { name: attributes['title'] } : {}),
      })
    else if (classes.has('chatlog__embed-title-link') || classes.has('chatlog__embed-author-link')) {
      const embed = draft.embeds.at(-1)
      if (embed && classes.has('chatlog__embed-title-link')) embed.url = attributes['href'] ?? ''
    } else if (attributes['data-canonical-url'] !== undefined && tag === 'video') {
      // A link that is shown as what it leads to, instead of its words.
      if (draft.content.length === 0)
        draft.content.push({ type: 'link', url: attributes['data-canonical-url'] })
    } else if (classes.has('chatlog__reaction'))
      draft.reactions.push({ emoji: attributes['title'] ?? '?', count: '' })
    else this.#openReaction(draft, classes, attributes)
  }

  #openReaction(draft: Draft, classes: Classes, attributes: HtmlAttributes): void {
    const reaction = draft.reactions.at(-1)
    if (!reaction) return
    if (classes.has('chatlog__emoji')) reaction.emoji = attributes['alt'] || reaction.emoji
    else if (classes.has('chatlog__reaction-count')) this.walker.gather((text) => (reaction.count = text))
  }

  #own(draft: Draft, name: string, depth: number): void {
    if (name === 'chatlog__embed') draft.embeds.push({ url: '', title: '', lines: [] })
    else if (name === 'chatlog__forwarded') draft.forwarded ??= ''
    this.#owner = { name, depth }
  }

  #compose(draft: Draft): void {
    const embed = draft.embeds.at(-1)
    const owner = this.#owner?.name
    this.walker.compose(this.#dialect, (parts) => {
      const text = textOf(parts)
      if (owner === 'chatlog__content') draft.content = parts
      else if (owner === 'chatlog__forwarded-content') draft.forwarded = text
      else if (owner === 'chatlog__embed-title' && embed) embed.title = text
      else if (owner !== undefined && embed) embed.lines.push(text)
    })
  }

  #openSystem(draft: Draft, name: string, attributes: HtmlAttributes, depth: number): void {
    const system: System = (draft.system ??= { author: null, words: '', about: '', aboutFull: '' })
    if (name.endsWith('-author')) {
      const author = this.#authorOf(attributes)
      system.author = author
      this.walker.gather((text) => {
        if (author !== null) author.name = text
      })
    } else if (name === NOTIFICATION) this.#owner = { name, depth }
    else if (name.endsWith('-link')) {
      system.aboutFull = attributes['title'] ?? ''
      this.walker.gather((text) => (system.about = text))
    }
  }

  #gatherWords({ system }: Draft): void {
    this.walker.gather((text) => {
      if (system !== null) system.words += `${text} `
    })
  }

  #close(depth: number): void {
    if (this.#owner?.depth === depth) this.#owner = null
    if (this.#draft === null || this.#draftDepth !== depth) return
    const native = this.#channel ?? this.#name ?? 'discord'
    this.place++
    this.#records.push(
      recordOf(this.#draft, this.#author, this.place, {
        group: { native, name: this.#name },
        idOf: (full) => this.#idsByFull.get(full),
      }),
    )
    this.#draft = null
  }
}

const NOTIFICATION = 'chatlog__system-notification-content'

const OWNERS = new Set(
  ['content', 'forwarded', 'forwarded-content', 'embed', 'embed-title', 'embed-description']
    .concat(['embed-field-name', 'embed-field-value'])
    .map((name) => `chatlog__${name}`),
)
