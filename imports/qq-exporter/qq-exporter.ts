/** QQ Chat Exporter (shuakami): one JSON document. */
import { broken, type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { JsonWalker, isObject } from '../../core/ports/import-json.ts'
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

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const chat = new QqExporterChat(file)
  let records: ImportedRecord[] = []
  let place = 0
  const walker = new JsonWalker({
    isRecord: (path) => path === 'messages/*',
    onRecord: (_, value) => {
      place++
      records.push(isObject(value) ? chat.message(value, place) : broken(place, 'not-an-object'))
    },
    onValue: (path, value) => {
      if (path.startsWith('chatInfo/') && value !== null) chat.info(path.slice(9), String(value))
    },
    onOpen: () => undefined,
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield records
    records = []
  }
}
