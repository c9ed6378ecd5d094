import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { run as secrets } from '../../app/commands/secrets.ts'
import { openReader } from '../../app/storage.ts'
import { openVault, secretPlace } from '../../shell/vault/vault.ts'
import { foundAccount, foundCommunity } from './found-community.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'

let home: Home
let community = 0
let account = 0
let printed = ''
let complained = ''

beforeEach(async () => {
  home = await newHome()
  community = await foundCommunity(home, 'Reading club')
  account = await foundAccount(home, community, 'the token')
  for (const [name, value] of Object.entries(home.environment)) vi.stubEnv(name, value)
  printed = ''
  complained = ''
  vi.spyOn(console, 'log').mockImplementation((text: string) => void (printed += `${text}\n`))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (complained += `${text}\n`))
})

afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await home.remove()
})

const called = (...words: string[]) => secrets([...words, '--data', home.folder, '--lang', 'en'])

test('accounts are listed with the numbers that set takes, never with what is sealed', async () => {
  expect(await called('list')).toBe(0)
  expect(printed).toMatch(
    new RegExp(`^${community} ${account} {2}echo Echo \\(Reading club\\): token \\[[0-9a-f]{12}\\]`),
  )
  printed = ''
  expect(await called('list', '--json')).toBe(0)
  expect(JSON.parse(printed)).toMatchObject([{ account: String(account), secrets: [{ name: 'token' }] }])
  expect(printed).not.toContain('v1.')
})

test('check tells which do not open, and what to do', async () => {
  expect(await called('check')).toBe(0)
  expect(printed).toContain('1 secrets: 0 do not open, 0 are sealed with another key')
  rmSync(`${home.folder}/secrets.key`)
  expect(await called('check')).toBe(1)
  expect(complained).toContain(`${community}/${account}/token was sealed with the key`)
  expect(complained).toContain('FOLKMOOT_KEY')
  expect(await called('rotate')).toBe(1)
})

test('rotate seals with a new key; what was sealed still opens', async () => {
  expect(await called('rotate', '--json')).toBe(0)
  expect(JSON.parse(printed)).toMatchObject({ secrets: 1, resealed: 1 })
  const read = await openReader(home.storage)
  const [row] = await read.secrets(community, account)
  await read.close()
  const vault = openVault({ folder: home.folder, key: null, keyFile: null, oldKeys: null })
  expect(row && vault.needsResealing(row.sealed)).toBe(false)
  expect(row && vault.open(row.sealed, secretPlace(row))).toBe('the token')
})

test('an account that does not exist, a ledger in use and wrong words are refused', async () => {
  expect(await called('set', String(community), '99', 'token')).toBe(1)
  expect(complained).toContain('There is no account 99')
  complained = ''
  const ledger = await home.ledger(() => 1)
  expect(await called('set', String(community), String(account), 'token')).toBe(1)
  expect(await called('rotate')).toBe(1)
  expect(complained).toContain('through the API')
  await ledger.close()
  const wrong = [['set', 'x', '1', 'token'], ['set', '1', '2'], ['list', 'all'], ['forget'], []]
  for (const words of wrong) expect(await called(...words)).toBe(2)
})
