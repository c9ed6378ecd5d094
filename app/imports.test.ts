import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { ImportError, describeFault, type ImportFault } from '../core/ports/import.ts'
import { openHistory, type HistoryOptions, type ImportedRecord } from './imports.ts'

const folder = mkdtempSync(join(tmpdir(), 'histories-'))
afterAll(() => rmSync(folder, { recursive: true }))

const FIXTURES = [
  'telegram/fixtures/chat.json',
  'chatlab/fixtures/chat.json',
  'chatlab/fixtures/chat.jsonl',
  'neutral/fixtures/chat.jsonl',
]
const fixtureOf = (name: string) => readFileSync(new URL(`../imports/${name}`, import.meta.url))

function put(name: string, content: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

async function readAll(files: readonly string[], options?: HistoryOptions): Promise<ImportedRecord[]> {
  const records: ImportedRecord[] = []
  for await (const record of openHistory(files, options)) records.push(record)
  return records
}

async function faultOf(files: readonly string[], options?: HistoryOptions): Promise<ImportFault> {
  try {
    await readAll(files, options)
  } catch (error) {
    if (error instanceof ImportError) return error.fault
    throw error
  }
  return expect.fail('no error')
}

const line = (n: number) =>
  `${JSON.stringify({ group: 'g', id: String(n), time: '2026-01-02T08:00:00Z', sender: 'a', text: `text ${n}`, kind: 'message' })}\n`
const lines = (count: number) => Array.from({ length: count }, (_, n) => line(n)).join('')

test('several files in sequence, each by its content, packed or not, with progress', async () => {
  const files = [
    put('one', fixtureOf('telegram/fixtures/chat.json')),
    put('two.jsonl.gz', gzipSync(fixtureOf('chatlab/fixtures/chat.jsonl'))),
    put('three.txt', gzipSync(fixtureOf('neutral/fixtures/chat.jsonl'))),
    put('four_20260102.log', fixtureOf('irc/fixtures/%23dev_20260102.log')),
  ]
  const progress: [number, number][] = []
  const records = await readAll(files, { onProgress: (bytes, total) => progress.push([bytes, total]) })
  expect([...new Set(records.map(({ file, format }) => `${files.indexOf(file)} ${format}`))]).toEqual([
    '0 telegram',
    '1 chatlab',
    '2 neutral',
    '3 irc',
  ])
  const last = progress.at(-1)
  expect(last?.[0]).toBe(last?.[1])
})

describe('a truncated file', () => {
  test.each(FIXTURES)('%s', async (name) => {
    const whole = fixtureOf(name)
    const file = put(name.replaceAll('/', '-'), whole.subarray(0, Math.floor(whole.length * 0.6)))
    const fault = await faultOf([file])
    expect(fault).toMatchObject({ code: 'truncated', file })
    expect(fault.read).toBeGreaterThan(0)
    expect(fault.place.byte ?? fault.place.line).toBeGreaterThan(1)
  })

  test('packed', async () => {
    const file = put('cut.jsonl.gz', gzipSync(lines(20_000)))
    truncateSync(file, 40_000)
    const fault = await faultOf([file])
    expect(fault).toMatchObject({ code: 'truncated', file })
    expect(fault.read).toBeGreaterThan(0)
  })

  test('events of the files before count as read', async () => {
    const good = put('good.jsonl', lines(5))
    const cut = put('cut.json', fixtureOf('telegram/fixtures/chat.json').subarray(0, 300))
    expect(await faultOf([good, cut])).toMatchObject({ code: 'truncated', file: cut, read: 5 })
  })
})

test('a log that ends amid a line that says nothing yet', async () => {
  const log = fixtureOf('irc/fixtures/%23dev_20260102.log').toString().trimEnd()
  const file = put('cut_20260102.log', `${log}\n[08:`)
  const fault = await faultOf([file])
  expect(fault).toMatchObject({ code: 'truncated', file, place: { line: log.split('\n').length + 1 } })
})

describe('a fault amid a file that is far from read to its end names itself', () => {
  const much = lines(50_000)

  test('broken records', async () => {
    const file = put('amid.jsonl', `${lines(1_000)}${'oops\n'.repeat(100)}${much}`)
    expect(await faultOf([file])).toMatchObject({
      code: 'too-many-broken',
      place: { line: 1_001 },
      read: 1_899,
    })
  })

  test('broken JSON', async () => {
    const chat = `{"name":"x","type":"private_group","messages":[{"id":1,}${',{"id":2}'.repeat(200_000)}]}`
    expect(await faultOf([put('amid.json', chat)])).toMatchObject({ code: 'malformed', read: 0 })
  })
})

describe('what is no history', () => {
  test.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'unknown-format'],
    ['nothing', '', 'unknown-format'],
    ['prose', 'Dear all,\nthis is a letter.\n', 'unknown-format'],
    ['other JSON', '{"a": [1, 2, 3]}', 'unknown-format'],
    ['JSON with a fault', '{"name":"x","type":"private_group","messages":[{"id":1,}]}', 'malformed'],
    ['damaged gzip', Uint8Array.from([0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]), 'malformed'],
  ])('%s', async (name, content, code) => {
    const file = put(name, content)
    const fault = await faultOf([file])
    expect(fault).toMatchObject({ code, file, read: 0 })
    expect(describeFault(fault, 'zh-CN')).toMatch(/期望.*已读取 0 个事件/s)
    expect(describeFault(fault, 'en')).toMatch(/expected .* 0 events were read before this\.$/s)
  })

  test('a missing file and an empty folder', async () => {
    const missing = await faultOf([join(folder, 'nowhere')])
    expect(missing).toMatchObject({ code: 'unreadable' })
    expect(describeFault(missing, 'en')).toContain('there is no such file')
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    const nothing = await faultOf([empty])
    expect(nothing).toMatchObject({ code: 'unknown-format' })
    expect(describeFault(nothing, 'zh-CN')).toContain('里面没有文件')
  })
})

test.runIf(process.platform === 'linux').each([
  ['left amid it', lines(50_000)],
  ['not recognised', 'Dear all,\n'.repeat(50_000)],
])('a file that is %s is closed', async (name, content) => {
  const file = put(name, content)
  try {
    for await (const record of openHistory([file])) if (record.place === 3) break
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError)
  }
  const open = readdirSync('/proc/self/fd').map((fd) => targetOf(`/proc/self/fd/${fd}`))
  expect(open).not.toContain(file)
})

function targetOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

describe('broken records', () => {
  const some = (broken: number) => `${lines(1_000)}${'{"group":"g"}\n'.repeat(broken)}`

  test('one in a hundred is borne and told', async () => {
    const records = await readAll([put('some.jsonl', some(10))])
    expect(records.filter(({ problem }) => problem?.kind === 'broken').map(({ place }) => place)[0]).toBe(
      1_001,
    )
  })

  test('more are an error that names the first, unless lenient', async () => {
    const file = put('many.jsonl', some(11))
    expect(await faultOf([file])).toMatchObject({
      code: 'too-many-broken',
      place: { line: 1_001 },
      read: 1_000,
    })
    expect(await readAll([file], { lenient: true })).toHaveLength(1_011)
  })
})

test('invalid UTF-8 is kept as a replacement character', async () => {
  const file = put(
    'bad.jsonl',
    Buffer.concat([Buffer.from(line(1).replace('text 1', 'ab§').replace('§', '')), Buffer.from(line(2))]),
  )
  const bytes = readFileSync(file)
  bytes[bytes.indexOf('ab') + 1] = 0xff
  writeFileSync(file, bytes)
  const [first] = await readAll([file])
  expect(first?.events[0]?.content).toMatchObject({ parts: [{ text: 'a\ufffd' }] })
})

test('a message of a megabyte and ten thousand mentions', async () => {
  const text = [
    { type: 'plain', text: 'x'.repeat(1_000_000) },
    ...Array.from({ length: 10_000 }, (_, i) => ({ type: 'mention', text: `@m${i}` })),
  ]
  const chat = {
    name: 'G',
    type: 'private_group',
    id: 1,
    messages: [{ id: 1, type: 'message', date_unixtime: '1767312000', from: 'a', from_id: 'user1', text }],
  }
  const [record] = await readAll([put('huge.json', JSON.stringify(chat))])
  const event = record?.events[0]
  expect(event?.kind === 'message.sent' && event.content.parts.length).toBe(10_001)
})
