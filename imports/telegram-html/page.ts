/** A page of messages: elements become drafts, drafts become records. */
import type { Part } from '../../core/chat/message.ts'
import {
  HtmlParts,
  classesOf,
  linkPart,
  trimmed,
  type HtmlAttributes,
  type HtmlDialect,
} from '../../core/ports/import-html.ts'
import { broken, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { dayBegins, instantOf } from './clock.ts'
import { draftOf, mediaOf, type Draft } from './draft.ts'
import { messageRecord, serviceRecord, type Where } from './records.ts'

/** An element whose text is wanted, and what is done with it. */
interface Field {
  readonly depth: number
  readonly put: (text: string) => void
}

export class TelegramPage {
  readonly #file: ImportFile
  #group: string
  #depth = 0
  #draft: Draft | null = null
  /** Depths at which an element began that goes on; 0 for none. */
  #draftDepth = 0
  #headerDepth = 0
  #forwardedDepth = 0
  #mutedDepth = 0
  #field: Field | null = null
  #fieldText = ''
  #body: { readonly depth: number; readonly html: HtmlParts } | null = null
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

  open(tag: string, attributes: HtmlAttributes): void {
    this.#depth++
    if (this.#body !== null) return this.#body.html.open(tag, attributes)
    const classes = classesOf(attributes)
    if (this.#field !== null) {
      if (this.#mutedDepth === 0 && classes.has('details')) this.#mutedDepth = this.#depth
    } else if (this.#draft !== null) this.#openInside(this.#draft, tag, classes, attributes)
    else this.#openOutside(classes, attributes)
  }

  text(text: string): void {
    if (this.#body !== null) this.#body.html.text(text)
    else if (this.#field !== null && this.#mutedDepth === 0) this.#fieldText += text
  }

  close(tag: string): void {
    const depth = this.#depth--
    if (this.#body !== null && this.#body.depth < depth) return this.#body.html.close(tag)
    if (this.#body !== null && this.#draft !== null) {
      this.#draft.text = this.#body.html.parts()
      this.#body = null
    }
    if (this.#mutedDepth === depth) this.#mutedDepth = 0
    if (this.#field?.depth === depth) this.#endField(this.#field)
    if (this.#headerDepth === depth) this.#headerDepth = 0
    if (this.#forwardedDepth === depth) this.#forwardedDepth = 0
    if (this.#draft !== null && this.#draftDepth === depth) this.#finish(this.#draft)
  }

  #openOutside(classes: ReadonlySet<string>, attributes: HtmlAttributes): void {
    if (classes.has('message') && (classes.has('service') || classes.has('default'))) {
      this.#draft = draftOf((attributes['id'] ?? '').replace(/^message/, ''), classes)
      this.#draftDepth = this.#depth
    } else if (classes.has('page_header')) this.#headerDepth = this.#depth
    else if (this.#headerDepth > 0 && classes.has('text')) {
      this.#collect((name) => {
        if (this.#group === '') this.#group = name
      })
    }
  }

  #openInside(draft: Draft, tag: string, classes: ReadonlySet<string>, attributes: HtmlAttributes): void {
    const media = draft.media.at(-1)
    const reaction = draft.reactions.at(-1)
    const link = attributes['href'] ?? ''
    if (draft.isService) {
      if (classes.has('body')) this.#collect((text) => (draft.sentence = text))
    } else if (classes.has('date') && classes.has('pull_right')) draft.time = attributes['title'] ?? ''
    else if (classes.has('forwarded') && classes.has('body')) this.#forwardedDepth = this.#depth
    else if (classes.has('from_name')) this.#collectName(draft)
    else if (tag === 'a' && /#go_to_message\d/.test(link))
      draft.replyTo = link.replace(/^.*#go_to_message/, '')
    else if (classes.has('text')) this.#body = { depth: this.#depth, html: new HtmlParts(DIALECT) }
    else if (classes.has('reaction')) draft.reactions.push({ emoji: '', names: [], people: 0, count: '' })
    else if (reaction) {
      if (classes.has('emoji')) this.#collect((text) => (reaction.emoji = text))
      else if (classes.has('count')) this.#collect((text) => (reaction.count = text))
      else if (classes.has('userpic')) reaction.people++
      else if (classes.has('initials') && attributes['title'] !== undefined)
        reaction.names.push(attributes['title'])
    } else if (media && (classes.has('title') || classes.has('question')))
      this.#collect((text) => (media.title = text))
    else if (media && classes.has('description')) this.#collect((text) => (media.description = text))
    else if (media && classes.has('status')) this.#collect((text) => (media.status = text))
    else if (media && classes.has('answer'))
      this.#collect((text) => media.answers.push(text.replace(/^- /, '')))
    else {
      const opened = mediaOf(classes, link)
      if (opened) draft.media.push(opened)
    }
  }

  #collectName(draft: Draft): void {
    const forwarded = this.#forwardedDepth > 0
    this.#collect((text) => {
      const name = text.replace(/ via @\w+$/, '')
      if (forwarded) draft.forwardedFrom = name
      else draft.name = name
    })
  }

  #collect(put: (text: string) => void): void {
    this.#field = { depth: this.#depth, put }
    this.#fieldText = ''
  }

  #endField(field: Field): void {
    field.put(trimmed(this.#fieldText))
    this.#field = null
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
    if (!draft.isService) {
      this.#last = instantOf(draft.time, this.#file.zone)
      this.#sender = draft.joined ? this.#sender : draft.name
    }
    this.#records.push(
      this.#last === null
        ? broken(this.place, 'time-unreadable')
        : draft.isService
          ? serviceRecord(draft, this.#where(draft, this.#last), this.place)
          : messageRecord(draft, this.#where(draft, this.#last), this.#sender, this.place),
    )
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
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(url)) return null
  return (text) =>
    text.startsWith('@') && url.toLowerCase().endsWith(`/${text.slice(1).toLowerCase()}`)
      ? { type: 'mention', name: text.slice(1) }
      : linkPart(url, text)
}
