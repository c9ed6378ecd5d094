/**
 * `message_1.json` of Instagram and of Facebook Messenger, which are of one shape. The newest message comes
 * first. Whose group it is stands behind the messages; so they wait for it, as Meta puts no more than 10,000
 * in a file.
 */
import { broken, type ImportFile, type ImportFormat, type ImportedRecord } from '../../core/ports/import.ts'
import { JsonWalker, isObject, type JsonObject } from '../../core/ports/import-json.ts'
import { messageRecord } from './message.ts'
import { Thread } from './thread.ts'

const MOST_WAITING = 10_000
const OLD = /"sender_name"\s*:/
const OLD_TIME = /"timestamp_ms"\s*:/
/** Messenger's export of encrypted chats. */
const NEW = /"senderName"\s*:/
const NEW_HEAD = /"(?:threadName|isUnsent)"\s*:/

export const instagram: ImportFormat = {
  name: 'instagram',
  label: { 'zh-CN': 'Instagram 或 Messenger 的 JSON', en: 'Instagram or Messenger, JSON' },
  platform: 'instagram',
  times: 'instant',
  recognise,
  read,
}

function recognise(head: string): number {
  if (!/^\uFEFF?\s*\{/.test(head) || !/"messages"\s*:\s*\[/.test(head)) return 0
  return (OLD.test(head) && OLD_TIME.test(head)) || (NEW.test(head) && NEW_HEAD.test(head)) ? 0.9 : 0
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const thread = new Thread(file)
  let waiting: Waiting[] = []
  let isOpen = true
  let place = 0
  const walker = new JsonWalker({
    isRecord: (path) => path === 'messages/*',
    onOpen: () => undefined,
    onValue: (path, value) => {
      if (typeof value === 'string') thread.take(path, value)
    },
    onRecord: (_, value) => {
      place++
      waiting.push({ place, message: isObject(value) ? value : null })
    },
  })
  const flush = (): ImportedRecord[] => {
    const records = waiting.map((one) => recordOf(one, thread))
    waiting = []
    return records
  }
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    isOpen &&= !thread.isNamed && waiting.length < MOST_WAITING
    if (!isOpen) yield flush()
  }
  yield flush()
}

interface Waiting {
  readonly place: number
  readonly message: JsonObject | null
}

function recordOf({ place, message }: Waiting, thread: Thread): ImportedRecord {
  return message === null ? broken(place, 'not-an-object') : messageRecord(message, thread.group, place)
}
