/**
 * The neutral JSONL: one message an object and line, with group, time, sender, text and kind; where known
 * senderId, id, topic, replyTo, reactions and attachments.
 */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import {
  broken,
  cutOff,
  readAs,
  skipped,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import {
  isObject,
  listField,
  numberField,
  parseObject,
  textField,
  type JsonObject,
} from '../../core/ports/import-json.ts'
import { systemEvent } from '../../core/ports/import-system-lines.ts'

const SHAPE = /^\uFEFF?\{[^\n]*"group"\s*:[^\n]*"time"\s*:/
const ISO_DATE = /^[+-]?\d{4,6}-\d\d-\d\d/
/** A count of attachments says how many files came along, no more; a forged one must not fill the memory. */
const MOST_ATTACHMENTS = 20

export const neutral: ImportFormat = {
  name: 'neutral',
  label: { 'zh-CN': '中性 JSONL', en: 'neutral JSONL' },
  times: 'instant',
  recognise: (head) =>
    SHAPE.test(head) && /"kind"\s*:/.test(head.slice(0, head.indexOf('\n') + 1 || undefined)) ? 0.9 : 0,
  read,
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  for await (const batch of file.lines()) {
    const records: ImportedRecord[] = []
    for (const [i, line] of batch.lines.entries()) {
      if (line.trim() !== '') records.push(recordOf(line, batch.first + i))
    }
    if (batch.unended && records.at(-1)?.problem?.code === 'not-json') throw cutOff(file, batch.first)
    yield records
  }
}

function recordOf(line: string, place: number): ImportedRecord {
  const record = parseObject(line)
  if (record === null) return broken(place, 'not-json')
  const name = textField(record, 'group')
  if (name === undefined) return broken(place, 'group-missing')
  const time = textField(record, 'time') ?? ''
  // A bare number would be taken for a year.
  const at = ISO_DATE.test(time) ? Date.parse(time) : Number.NaN
  if (Number.isNaN(at)) return broken(place, 'time-unreadable')
  const group = { native: name, name: name.slice(name.lastIndexOf('/') + 1) }
  const kind = textField(record, 'kind') ?? 'message'
  switch (kind) {
    case 'message':
    case 'action':
    case 'notice':
      return readAs(place, messageEvents(record, at, group, kind))
    case 'system': {
      const event = systemEvent(
        textField(record, 'text') ?? '',
        { at, source: 'import', group },
        textField(record, 'id'),
      )
      return event ? readAs(place, [event]) : skipped(place, 'system-line')
    }
    default:
      return skipped(place, 'kind-unknown')
  }
}

function messageEvents(
  record: JsonObject,
  at: number,
  group: IncomingGroup,
  kind: 'message' | 'action' | 'notice',
): Incoming[] {
  const native = textField(record, 'id')
  const person = personOf(record)
  const replyTo = textField(record, 'replyTo')
  const topic = textField(record, 'topic')
  const message: Incoming = {
    kind: 'message.sent',
    at,
    source: 'import',
    group,
    person,
    native,
    data: {
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(kind === 'notice' ? { bot: true } : {}),
      ...(kind === 'action' ? { action: true } : {}),
    },
    content: {
      parts: partsOf(record),
      ...(person?.name === undefined ? {} : { name: person.name }),
      ...(topic === undefined ? {} : { topic }),
    },
  }
  return native === undefined ? [message] : [message, ...reactionsOf(record, at, group, native)]
}

function personOf(record: JsonObject): IncomingPerson | undefined {
  const name = textField(record, 'sender')
  const native = textField(record, 'senderId') ?? name
  return native === undefined ? undefined : { native, name }
}

function partsOf(record: JsonObject): Part[] {
  const text = withoutReturns(textField(record, 'text') ?? '')
  const files = Math.min(numberField(record, 'attachments') ?? 0, MOST_ATTACHMENTS)
  const parts: Part[] = text === '' ? [] : [{ type: 'text', text }]
  for (let i = 0; i < files; i++) parts.push({ type: 'file' })
  return parts
}

/** One event an emoji: the format counts reactions and does not say whose they are. */
function reactionsOf(record: JsonObject, at: number, group: IncomingGroup, of: string): Incoming[] {
  return listField(record, 'reactions')
    .filter(isObject)
    .map((reaction): Incoming => {
      const emoji = textField(reaction, 'emoji') ?? textField(reaction, 'name') ?? '?'
      const count = numberField(reaction, 'count') ?? 1
      const native = `${of}/${emoji}`
      return {
        kind: 'reaction.added',
        at,
        source: 'import',
        group,
        native,
        data: { of, emoji, count },
        content: {},
      }
    })
}

/** What lines that end with CR LF leave behind. */
function withoutReturns(text: string): string {
  let end = text.length
  while (text[end - 1] === '\r') end -= 1
  return text.slice(0, end)
}
