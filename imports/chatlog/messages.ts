/** chatlog's JSON: one object a message, with the fields of its XML laid out. */
import type { Part } from '../../core/chat/message.ts'
import { broken, skipped, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { isObject, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import { RecentMessages } from '../../core/ports/import-known.ts'
import { groupOfFile } from '../../core/ports/import-text.ts'
import { WECHAT, wechatContent, wechatText } from '../../core/ports/import-wechat.ts'
import { forwardedPart } from './forwarded.ts'
import { SYSTEM, Talk } from './talk.ts'

export class ChatlogMessages {
  readonly #file: ImportFile
  readonly #talk = new Talk()
  readonly #recent = new RecentMessages()

  constructor(file: ImportFile) {
    this.#file = file
  }

  record(record: JsonObject, place: number): ImportedRecord {
    const at = Date.parse(textField(record, 'time') ?? '')
    if (Number.isNaN(at)) return broken(place, 'time-unreadable')
    const type = numberField(record, 'type')
    if (type === undefined) return broken(place, 'type-missing')
    const talker = textField(record, 'talker') ?? ''
    const isChatRoom = record['isChatRoom'] !== false
    if (this.#talk.isForeign(talker, isChatRoom)) return skipped(place, 'private-chat')
    const base = {
      at,
      source: 'import' as const,
      group: this.#group(talker, textField(record, 'talkerName')),
    }
    const native = textField(record, 'seq')
    const content = textField(record, 'content') ?? ''
    const sender = textField(record, 'sender') ?? ''
    if (type === WECHAT.system || sender === SYSTEM) return this.#talk.system(content, base, native, place)
    const person = this.#talk.person(sender, textField(record, 'senderName') ?? '', record['isSelf'] === true)
    if (person === undefined) return broken(place, 'sender-missing')
    const { parts, skip } = contentOf(type, record, content)
    if (skip !== undefined) return skipped(place, skip)
    const replyTo = this.#answered(record)
    if (native !== undefined) this.#recent.remember(sender, Math.floor(at / 1_000), native)
    return this.#talk.sent({ base, native, person, parts, replyTo }, place)
  }

  #group(talker: string, name: string | undefined) {
    if (talker === '') return groupOfFile(this.#file, name)
    return { native: talker, name: name ?? this.#file.group ?? talker }
  }

  /** The answered message is told without its number: who wrote it and when finds it. */
  #answered(record: JsonObject): string | undefined {
    const contents = record['contents']
    const refer = isObject(contents) ? contents['refer'] : undefined
    if (!isObject(refer)) return undefined
    const seconds = Math.floor(Date.parse(textField(refer, 'time') ?? '') / 1_000)
    const known = this.#recent.find(textField(refer, 'sender') ?? '', seconds)
    const seq = numberField(refer, 'seq') ?? 0
    return known ?? (seq > 0 ? String(seq) : undefined)
  }
}

function contentOf(
  type: number,
  record: JsonObject,
  content: string,
): { parts: readonly Part[]; skip?: string | undefined } {
  if (type !== WECHAT.app) return wechatContent(type, 0, content)
  const subType = numberField(record, 'subType') ?? 0
  const found = record['contents']
  const contents = isObject(found) ? found : {}
  const title = textField(contents, 'title')
  const url = textField(contents, 'url')
  switch (subType) {
    case 57:
      return { parts: wechatText(content) }
    case 19:
    case 40:
      return { parts: [forwardedPart(contents)] }
    case 33:
    case 36:
      // The title here is the program's name.
      return { parts: [{ type: 'mini-program', ...(title === undefined ? {} : { app: title }) }] }
    case 6:
      return { parts: [{ type: 'file', ...(title === undefined ? {} : { name: title }) }] }
    case 87:
      return { parts: [], skip: 'system-line' }
    case 2000:
      return { parts: [{ type: 'red-packet', ...moneyOf(content), transfer: true }] }
    default:
      if (title === undefined && url === undefined) return wechatContent(type, subType, content)
      return {
        parts: [
          {
            type: 'article',
            ...(title === undefined ? {} : { title }),
            ...(url === undefined ? {} : { url }),
          },
        ],
      }
  }
}

/** `[转账|发送 ￥5.00](书款)`. */
function moneyOf(content: string): { title?: string } {
  const [, sum, memo] =
    /^\[转账\|(?:发送|接收|退还)? ?([^\]]{0,60})\](?:\((.{0,200})\))?$/su.exec(content) ?? []
  const title = [sum, memo].filter(Boolean).join(' ')
  return title === '' ? {} : { title }
}
