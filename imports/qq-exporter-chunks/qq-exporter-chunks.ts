/** QQ Chat Exporter, in parts: a `manifest.json` that names the chat, and lines of JSON in `chunks/`. */
import {
  broken,
  type BundleFormat,
  type ImportBundle,
  type ImportFile,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import { JsonWalker, parseObject } from '../../core/ports/import-json.ts'
import { QqExporterChat } from '../../core/ports/import-qq.ts'

const MANIFEST = /(?:^|\/)manifest\.json$/
const CHUNK = /(?:^|\/)chunks\/[^/]+\.jsonl$/

export const qqExporterChunks: BundleFormat = {
  name: 'qq-exporter-chunks',
  label: { 'zh-CN': 'QQ Chat Exporter 的分块 JSON', en: 'QQ Chat Exporter, JSON in chunks' },
  times: 'local',
  recognise: (names) => (chatsOf(names).length > 0 ? 0.9 : 0),
  read,
}

interface Chat {
  readonly manifest: string
  readonly chunks: readonly string[]
}

/** Each folder with a manifest and chunks of its own. */
function chatsOf(names: readonly string[]): readonly Chat[] {
  return names
    .filter((name) => MANIFEST.test(name))
    .map((manifest) => {
      const folder = manifest.slice(0, -'manifest.json'.length)
      const chunks = names
        .filter((name) => name.startsWith(`${folder}chunks/`) && CHUNK.test(name))
        .toSorted()
      return { manifest, chunks }
    })
    .filter(({ chunks }) => chunks.length > 0)
}

async function* read(bundle: ImportBundle): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  let before = 0
  for (const { manifest, chunks } of chatsOf(bundle.names)) {
    const chat = await chatOf(bundle.open(manifest))
    for (const chunk of chunks) {
      for await (const { lines } of bundle.open(chunk).lines()) {
        const records: ImportedRecord[] = []
        for (const line of lines) {
          before++
          if (line.trim() === '') continue
          const record = parseObject(line)
          records.push(record === null ? broken(before, 'not-json') : chat.message(record, before))
        }
        yield records
      }
    }
  }
}

async function chatOf(manifest: ImportFile): Promise<QqExporterChat> {
  const chat = new QqExporterChat(manifest)
  const walker = new JsonWalker({
    isRecord: () => false,
    onRecord: () => undefined,
    onValue: (path, value) => {
      if (path.startsWith('chatInfo/') && value !== null) chat.info(path.slice(9), String(value))
    },
    onOpen: () => undefined,
  })
  for await (const tokens of manifest.tokens()) for (const token of tokens) walker.take(token)
  return chat
}
