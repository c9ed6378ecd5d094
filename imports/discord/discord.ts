/** DiscordChatExporter's JSON: one channel a file, or a part of it. A channel is a group. */
import { broken, type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { JsonWalker, isObject } from '../../core/ports/import-json.ts'
import { DiscordChannel } from './channel.ts'

export const discord: ImportFormat = {
  name: 'discord',
  label: { 'zh-CN': 'DiscordChatExporter 的 JSON', en: 'DiscordChatExporter, JSON' },
  times: 'instant',
  recognise: (head) => {
    if (!/^\uFEFF?\s*\{\s*"guild"\s*:\s*\{/.test(head)) return 0
    return /"channel"\s*:\s*\{/.test(head) ? 0.95 : 0.4
  },
  read,
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const channel = new DiscordChannel()
  let records: ImportedRecord[] = []
  let place = 0
  const walker = new JsonWalker({
    isRecord: (path) => path === 'messages/*',
    onOpen: () => undefined,
    onValue: (path, value) => {
      if (path.startsWith('channel/') && value !== null) channel.take(path.slice(8), String(value))
    },
    onRecord: (_, value) => {
      place++
      records.push(isObject(value) ? channel.record(value, place) : broken(place, 'not-an-object'))
    },
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield records
    records = []
  }
}
