/** WeFlow's and EchoTrace's JSON: one chat of WeChat, types in Chinese. */
import { broken, type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { JsonWalker, isObject } from '../../core/ports/import-json.ts'
import { WeflowChat } from './chat.ts'

export const weflow: ImportFormat = {
  name: 'weflow',
  label: { 'zh-CN': '微信：WeFlow、EchoTrace', en: 'WeChat, by WeFlow or EchoTrace' },
  times: 'instant',
  recognise,
  read,
}

function recognise(head: string): number {
  if (!/^\uFEFF?\s*\{/.test(head)) return 0
  const hasSession = /"session"\s*:\s*\{/.test(head) && /"type"\s*:\s*"(?:群聊|私聊)"/.test(head)
  if (hasSession) return 0.95
  return ['createTime', 'formattedTime', 'senderUsername'].every((key) => head.includes(`"${key}"`)) ? 0.8 : 0
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const chat = new WeflowChat(file)
  let records: ImportedRecord[] = []
  let place = 0
  const walker = new JsonWalker({
    isRecord: (path) => path === 'messages/*',
    onRecord: (_, value) => {
      place++
      records.push(isObject(value) ? chat.message(value, place) : broken(place, 'not-an-object'))
    },
    onValue: (path, value) => {
      if (path.startsWith('session/') && value !== null) chat.session(path.slice(8), String(value))
    },
    onOpen: () => undefined,
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield records
    records = []
  }
}
