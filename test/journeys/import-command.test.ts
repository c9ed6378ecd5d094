/** Chat histories brought from the command line into an installation that is running. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { zipOf } from '../../app/imports/zip-fixture.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { foundCommunity } from './found-community.ts'
import { folkmoot, startServerIn, temporaryFolder } from './serve-child.ts'
import type { Served } from './serve-child.ts'

// Each call is a process of its own, and some tests make five.
vi.setConfig({ testTimeout: 300_000 })

const folder = temporaryFolder()
let home: Home
let server: Served
beforeAll(async () => {
  home = await newHome()
  await foundCommunity(home, 'Readers')
  server = await startServerIn(home)
})
afterAll(async () => {
  await server.stop()
  await home.remove()
  folder.remove()
})

function put(name: string, content: string | Uint8Array): string {
  const file = join(folder.path, name)
  writeFileSync(file, content)
  return file
}

/** As it ended, and what it printed. */
async function bring(...words: readonly string[]) {
  const child = folkmoot(['import', ...words, '--data', home.folder], home.environment)
  const code = await child.ended
  const answers = child
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): unknown => JSON.parse(line))
  return { code, output: child.output(), errors: child.errors(), answers }
}

const START = Date.UTC(2026, 0, 2, 8)
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => {
    const time = new Date(START + (from + n) * 60_000).toISOString()
    return `${JSON.stringify({ group: 'readers', time, sender: 'Ann', text: `words ${from + n}`, kind: 'message' })}\n`
  }).join('')

test('several files at once, packed or not; what they have in common is taken once', async () => {
  const one = put('one.jsonl.gz', gzipSync(lines(0, 60)))
  const two = put(
    'two.zip',
    zipOf([
      { name: 'a/two.jsonl', content: lines(40, 100) },
      { name: 'a/cat.jpg', content: '' },
    ]),
  )
  const first = await bring(one, two, '--json')
  expect(first.errors).toBe('')
  expect(first.answers).toMatchObject([
    { file: one, state: 'done', figures: { fresh: 60, known: 0 } },
    { file: two, state: 'done', figures: { fresh: 40, known: 20 } },
  ])
  expect(first.code).toBe(0)
  const again = await bring(two, '--community', 'Readers')
  expect(again.output).toMatch(
    /two\.zip \(neutral\): 60 messages of 1 person\.\n {2}groups: readers\n {2}0 events archived now, 60 known before/,
  )
})

test('a file without a zone needs one, which is said before anything is sent', async () => {
  const log = put('#dev_20260105.log', '[08:00] <ann> good morning\n[08:01] <ben> morning\n')
  const refused = await bring(log)
  expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining('--tz Europe/Berlin')])
  const wrong = await bring(log, '--tz', 'Mars/Base')
  expect([wrong.code, wrong.errors]).toEqual([1, expect.stringContaining('there is no "Mars/Base"')])
  const taken = await bring(log, '--tz', 'Asia/Shanghai', '--json')
  expect(taken.answers).toMatchObject([
    { zone: 'Asia/Shanghai', figures: { fresh: 2, from: Date.UTC(2026, 0, 5, 0) } },
  ])
})

test('what cannot be done says why', async () => {
  const file = put('chat.jsonl', lines(0, 1))
  expect((await bring(file, '--community', 'Nobody')).errors).toMatch(/--community: Readers \(\d+\)/)
  expect((await bring(put('letter.txt', 'Dear all,\n'))).errors).toMatch(/begins with "Dear all/)
  expect((await bring(folder.path)).errors).toContain('Pack it as a zip')
  const elsewhere = join(folder.path, 'elsewhere')
  mkdirSync(elsewhere)
  const child = folkmoot(['import', file, '--data', elsewhere])
  expect([await child.ended, child.errors()]).toEqual([1, expect.stringContaining('No Folkmoot is running')])
  expect((await bring()).code).toBe(2)
})
