/** A Slack workspace's export: `users.json`, lists of conversations, and a folder of days for each of them. */
import {
  broken,
  skipped,
  type BundleFormat,
  type ImportBundle,
  type ImportFile,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import { JsonWalker, isObject, type JsonObject, type JsonValue } from '../../core/ports/import-json.ts'
import { SlackConversation } from './conversation.ts'
import { SlackDirectory, conversationFiles } from './directory.ts'

const DAY = /^(?:(.*)\/)?([^/]+)\/\d{4}-\d\d-\d\d\.json$/

export const slack: BundleFormat = {
  name: 'slack',
  label: { 'zh-CN': 'Slack 导出包', en: 'a Slack export' },
  times: 'instant',
  recognise: (names) => {
    const root = rootOf(names)
    if (root === null || !names.some((name) => DAY.test(name))) return 0
    return conversationFiles.some(({ file }) => names.includes(`${root}${file}`)) ? 0.95 : 0.5
  },
  read,
}

/** Archives may have everything in one more folder. */
function rootOf(names: readonly string[]): string | null {
  const users = names
    .filter((name) => /(?:^|\/)users\.json$/.test(name))
    .toSorted((a, b) => a.length - b.length)[0]
  return users === undefined ? null : users.slice(0, -'users.json'.length)
}

async function* read(bundle: ImportBundle): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const root = rootOf(bundle.names) ?? ''
  const directory = await directoryOf(bundle, root)
  const conversations = new Map<string, SlackConversation>()
  let place = 0
  for (const name of bundle.names) {
    const [, folder = '', channel] = DAY.exec(name) ?? []
    if (channel === undefined || (folder === '' ? '' : `${folder}/`) !== root) continue
    let conversation = conversations.get(channel)
    if (conversation === undefined) {
      conversation = new SlackConversation(directory, directory.conversation(channel))
      conversations.set(channel, conversation)
    }
    for await (const batch of elementsOf(bundle.open(name))) {
      const records: ImportedRecord[] = []
      for (const value of batch) records.push(recordOf(conversation, value, ++place))
      yield records
    }
  }
}

function recordOf(conversation: SlackConversation, value: JsonValue, place: number): ImportedRecord {
  if (!isObject(value)) return broken(place, 'not-an-object')
  return conversation.isPrivate ? skipped(place, 'private-chat') : conversation.record(value, place)
}

async function directoryOf(bundle: ImportBundle, root: string): Promise<SlackDirectory> {
  const directory = new SlackDirectory()
  const each = async (name: string, take: (value: JsonObject) => void): Promise<void> => {
    if (!bundle.names.includes(name)) return
    for await (const batch of elementsOf(bundle.open(name))) batch.filter(isObject).forEach(take)
  }
  await each(`${root}users.json`, (user) => directory.takeUser(user))
  for (const { file, kind } of conversationFiles)
    await each(`${root}${file}`, (value) => directory.takeConversation(value, kind))
  return directory
}

/** What a file lists. */
async function* elementsOf(file: ImportFile): AsyncGenerator<readonly JsonValue[], void, undefined> {
  let found: JsonValue[] = []
  const walker = new JsonWalker({
    isRecord: (path) => path === '*',
    onRecord: (_, value) => found.push(value),
    onValue: () => undefined,
    onOpen: () => undefined,
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield found
    found = []
  }
}
