import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findProgram, installCommand, requirements, testsWith } from './requirements.ts'

test('a program is found in a later folder of the path, and only if it can be run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-path-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'runs'), '', { mode: 0o755 })
  writeFileSync(join(folder, 'text'), '', { mode: 0o644 })
  const path = ['/nowhere', folder].join(delimiter)
  expect(findProgram(['absent', 'runs'], path)).toBe(join(folder, 'runs'))
  expect(findProgram(['text'], path)).toBeUndefined()
})

test('a program that Debian keeps aside is found in its newest version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-aside-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const version of ['9', '15', '17']) {
    mkdirSync(join(folder, version, 'bin'), { recursive: true })
    if (version !== '17') writeFileSync(join(folder, version, 'bin', 'server'), '', { mode: 0o755 })
  }
  const aside = [join(folder, '*', 'bin')]
  expect(findProgram(['server'], '/nowhere', aside)).toBe(join(folder, '15', 'bin', 'server'))
  expect(findProgram(['server'], '/nowhere', [])).toBeUndefined()
})

test('each kind of test file is given every program that it needs', () => {
  expect(requirements.filter(({ mark }) => mark === 'proxy').map(({ variable }) => variable)).toEqual([
    'FOLKMOOT_NGINX',
    'FOLKMOOT_CADDY',
    'FOLKMOOT_OPENSSL',
  ])
  expect(new Set(requirements.map(({ variable }) => variable)).size).toBe(requirements.length)
})

test('a file that needs several programs is left out when any of them is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-marks-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = ['a.prosody.test.ts', 'b.prosody.postgres.test.ts', 'c.postgres.test.ts', 'prosody.test.ts']
  for (const file of files) writeFileSync(join(folder, file), '')
  const found = (mark: string) => globSync(testsWith(mark), { cwd: folder }).toSorted()
  expect(found('prosody')).toEqual(['a.prosody.test.ts', 'b.prosody.postgres.test.ts'])
  expect(found('postgres')).toEqual(['b.prosody.postgres.test.ts', 'c.postgres.test.ts'])
})

test('what is missing comes with one command', () => {
  expect(installCommand(['chromium', 'jq'])).toMatch(/apt-get install .*chromium jq$/)
})
