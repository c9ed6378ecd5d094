/** One topic of a public Zulip archive, as zulip-archive keeps it: a list of messages whose content is HTML. */
import { Parser } from 'htmlparser2'
import type { Incoming, IncomingGroup } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import {
  HtmlParts,
  checkDepth,
  classesOf,
  linkPart,
  type HtmlAttributes,
  type HtmlDialect,
} from '../../core/ports/import-html.ts'
import {
  broken,
  readAs,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import {
  JsonWalker,
  isObject,
  secondsField,
  textField,
  type JsonObject,
} from '../../core/ports/import-json.ts'

export const zulipArchive: ImportFormat = {
  name: 'zulip-archive',
  label: { 'zh-CN': 'Zulip 公开存档', en: 'a public Zulip archive' },
  times: 'instant',
  recognise: (head) =>
    /^\uFEFF?\s*\[\s*\{/.test(head) && /"sender_full_name"\s*:/.test(head) && /"content"\s*:/.test(head)
      ? 0.9
      : 0,
  read,
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const name = file.group ?? file.name.replace(/^.*[\\/]/, '').replace(/\.json$/i, '')
  const group = { native: name, name }
  let records: ImportedRecord[] = []
  let place = 0
  const walker = new JsonWalker({
    isRecord: (path) => path === '*',
    onRecord: (_, value) => {
      place++
      records.push(
        isObject(value) ? recordOf(value, group, place, file.name) : broken(place, 'not-an-object'),
      )
    },
    onValue: () => undefined,
    onOpen: () => undefined,
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield records
    records = []
  }
}

function recordOf(record: JsonObject, group: IncomingGroup, place: number, file: string): ImportedRecord {
  const at = secondsField(record, 'timestamp')
  if (at === undefined) return broken(place, 'time-unreadable')
  const name = textField(record, 'sender_full_name')
  if (name === undefined) return broken(place, 'sender-missing')
  const content = textField(record, 'content') ?? ''
  const [, replyTo] = SAID.exec(content) ?? []
  const message: Incoming = {
    kind: 'message.sent',
    at,
    source: 'import',
    group,
    person: { native: textField(record, 'sender_id') ?? name, name },
    native: textField(record, 'id'),
    data: replyTo === undefined ? {} : { replyTo },
    content: {
      parts: partsOf(replyTo === undefined ? content : withoutQuote(content), file),
      name,
      topic: group.native,
    },
  }
  return readAs(place, [message])
}

/** "Quote and reply" begins with a link to the message that is answered. */
const SAID =
  /^<p><span class="user-mention silent"[^<]{0,200}>[^<]{0,200}<\/span> <a href="[^"]{1,2000}\/near\/(\d{1,19})"/

/** The words that are answered are not the words of who answers. */
function withoutQuote(content: string): string {
  let depth = 0
  for (const tag of content.matchAll(/<(\/?)blockquote>/g)) {
    depth += tag[1] === '' ? 1 : -1
    if (depth === 0) return content.slice(tag.index + tag[0].length)
  }
  return content
}

function partsOf(content: string, file: string): Part[] {
  const html = new HtmlParts(DIALECT)
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      html.open(tag, attributes)
      checkDepth(html.depth, file)
    },
    ontext: (text) => html.text(text),
    onclosetag: (tag) => html.close(tag),
  })
  parser.end(content)
  return html.parts()
}

const DIALECT: HtmlDialect = {
  keepsLines: false,
  wordsOf: (tag, attributes) =>
    tag === 'img' && classesOf(attributes).has('emoji') ? (attributes['alt'] ?? '') : '',
  markOf: (tag, attributes) => {
    if (tag === 'a') return markOfLink(attributes)
    if (tag === 'img' && !classesOf(attributes).has('emoji')) return () => ({ type: 'image' })
    return classesOf(attributes).has('user-mention') ? markOfMention(attributes) : null
  },
}

/** Links to channels and topics are addresses within the server. */
function markOfLink(attributes: HtmlAttributes): ((text: string) => Part) | null {
  const url = attributes['href'] ?? ''
  return /^(?:https?|mailto):/i.test(url) ? (text) => linkPart(url, text) : null
}

function markOfMention(attributes: HtmlAttributes): (text: string) => Part {
  const native = attributes['data-user-id'] ?? ''
  if (native === '*') return () => ({ type: 'mention', all: true })
  return (text) => ({ type: 'mention', ...(native === '' ? {} : { native }), name: text.replace(/^@/, '') })
}
