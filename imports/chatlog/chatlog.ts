/** chatlog (sjzar): what its interface answers as JSON, as CSV, and as plain text. */
import { broken, type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { JsonWalker, isObject } from '../../core/ports/import-json.ts'
import { readText } from '../../core/ports/import-text.ts'
import { ChatlogMessages } from './messages.ts'
import { ChatlogRows } from './rows.ts'
import { ChatlogText, textHeader } from './text.ts'

const CSV_HEAD = /^\uFEFF?"?Time"?,"?SenderName"?,"?Sender"?,"?TalkerName"?,"?Talker"?,"?Content"?\s*$/m

export const chatlog: ImportFormat = {
  name: 'chatlog',
  label: { 'zh-CN': '微信：chatlog', en: 'WeChat, by chatlog' },
  times: 'local',
  recognise,
  read,
}

function recognise(head: string, name: string): number {
  if (/^\uFEFF?\s*[[{]/.test(head)) {
    const hasAll = ['seq', 'talker', 'isChatRoom', 'sender', 'type'].every((key) => head.includes(`"${key}"`))
    return hasAll ? 0.9 : 0
  }
  const [first = ''] = head.split(/\r?\n/, 1)
  if (CSV_HEAD.test(first)) return 0.95
  if (/\.(?:csv|json|jsonl|html?)$/i.test(name)) return 0
  const line = head.split(/\r?\n/).find((text) => text.trim() !== '') ?? ''
  return textHeader(line.replace(/^\uFEFF/, '')) === null ? 0 : 0.8
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  if (/\.json$/i.test(file.name)) yield* readJson(file)
  else if (/\.csv$/i.test(file.name)) yield* readRows(file)
  else yield* readText(file, new ChatlogText(file))
}

async function* readJson(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const messages = new ChatlogMessages(file)
  let records: ImportedRecord[] = []
  let place = 0
  const walker = new JsonWalker({
    // A single answer is a list; the newer paged one has it under a name.
    isRecord: (path) => /^(?:(?:items|messages|data)\/)?\*$/.test(path),
    onRecord: (_, value) => {
      place++
      records.push(isObject(value) ? messages.record(value, place) : broken(place, 'not-an-object'))
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

async function* readRows(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const reader = new ChatlogRows(file)
  let isHead = true
  for await (const rows of file.rows()) {
    const records: ImportedRecord[] = []
    for (const { line, cells } of rows) {
      if (!isHead) records.push(reader.row(cells, line))
      isHead = false
    }
    yield records
  }
}
