/** A change of the vault's key, cut off by kill -9 at each of its touches of the disk or the server: every secret stays readable. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { accountSecrets, channelSecrets } from '../../app/secrets/sealed-stores.ts'
import { keySources } from '../../app/secrets/key-sources.ts'
import { rotate } from '../../app/secrets/rotate.ts'
import { openBook } from '../../shell/notify/book.ts'
import { channelPlace } from '../../shell/notify/sender.ts'
import { keyIdOf, openVault, secretPlace } from '../../shell/vault/vault.ts'
import { VaultRefusal } from '../../shell/vault/refusal.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'

const CHILD = fileURLToPath(new URL('rotate-child.ts', import.meta.url))
/** All touches with LONG=1; else every sixth, from a place that differs from run to run. */
const STEP = process.env['LONG'] === '1' ? 1 : 6
const FIRST = 1 + (Date.now() % STEP)
const NAMES = ['password', 'token', '口令']

/** An installation with three secrets of an account and one of a channel. */
async function sealedHome(): Promise<Home> {
  const home = await newHome()
  const ledger = await home.ledger(() => 1)
  const vault = openVault(keySources(home.folder, {}))
  await ledger.createCommunity({ community: 1, name: 'Reading club', created: 1 })
  for (const name of NAMES) {
    const row = { community: 1, account: 7, name }
    await ledger.putSecret({ ...row, sealed: vault.seal(`secret of ${name}`, secretPlace(row)) })
  }
  await ledger.close()
  const book = openBook(home.folder)
  const channel = { id: 'c-1', kind: 'webhook', name: 'Ops', urgentOnly: false } as const
  const sealed = vault.seal('secret of c-1', channelPlace('op-1', 'c-1'))
  book.addChannel('op-1', { ...channel, target: 'example.org', settings: '{}', sealed })
  book.close()
  return home
}

async function sealedHomeOfTest(): Promise<Home> {
  const home = await sealedHome()
  onTestFinished(() => home.remove())
  return home
}

async function sealedIn(home: Home) {
  const read = await home.reader()
  const rows = await read.allSecrets()
  await read.close()
  const channels = await channelSecrets(home.folder).list()
  return [...rows.map((row) => ({ place: secretPlace(row), sealed: row.sealed })), ...channels]
}

async function expectReadable(home: Home): Promise<void> {
  const vault = openVault(keySources(home.folder, {}))
  const texts = (await sealedIn(home)).map((row) => vault.open(row.sealed, row.place))
  expect(texts.toSorted()).toEqual([...NAMES, 'c-1'].map((name) => `secret of ${name}`).toSorted())
}

async function rotated(home: Home, environment: Readonly<Record<string, string>> = {}) {
  const ledger = await home.ledger(() => 1)
  const read = await home.reader()
  try {
    return await rotate(keySources(home.folder, environment), [
      accountSecrets(ledger, read),
      channelSecrets(home.folder),
    ])
  } finally {
    await read.close()
    await ledger.close()
  }
}

const keyFilesIn = ({ folder }: Home): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('secrets.key'))

test(`killed at touches ${FIRST}, ${FIRST + STEP}… of what is kept, every secret opens, and the next rotation ends well`, async () => {
  let killed = 0
  for (let touches = FIRST; touches < 200; touches += STEP) {
    const home = await sealedHome()
    const args = [CHILD, JSON.stringify(home.storage), String(touches)]
    const { status, signal, stderr } = spawnSync(process.execPath, args)
    expect(signal ?? status, stderr.toString()).toBe(status === 0 ? 0 : 'SIGKILL')
    await expectReadable(home)
    const { keyId, secrets } = await rotated(home)
    expect(secrets).toBe(NAMES.length + 1)
    await expectReadable(home)
    const keys = new Set((await sealedIn(home)).map(({ sealed }) => keyIdOf(sealed)))
    expect([...keys]).toEqual([keyId])
    expect(keyFilesIn(home)).toHaveLength(2)
    await home.remove()
    if (status === 0) break
    killed += 1
  }
  expect(killed * STEP).toBeGreaterThan(10)
})

test('to a key of the environment, and back to one in the folder', async () => {
  const home = await sealedHomeOfTest()
  const FOLKMOOT_KEY = 'a passphrase that only tests use'
  const first = await rotated(home, { FOLKMOOT_KEY })
  expect(first).toMatchObject({ secrets: 4, resealed: 4 })
  expect(keyFilesIn(home)).toHaveLength(1)
  expect(keyFilesIn(home)[0]).toMatch(/old/)
  expect(await rotated(home, { FOLKMOOT_KEY })).toMatchObject({ keyId: first.keyId, resealed: 0 })
  await expect(rotated(home)).rejects.toThrow(VaultRefusal)
  const back = await rotated(home, { FOLKMOOT_OLD_KEYS: FOLKMOOT_KEY })
  expect(back).toMatchObject({ secrets: 4, resealed: 4 })
  await expectReadable(home)
})

test('a secret that does not open stops a rotation before anything is sealed anew', async () => {
  const home = await sealedHomeOfTest()
  const ledger = await home.ledger(() => 1)
  await ledger.putSecret({ community: 1, account: 7, name: 'z', sealed: 'v1.000000000000.x' })
  await ledger.close()
  const before = await sealedIn(home)
  await expect(rotated(home)).rejects.toThrow(VaultRefusal)
  expect(await sealedIn(home)).toEqual(before)
})
