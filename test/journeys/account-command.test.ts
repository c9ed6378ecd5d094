/** An operator connects an account from the command line, while Folkmoot is stopped. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { run } from '../../app/commands/account.ts'
import { bareEnvironment } from '../services/bare-environment.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { temporaryFolder } from './serve-child.ts'

const bin = fileURLToPath(new URL('../../bin/folkmoot.js', import.meta.url))
const TOKEN = '123456:hush-hush'
const folder = temporaryFolder()
const charter = join(folder.path, 'charter.yaml')
writeFileSync(
  charter,
  [
    'folkmoot: 1',
    'name: Readers',
    'purpose: To read together',
    'language: en',
    'timezone: Europe/Berlin',
    'groups:',
    "  main: { for: everything, match: ['*'] }",
    '',
  ].join('\n'),
)
let home: Home
beforeAll(async () => {
  home = await newHome()
})
afterAll(async () => {
  await home.remove()
  folder.remove()
})

function account(words: readonly string[], input = '', language = 'en') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, 'account', ...words, '--data', home.folder, '--lang', language],
    { input, encoding: 'utf8', cwd: folder.path, env: { ...bareEnvironment(), ...home.environment } },
  )
  return { status, stdout, stderr }
}

test('a community is founded with its charter and an account; the secret comes by standard input', () => {
  const nobody = account(['add', 'telegram', '--community', 'Readers'], `${TOKEN}\n`)
  expect([nobody.status, nobody.stderr]).toEqual([1, expect.stringContaining("no community 'Readers'")])
  const without = account(['add', 'telegram', '--community', 'Readers', '--charter', charter])
  expect([without.status, without.stderr]).toEqual([
    1,
    expect.stringContaining('token (Bot token) is needed'),
  ])
  expect(account(['list']).stdout).toBe('')

  const added = account(
    ['add', 'telegram', '--community', 'Readers', '--charter', charter, 'groups=-1001234567890'],
    `${TOKEN}\n`,
  )
  expect([added.status, added.stderr]).toEqual([0, ''])
  const id = /Account (\d+)/.exec(added.stdout)?.[1] ?? ''
  expect(account(['list']).stdout).toBe(`${id}  telegram  telegram  Readers  switched on\n`)

  const wrong = account(['set', id, 'mood=good'], '', 'zh-CN')
  expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('mood：没有这项设置')])
  expect(account(['set', id, '--name', 'Bot', '--secret', 'token'], `${TOKEN}-new\n`).status).toBe(0)
  expect(account(['close', id]).status).toBe(0)
  expect(account(['list'], '', 'zh-CN').stdout).toBe(`${id}  telegram  Bot  Readers  已停用\n`)
  expect(account(['open', id]).status).toBe(0)
  expect(account(['open', '77']).status).toBe(1)

  for (const name of readdirSync(home.folder)) {
    expect(readFileSync(join(home.folder, name), 'latin1'), name).not.toContain(TOKEN)
  }
})

/** In this process: nothing of it needs a start of its own. */
async function called(...words: readonly string[]) {
  let said = ''
  for (const stream of ['log', 'error'] as const) {
    vi.spyOn(console, stream).mockImplementation((text: string) => void (said += `${text}\n`))
  }
  onTestFinished(() => void vi.restoreAllMocks())
  for (const [name, value] of Object.entries(home.environment)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  return { code: await run([...words, '--data', home.folder, '--lang', 'en']), said }
}

test('the platforms and their settings are listed; a wrong call shows how', async () => {
  expect((await called('platforms')).said).toMatch(/telegram\n {2}token .*Bot token.*needed, secret/)
  for (const words of [[], ['list', '1'], ['add', 'telegram'], ['close'], ['wat', '1']]) {
    expect((await called(...words)).code).toBe(2)
  }
  expect(await called('add', 'icq', '--community', 'x')).toEqual({
    code: 1,
    said: expect.stringContaining('no such platform'),
  })
})
