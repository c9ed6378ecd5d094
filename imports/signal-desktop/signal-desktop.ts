/** `main.jsonl` of Signal's own export: people and chats first, then all messages, one object a line. */
import {
  broken,
  cutOff,
  type ImportFile,
  type ImportFormat,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import { isObject, parseObject } from '../../core/ports/import-json.ts'
import { SignalAccount } from './account.ts'
import { itemRecord } from './item.ts'

const KINDS = /^\{"(?:version|account|recipient|chat|chatItem|stickerPack|adHocCall|chatFolder)":/
const HEAD = /"backupTimeMs"|"(?:recipient|chatItem)":\{/

export const signalDesktop: ImportFormat = {
  name: 'signal-desktop',
  label: { 'zh-CN': 'Signal 的 JSONL', en: 'Signal, JSON Lines' },
  platform: 'signal',
  times: 'instant',
  recognise: (head) => (KINDS.test(head.replace(/^\uFEFF/, '')) && HEAD.test(head) ? 0.95 : 0),
  read,
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const account = new SignalAccount()
  for await (const batch of file.lines()) {
    const records: ImportedRecord[] = []
    for (const [i, line] of batch.lines.entries()) {
      if (line.trim() === '') continue
      const record = recordOf(line, batch.first + i, account)
      if (record !== null) records.push(record)
    }
    if (batch.unended && records.at(-1)?.problem?.code === 'not-json') throw cutOff(file, batch.first)
    yield records
  }
}

function recordOf(line: string, place: number, account: SignalAccount): ImportedRecord | null {
  const frame = parseObject(line)
  if (frame === null) return broken(place, 'not-json')
  if (isObject(frame['recipient'])) account.recipient(frame['recipient'])
  else if (isObject(frame['chat'])) account.chat(frame['chat'])
  else if (isObject(frame['chatItem'])) return itemRecord(frame['chatItem'], place, account)
  return null
}
