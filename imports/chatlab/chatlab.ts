/** ChatLab Format 0.0.1 and 0.0.2, as one JSON document or as JSON lines. */
import {
  broken,
  cutOff,
  skipped,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import {
  JsonWalker,
  isObject,
  parseObject,
  textField,
  type JsonObject,
} from '../../core/ports/import-json.ts'
import { ChatlabChat } from './chat.ts'

export const chatlab: ImportFormat = {
  name: 'chatlab',
  label: { 'zh-CN': 'ChatLab', en: 'ChatLab' },
  times: 'instant',
  recognise: (head) => (/^\uFEFF?\s*(?:#[^\n]*\n\s*)*\{[^]*"chatlab"\s*:\s*\{/.test(head) ? 0.95 : 0),
  read,
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  // Both kinds begin with `{`; only lines carry a type, and the name tells which kind was meant.
  yield* /\.(?:jsonl|ndjson)$/i.test(file.name) ? readLines(file) : readDocument(file)
}

async function* readLines(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const chat = new ChatlabChat(file.name)
  for await (const batch of file.lines()) {
    const records: ImportedRecord[] = []
    for (const [i, line] of batch.lines.entries()) {
      if (line.trim() === '' || line.startsWith('#')) continue
      const answer = lineRecord(chat, line, batch.first + i)
      if (answer) records.push(answer)
    }
    if (batch.unended && records.at(-1)?.problem?.code === 'not-json') throw cutOff(file, batch.first)
    yield records
  }
}

function lineRecord(chat: ChatlabChat, line: string, place: number): ImportedRecord | null {
  const record = parseObject(line)
  if (record === null) return broken(place, 'not-json')
  switch (record['_type']) {
    case 'header':
      if (isObject(record['meta'])) takeMeta(chat, record['meta'])
      return null
    case 'member':
      chat.member(record)
      return null
    case 'message':
      return chat.message(record, place)
    default:
      return skipped(place, 'kind-unknown')
  }
}

function takeMeta(chat: ChatlabChat, meta: JsonObject): void {
  for (const key of Object.keys(meta)) chat.meta(key, textField(meta, key))
}

async function* readDocument(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const chat = new ChatlabChat(file.name)
  let records: ImportedRecord[] = []
  let place = 0
  const walker = new JsonWalker({
    isRecord: (path) => path === 'members/*' || path === 'messages/*',
    onRecord: (path, value) => {
      if (path === 'members/*') {
        if (isObject(value)) chat.member(value)
        return
      }
      place++
      records.push(isObject(value) ? chat.message(value, place) : broken(place, 'not-an-object'))
    },
    onValue: (path, value) => {
      if (path.startsWith('meta/')) chat.meta(path.slice(5), value === null ? undefined : String(value))
    },
    onOpen: () => undefined,
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield records
    records = []
  }
}
