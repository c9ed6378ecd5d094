/** QQ Chat Exporter (shuakami): one JSON document. */
import { type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { readRecords } from '../../core/ports/import-records.ts'
import { QqExporterChat } from '../../core/ports/import-qq.ts'

export const qqExporter: ImportFormat = {
  name: 'qq-exporter',
  label: { 'zh-CN': 'QQ Chat Exporter 的 JSON', en: 'QQ Chat Exporter, JSON' },
  times: 'local',
  recognise,
  read,
}

function recognise(head: string): number {
  if (!/^\uFEFF?\s*\{/.test(head)) return 0
  if (/"name"\s*:\s*"QQChatExporter/.test(head)) return 0.95
  return /"chatInfo"\s*:\s*\{/.test(head) && /"(?:messages|metadata|statistics)"\s*:/.test(head) ? 0.8 : 0
}

function read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const chat = new QqExporterChat(file)
  return readRecords(file, {
    path: 'messages/*',
    onRecord: (record, place) => chat.message(record, place),
    onValue: (path, value) => {
      if (path.startsWith('chatInfo/')) chat.info(path.slice(9), String(value))
    },
  })
}
