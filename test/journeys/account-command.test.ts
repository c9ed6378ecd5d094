/** An operator connects an account from the command line, while Folkmoot is stopped. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from './serve-child.ts'

const bin = fileURLToPath(new URL('../../bin/folkmoot.js', import.meta.url))
const TOKEN = '123456:hush-hush'
const folder = temporaryFolder()
const data = join(folder.path, 'data')
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
afterAll(() => folder.remove())

function account(words: readonly string[], input = '', language = 'en') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, 'account', ...words, '--data', data, '--lang', language],
    { input, encoding: 'utf8', cwd: folder.path, env: { PATH: process.env.PATH ?? '' } },
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

  for (const name of readdirSync(data)) {
    expect(readFileSync(join(data, name), 'latin1'), name).not.toContain(TOKEN)
  }
})

test('the platforms and their settings are listed; a wrong call shows how', () => {
  expect(account(['platforms']).stdout).toMatch(/telegram\n {2}token .*Bot token.*needed, secret/)
  for (const words of [[], ['list', '1'], ['add', 'telegram'], ['close'], ['wat', '1']]) {
    expect(account(words).status).toBe(2)
  }
  const unknown = account(['add', 'icq', '--community', 'x'])
  expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('no such platform')])
})
