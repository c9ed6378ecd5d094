/** Telegram Desktop's `result.json`: one chat, or a whole account with `chats.list`. Old and new fields. */
import { broken, type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { JsonWalker, isObject } from '../../core/ports/import-json.ts'
import { TelegramChat } from './chat.ts'

/** Where messages are: in a single chat, in the account's chats, and in those that it has left. */
const MESSAGES = new Set(['messages/*', 'chats/list/*/messages/*', 'left_chats/list/*/messages/*'])
const CHATS = new Set(['', 'chats/list/*', 'left_chats/list/*'])
const CHAT_TYPE =
  /"type"\s*:\s*"(?:personal_chat|bot_chat|(?:private|public)_(?:group|supergroup|channel)|saved_messages)"/

export const telegram: ImportFormat = {
  name: 'telegram',
  label: { 'zh-CN': 'Telegram Desktop 的 JSON', en: 'Telegram Desktop, JSON' },
  platform: 'telegram',
  times: 'instant',
  recognise,
  read,
}

function recognise(head: string): number {
  if (!/^\uFEFF?\s*\{/.test(head) || /"chatlab"\s*:/.test(head)) return 0
  if (CHAT_TYPE.test(head) && /"(?:messages|chats)"\s*:/.test(head)) return 0.95
  if (/"personal_information"\s*:\s*\{/.test(head) && /"about"\s*:/.test(head)) return 0.9
  if (/"chats"\s*:\s*\{[^]*"list"\s*:\s*\[/.test(head)) return 0.7
  return /"messages"\s*:\s*\[/.test(head) && /"(?:date_unixtime|from_id|text_entities)"\s*:/.test(head)
    ? 0.7
    : 0
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  let chat = new TelegramChat(true, file.zone)
  let records: ImportedRecord[] = []
  let place = 0
  const walker = new JsonWalker({
    isRecord: (path) => MESSAGES.has(path),
    onOpen: (path) => {
      if (CHATS.has(path)) chat = new TelegramChat(path === '', file.zone)
    },
    onValue: (path, value) => {
      const cut = path.lastIndexOf('/')
      if (value !== null && CHATS.has(path.slice(0, Math.max(0, cut))))
        chat.take(path.slice(cut + 1), String(value))
    },
    onRecord: (_, value) => {
      place++
      records.push(isObject(value) ? chat.record(value, place) : broken(place, 'not-an-object'))
    },
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield records
    records = []
  }
}
