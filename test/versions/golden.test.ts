/** Every version that landed left a data folder behind; this version opens each, verifies, replays, sends nothing. */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { verifyChain } from '../../app/audit/verify-chain.ts'
import { verifyState } from '../../app/audit/verify-state.ts'
import { openHistoryBook } from '../../app/histories/book.ts'
import { loadDump } from '../../app/dump/load-dump.ts'
import { dumpLines } from '../../app/dump/write-dump.ts'
import { eventOfRow } from '../../core/ports/event-row.ts'
import { accept } from '../../shell/intake/accept.ts'
import { startOutbox } from '../../shell/outbox/outbox.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { openSqliteLedger } from '../../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../../shell/store/engines/sqlite/reader.ts'
import { openSqliteTableReader, openSqliteTableWriter } from '../../shell/store/engines/sqlite/tables.ts'
import { openVault, secretPlace } from '../../shell/vault/vault.ts'
import { dumpOf } from './dump.ts'
import { GOLDEN_KEY, GOLDEN_SECRET } from './golden-secret.ts'

const VERSIONS = new URL('../fixtures/versions/', import.meta.url)
const versions = await readdir(VERSIONS)
const folders: string[] = []

/** A copy, brought to today's schema. */
async function opened(version: string) {
  const folder = await mkdtemp(join(tmpdir(), 'folkmoot-golden-'))
  folders.push(folder)
  await cp(new URL(`${version}/data/`, VERSIONS), folder, { recursive: true })
  const ledger = await openSqliteLedger(folder, { now: Date.now })
  return { ledger, read: await openSqliteReader(folder) }
}

/** `ledger.jsonl` is what `folkmoot dump` of that version wrote; before there was one, it is made from its data. */
async function dumpFileOf(version: string, folder: string): Promise<string> {
  const kept = fileURLToPath(new URL(`${version}/ledger.jsonl`, VERSIONS))
  if (existsSync(kept)) return kept
  const data = join(folder, 'then')
  await cp(new URL(`${version}/data/`, VERSIONS), data, { recursive: true })
  const reader = await openSqliteTableReader(data)
  const file = join(folder, 'then.jsonl')
  await writeFile(file, dumpLines(reader, { withSecrets: true, folkmoot: version, created: 0 }))
  await reader.close()
  return file
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

it('there is at least one version to open', () => {
  expect(versions.length).toBeGreaterThan(0)
})

describe.each(versions)('the data of version %s', (version) => {
  it('says what it said when it was made', async () => {
    const { ledger, read } = await opened(version)
    const dump = await readFile(new URL(`${version}/dump.jsonl`, VERSIONS), 'utf8')
    expect(await dumpOf(read)).toBe(dump)
    await read.close()
    await ledger.close()
  })

  it('says the same after it went through a dump of that version', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'folkmoot-golden-'))
    folders.push(folder)
    const { header } = await loadDump(await dumpFileOf(version, folder), (schema) =>
      openSqliteTableWriter(folder, { schema, now: Date.now }),
    )
    expect(header.communities).toBeGreaterThan(0)
    const read = await openSqliteReader(folder)
    expect(await dumpOf(read)).toBe(await readFile(new URL(`${version}/dump.jsonl`, VERSIONS), 'utf8'))
    await read.close()
  })

  it('verifies, and folding its decisions gives its state', async () => {
    const { ledger, read } = await opened(version)
    for (const community of await read.listCommunities()) {
      const chain = await verifyChain(read, community)
      expect(chain.faults).toEqual([])
      expect(chain.events).toBe(community.head)
      const state = await verifyState(read, community)
      expect(state).toMatchObject({ differing: [] })
    }
    await read.close()
    await ledger.close()
  })

  it('holds only events of kinds and fields that are understood', async () => {
    const { ledger, read } = await opened(version)
    for (const { community } of await read.listCommunities()) {
      for (const { event, content } of await read.events(community, { after: 0, limit: 1000 })) {
        expect(eventOfRow(event, content).kind).toBe(event.kind)
      }
    }
    await read.close()
    await ledger.close()
  })

  it('knows which histories were brought to it', async () => {
    const { ledger, read } = await opened(version)
    const folder = folders.at(-1) ?? ''
    const kept = await readdir(join(folder, 'histories'), { recursive: true }).catch(() => [])
    const found = await openHistoryBook(folder).all()
    expect(found).toHaveLength(kept.filter((file) => file.endsWith('history.json')).length)
    expect(found.every(({ state }) => state === 'done' || state === 'failed')).toBe(true)
    await read.close()
    await ledger.close()
  })

  it('gives its secrets to whoever has its key', async () => {
    const { ledger, read } = await opened(version)
    const vault = openVault({ folder: folders.at(-1) ?? '', key: GOLDEN_KEY, keyFile: null, oldKeys: null })
    for (const row of await read.allSecrets()) {
      expect(vault.open(row.sealed, secretPlace(row))).toBe(GOLDEN_SECRET)
    }
    await read.close()
    await ledger.close()
  })

  it('sends nothing when it is opened', async () => {
    const { ledger, read } = await opened(version)
    const now = () => Date.now()
    const pipeline = createPipeline({ store: ledger, accept, now })
    const sent: unknown[] = []
    const outbox = startOutbox({
      pipeline,
      accountOf: () => null,
      webhook: (claimed) => {
        sent.push(claimed)
        return Promise.resolve({ status: 'sent' })
      },
      now,
    })
    await pipeline.peekActions(now(), 100).then((page) => sent.push(...page.actions))
    await outbox.stop(1000)
    expect(sent).toEqual([])
    await read.close()
    await pipeline.close()
  })
})
