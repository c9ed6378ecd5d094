/** A change of the vault's key, cut off by kill -9 at each of its touches of the disk: every secret stays readable. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountSecrets, channelSecrets } from '../../app/secrets/sealed-stores.ts'
import { keySources } from '../../app/secrets/key-sources.ts'
import { rotate } from '../../app/secrets/rotate.ts'
import { openBook } from '../../shell/notify/book.ts'
import { channelPlace } from '../../shell/notify/sender.ts'
import { openSqliteLedger } from '../../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../../shell/store/engines/sqlite/reader.ts'
import { keyIdOf, openVault, secretPlace } from '../../shell/vault/vault.ts'
import { VaultRefusal } from '../../shell/vault/refusal.ts'

const CHILD = fileURLToPath(new URL('rotate-child.ts', import.meta.url))
/** All touches with LONG=1; else every sixth, from a place that differs from run to run. */
const STEP = process.env['LONG'] === '1' ? 1 : 6
const FIRST = 1 + (Date.now() % STEP)
const NAMES = ['password', 'token', '口令']
let place = ''
let origin = ''

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'folkmoot-rotate-'))
  origin = join(place, 'origin')
  const ledger = await openSqliteLedger(origin, { now: () => 1 })
  const vault = openVault(keySources(origin, {}))
  await ledger.createCommunity({ community: 1, name: 'Reading club', created: 1 })
  for (const name of NAMES) {
    const row = { community: 1, account: 7, name }
    await ledger.putSecret({ ...row, sealed: vault.seal(`secret of ${name}`, secretPlace(row)) })
  }
  await ledger.close()
  const book = openBook(origin)
  const channel = { id: 'c-1', kind: 'webhook', name: 'Ops', urgentOnly: false } as const
  const sealed = vault.seal('secret of c-1', channelPlace('op-1', 'c-1'))
  book.addChannel('op-1', { ...channel, target: 'example.org', settings: '{}', sealed })
  book.close()
})

afterAll(() => rmSync(place, { recursive: true, force: true }))

async function sealedIn(folder: string) {
  const read = await openSqliteReader(folder)
  const rows = await read.allSecrets()
  await read.close()
  const channels = await channelSecrets(folder).list()
  return [...rows.map((row) => ({ place: secretPlace(row), sealed: row.sealed })), ...channels]
}

async function expectReadable(folder: string): Promise<void> {
  const vault = openVault(keySources(folder, {}))
  const texts = (await sealedIn(folder)).map((row) => vault.open(row.sealed, row.place))
  expect(texts.toSorted()).toEqual([...NAMES, 'c-1'].map((name) => `secret of ${name}`).toSorted())
}

async function rotated(folder: string, environment: Readonly<Record<string, string>> = {}) {
  const ledger = await openSqliteLedger(folder, { now: () => 1 })
  const read = await openSqliteReader(folder)
  try {
    return await rotate(keySources(folder, environment), [
      accountSecrets(ledger, read),
      channelSecrets(folder),
    ])
  } finally {
    await read.close()
    await ledger.close()
  }
}

const keyFilesIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('secrets.key'))

test(`killed at touches ${FIRST}, ${FIRST + STEP}… of the disk, every secret opens, and the next rotation ends well`, async () => {
  let killed = 0
  for (let touches = FIRST; touches < 200; touches += STEP) {
    const folder = join(place, `at-${touches}`)
    cpSync(origin, folder, { recursive: true })
    const { status, signal, stderr } = spawnSync(process.execPath, [CHILD, folder, String(touches)])
    expect(signal ?? status, stderr.toString()).toBe(status === 0 ? 0 : 'SIGKILL')
    await expectReadable(folder)
    const { keyId, secrets } = await rotated(folder)
    expect(secrets).toBe(NAMES.length + 1)
    await expectReadable(folder)
    const keys = new Set((await sealedIn(folder)).map(({ sealed }) => keyIdOf(sealed)))
    expect([...keys]).toEqual([keyId])
    expect(keyFilesIn(folder)).toHaveLength(2)
    rmSync(folder, { recursive: true })
    if (status === 0) break
    killed += 1
  }
  expect(killed * STEP).toBeGreaterThan(10)
})

test('to a key of the environment, and back to one in the folder', async () => {
  const folder = join(place, 'environment')
  cpSync(origin, folder, { recursive: true })
  const FOLKMOOT_KEY = 'a passphrase that only tests use'
  const first = await rotated(folder, { FOLKMOOT_KEY })
  expect(first).toMatchObject({ secrets: 4, resealed: 4 })
  expect(keyFilesIn(folder)).toHaveLength(1)
  expect(keyFilesIn(folder)[0]).toMatch(/old/)
  expect(await rotated(folder, { FOLKMOOT_KEY })).toMatchObject({ keyId: first.keyId, resealed: 0 })
  await expect(rotated(folder)).rejects.toThrow(VaultRefusal)
  const back = await rotated(folder, { FOLKMOOT_OLD_KEYS: FOLKMOOT_KEY })
  expect(back).toMatchObject({ secrets: 4, resealed: 4 })
  await expectReadable(folder)
})

test('a secret that does not open stops a rotation before anything is sealed anew', async () => {
  const folder = join(place, 'broken')
  cpSync(origin, folder, { recursive: true })
  const ledger = await openSqliteLedger(folder, { now: () => 1 })
  await ledger.putSecret({ community: 1, account: 7, name: 'z', sealed: 'v1.000000000000.x' })
  await ledger.close()
  const before = await sealedIn(folder)
  await expect(rotated(folder)).rejects.toThrow(VaultRefusal)
  expect(await sealedIn(folder)).toEqual(before)
})
