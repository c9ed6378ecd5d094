/** DiscordChatExporter's JSON: one channel a file, or a part of it. A channel is a group. */
import { type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { readRecords } from '../../core/ports/import-records.ts'
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

function read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const channel = new DiscordChannel()
  return readRecords(file, {
    path: 'messages/*',
    onRecord: (record, place) => channel.record(record, place),
    onValue: (path, value) => {
      if (path.startsWith('channel/')) channel.take(path.slice(8), String(value))
    },
  })
}
