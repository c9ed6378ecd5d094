/** A Zulip organisation's export: `realm.json` with its people and channels, and numbered files of messages. */
import {
  broken,
  type BundleFormat,
  type ImportBundle,
  type ImportFile,
  type ImportedRecord,
} from '../../core/ports/import.ts'
import { JsonWalker, isObject, type JsonValue } from '../../core/ports/import-json.ts'
import { ZulipMessages } from './messages.ts'
import { ZulipRealm } from './realm.ts'
import { joinRecord } from './subscriptions.ts'

const MESSAGES = /(?:^|\/)messages-\d{1,9}\.json$/
const REALM = /(?:^|\/)realm\.json$/

export const zulip: BundleFormat = {
  name: 'zulip',
  label: { 'zh-CN': 'Zulip 导出包', en: 'a Zulip export' },
  times: 'instant',
  recognise: (names) =>
    names.some((name) => REALM.test(name)) && names.some((name) => MESSAGES.test(name)) ? 0.95 : 0,
  read,
}

async function* read(bundle: ImportBundle): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const realm = new ZulipRealm()
  let place = 0
  const file = bundle.names.find((name) => REALM.test(name))
  if (file !== undefined) {
    for await (const batch of tablesOf(bundle.open(file), REALM_TABLES))
      for (const { table, row } of batch) if (isObject(row)) realm.take(table, row)
    // The log names channels by ids, so that it comes a second time, after these.
    for await (const batch of tablesOf(bundle.open(file), LOG_TABLES)) {
      const records: ImportedRecord[] = []
      for (const { row } of batch) {
        const record = isObject(row) ? joinRecord(row, realm, place + 1) : null
        if (record === null) continue
        place++
        records.push(record)
      }
      yield records
    }
  }
  for (const name of bundle.names) {
    if (!MESSAGES.test(name)) continue
    const messages = new ZulipMessages(realm)
    for await (const batch of tablesOf(bundle.open(name), MESSAGE_TABLES)) {
      const records: ImportedRecord[] = []
      for (const { table, row } of batch) {
        if (table === 'zerver_reaction') messages.hold(row)
        else {
          place++
          records.push(isObject(row) ? messages.record(row, place) : broken(place, 'not-an-object'))
        }
      }
      yield records
    }
    const reactions = messages.reactions(place)
    place += reactions.length
    yield reactions
  }
}

const REALM_TABLES = new Set([
  'zerver_userprofile',
  'zerver_userprofile_crossrealm',
  'zerver_userprofile_mirrordummy',
  'zerver_stream',
  'zerver_recipient',
  'zerver_reaction',
])
const LOG_TABLES = new Set(['zerver_realmauditlog'])
const MESSAGE_TABLES = new Set(['zerver_message', 'zerver_reaction'])

interface Row {
  readonly table: string
  readonly row: JsonValue
}

/** Rows of some tables of a file that holds many. */
async function* tablesOf(
  file: ImportFile,
  tables: ReadonlySet<string>,
): AsyncGenerator<readonly Row[], void, undefined> {
  let rows: Row[] = []
  const walker = new JsonWalker({
    isRecord: (path) => path.endsWith('/*') && tables.has(path.slice(0, -2)),
    onRecord: (path, row) => rows.push({ table: path.slice(0, -2), row }),
    onValue: () => undefined,
    onOpen: () => undefined,
  })
  for await (const tokens of file.tokens()) {
    for (const token of tokens) walker.take(token)
    yield rows
    rows = []
  }
}
