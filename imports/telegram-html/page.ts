/** A page of messages: elements become drafts, drafts become records. */
import type { Part } from '../../core/chat/message.ts'
import { HtmlWalker } from '../../core/ports/import-html-walker.ts'
import { linkPart, type HtmlAttributes, type HtmlDialect } from '../../core/ports/import-html.ts'
import { broken, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { dayBegins, instantOf } from './clock.ts'
import { draftOf, mediaOf, type Draft, type Media, type Reaction } from './draft.ts'
import { messageRecord, serviceRecord, type Where } from './records.ts'

type Classes = ReadonlySet<string>

export class TelegramPage {
  readonly walker = new HtmlWalker({
    onOpen: (tag, classes, attributes, depth) => this.#open(tag, classes, attributes, depth),
    onClose: (depth) => this.#close(depth),
    isAside: (classes) => classes.has('details'),
  })
  readonly #file: ImportFile
  #group: string
  #draft: Draft | null = null
  /** Depths at which an element began that goes on; 0 for none. */
  #draftDepth = 0
  #headerDepth = 0
  #forwardedDepth = 0
  #sender = ''
  /** Service lines have no time of their own: they have the one of what stands before. */
  #last: number | null = null
  #records: ImportedRecord[] = []
  /** Records so far. */
  place = 0

  constructor(file: ImportFile) {
    this.#file = file
    this.#group = file.group ?? ''
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
    const draft = this.#draft
    if (draft === null) this.#openOutside(classes, attributes, depth)
    else if (draft.isService) {
      if (classes.has('body')) this.walker.gather((text) => (draft.sentence = text))
    } else this.#openInside(draft, tag, classes, attributes, depth)
  }

  #openOutside(classes: Classes, attributes: HtmlAttributes, depth: number): void {
    if (classes.has('message') && (classes.has('service') || classes.has('default'))) {
      this.#draft = draftOf((attributes['id'] ?? '').replace(/^message/, ''), classes)
      this.#draftDepth = depth
    } else if (classes.has('page_header')) this.#headerDepth = depth
    else if (this.#headerDepth > 0 && classes.has('text')) {
      this.walker.gather((name) => {
        if (this.#group === '') this.#group = name
      })
    }
  }

  #openInside(draft: Draft, tag: string, classes: Classes, attributes: HtmlAttributes, depth: number): void {
    const link = attributes['href'] ?? ''
    const [, replyTo] = tag === 'a' ? (/#go_to_message(\d{1,19})$/.exec(link) ?? []) : []
    if (replyTo !== undefined) draft.replyTo = replyTo
    else if (classes.has('date') && classes.has('pull_right')) draft.time = attributes['title'] ?? ''
    else if (classes.has('forwarded') && classes.has('body')) this.#forwardedDepth = depth
    else if (classes.has('from_name')) this.#gatherName(draft)
    else if (classes.has('text')) this.walker.compose(DIALECT, (parts) => (draft.text = parts))
    else if (classes.has('reaction')) draft.reactions.push({ emoji: '', names: [], people: 0, count: '' })
    else {
      const reaction = draft.reactions.at(-1)
      const media = mediaOf(classes, link)
      const last = draft.media.at(-1)
      if (reaction) this.#openReaction(reaction, classes, attributes)
      else if (media) draft.media.push(media)
      else if (last) this.#openMedia(last, classes)
    }
  }

  #openReaction(reaction: Reaction, classes: Classes, attributes: HtmlAttributes): void {
    const name = attributes['title']
    if (classes.has('emoji')) this.walker.gather((text) => (reaction.emoji = text))
    else if (classes.has('count')) this.walker.gather((text) => (reaction.count = text))
    else if (classes.has('userpic')) reaction.people++
    else if (classes.has('initials') && name !== undefined) reaction.names.push(name)
  }

  #openMedia(media: Media, classes: Classes): void {
    if (classes.has('title') || classes.has('question')) this.walker.gather((text) => (media.title = text))
    else if (classes.has('description')) this.walker.gather((text) => (media.description = text))
    else if (classes.has('status')) this.walker.gather((text) => (media.status = text))
    else if (classes.has('answer')) this.walker.gather((text) => media.answers.push(text.replace(/^- /, '')))
  }

  #gatherName(draft: Draft): void {
    const isOriginal = this.#forwardedDepth > 0
    this.walker.gather((text) => {
      const name = text.replace(/ via @\w+$/, '')
      if (isOriginal) draft.forwardedFrom = name
      else draft.name = name
    })
  }

  #close(depth: number): void {
    if (this.#headerDepth === depth) this.#headerDepth = 0
    if (this.#forwardedDepth === depth) this.#forwardedDepth = 0
    if (this.#draft !== null && this.#draftDepth === depth) this.#finish(this.#draft)
  }

  #finish(draft: Draft): void {
    this.#draft = null
    if (draft.id.startsWith('-')) {
      // A line between days; it comes before what it dates. Its midnight is that of an unknown zone.
      const midnight = dayBegins(draft.sentence, this.#file.zone)
      if (midnight !== null) this.#last = Math.max(midnight, this.#last ?? midnight)
      return
    }
    this.place++
    this.#records.push(this.#recordOf(draft))
  }

  #recordOf(draft: Draft): ImportedRecord {
    if (draft.isService) {
      if (this.#last === null) return broken(this.place, 'time-unreadable')
      return serviceRecord(draft, this.#where(draft, this.#last), this.place)
    }
    if (!draft.joined) this.#sender = draft.name
    const at = instantOf(draft.time, this.#file.zone)
    if (at === null) return broken(this.place, 'time-unreadable')
    this.#last = at
    return messageRecord(draft, this.#where(draft, at), this.#sender, this.place)
  }

  #where(draft: Draft, at: number): Where {
    const name = this.#group === '' ? 'telegram' : this.#group
    return {
      at,
      source: 'import',
      group: { native: name, name },
      native: draft.id === '' ? undefined : draft.id,
    }
  }
}

const DIALECT: HtmlDialect = {
  keepsLines: false,
  wordsOf: () => '',
  markOf: (tag, attributes) => (tag === 'a' ? markOfLink(attributes) : null),
}

/** Hashtags, commands, emojis and phone numbers are links to scripts of the page: their words are text. */
function markOfLink(attributes: HtmlAttributes): ((text: string) => Part) | null {
  const url = attributes['href'] ?? ''
  if ((attributes['onclick'] ?? '').includes('ShowMentionName'))
    return (text) => ({ type: 'mention', name: text.replace(/^@/, '') })
  if (!/^[a-z][a-z\d+.-]{0,30}:\/\//i.test(url)) return null
  return (text) =>
    text.startsWith('@') && url.toLowerCase().endsWith(`/${text.slice(1).toLowerCase()}`)
      ? { type: 'mention', name: text.slice(1) }
      : linkPart(url, text)
}
