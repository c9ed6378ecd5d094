/** WeFlow's and EchoTrace's JSON: one chat of WeChat, types in Chinese. */
import { type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { readRecords } from '../../core/ports/import-records.ts'
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

function read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const chat = new WeflowChat(file)
  return readRecords(file, {
    path: 'messages/*',
    onRecord: (record, place) => chat.message(record, place),
    onValue: (path, value) => {
      if (path.startsWith('session/')) chat.session(path.slice(8), String(value))
    },
  })
}
