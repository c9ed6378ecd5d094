import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { ImportError, describeFault, type ImportFault } from '../../core/ports/import.ts'
import { openHistory, type HistoryOptions, type ImportedRecord } from '../imports.ts'
import { tarOf, zipOf } from './zip-fixture.ts'

const root = mkdtempSync(join(tmpdir(), 'archives-'))
afterAll(() => rmSync(root, { recursive: true }))

let made = 0
function put(name: string, content: string | Uint8Array): string {
  const file = join(root, String(++made), name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

async function read(path: string, options?: HistoryOptions) {
  const records: ImportedRecord[] = []
  const ignored: string[] = []
  const onIgnored = (_: string, names: readonly string[]) => void ignored.push(...names)
  for await (const record of openHistory([path], { onIgnored, ...options })) records.push(record)
  const inside = (file: string) => file.slice(path.length)
  return { records, ignored, files: [...new Set(records.map(({ file }) => inside(file)))] }
}

async function faultOf(path: string, options?: HistoryOptions): Promise<ImportFault> {
  try {
    await read(path, options)
  } catch (error) {
    if (error instanceof ImportError) return error.fault
    throw error
  }
  return expect.fail('no error')
}

const line = (n: number, group = 'g') =>
  `${JSON.stringify({ group, id: String(n), time: '2026-01-02T08:00:00Z', sender: 'a', text: `text ${n}`, kind: 'message' })}\n`
const lines = (count: number, group?: string) =>
  Array.from({ length: count }, (_, n) => line(n, group)).join('')
const LIMITS = { ratio: 200, unpacked: 1024 ** 3, entries: 100 }

const SOME = [
  { name: 'chats/one.jsonl', content: lines(3, 'one') },
  { name: 'chats/photo.jpg', content: 'no picture' },
  { name: 'chats/notes.txt', content: 'Dear all, this is a letter.' },
  { name: '__MACOSX/chats/._one.jsonl', content: 'litter' },
  { name: 'two.jsonl', content: lines(2, 'two') },
]

describe.each([
  ['zip', 'all.zip', () => zipOf(SOME)],
  ['zip, stored', 'all.zip', () => zipOf(SOME.map((entry) => ({ ...entry, method: 0 })))],
  ['tar.gz', 'all.tgz', () => gzipSync(tarOf(SOME))],
  ['tar', 'all.tar', () => tarOf(SOME)],
])('%s', (_kind, name, pack) => {
  test('holds several files; what no format knows is skipped and named', async () => {
    const { records, ignored, files } = await read(put(name, pack()))
    expect(records).toHaveLength(5)
    expect(files).toEqual(['/chats/one.jsonl', '/two.jsonl'])
    expect(ignored).toEqual(['chats/photo.jpg', 'chats/notes.txt'])
  })

  test('progress counts the bytes of the archive itself, and comes to its end', async () => {
    const seen: [number, number][] = []
    const path = put(name, pack())
    await read(path, { onProgress: (bytes, total) => seen.push([bytes, total]) })
    expect(seen.at(-1)).toEqual([readFileSync(path).length, readFileSync(path).length])
  })

  test('cut short anywhere: an error', async () => {
    const whole = pack()
    // A tar may leave out the empty blocks at its end, so one that is cut between two blocks is whole.
    const needed = name.endsWith('.tar') ? whole.length - 1_024 : whole.length
    for (let at = 4; at < needed; at += 31) {
      if (name.endsWith('.tar') && at % 512 === 0) continue
      const fault = await faultOf(put(name, whole.subarray(0, at)))
      expect(['truncated', 'malformed', 'unknown-format']).toContain(fault.code)
    }
  })

  test('bytes flipped: records or an ImportError, nothing else', async () => {
    const whole = pack()
    for (let at = 0; at < whole.length; at += 13) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      await read(put(name, damaged)).catch((error: unknown) => expect(error).toBeInstanceOf(ImportError))
    }
  })
})

test('a folder is read like an archive, with what is packed in it', async () => {
  const folder = dirname(put('here/a.jsonl', lines(2)))
  writeFileSync(join(folder, 'b.jsonl.gz'), gzipSync(lines(3)))
  writeFileSync(join(folder, 'c.zip'), zipOf([{ name: 'd.jsonl', content: lines(4) }]))
  writeFileSync(join(folder, 'sent.zip'), zipOf([{ name: 'letter.txt', content: 'Dear all' }]))
  const { records, ignored, files } = await read(folder)
  expect(records).toHaveLength(9)
  expect(files).toEqual(['/a.jsonl', '/b.jsonl.gz', '/c.zip/d.jsonl'])
  expect(ignored).toEqual(['sent.zip'])
})

test('names of every kind are only names: nothing is written', async () => {
  const gbk = Uint8Array.from([0xc1, 0xc4, 0xcc, 0xec, 0xbc, 0xc7, 0xc2, 0xbc])
  const cp437 = Uint8Array.from([0x63, 0x61, 0x66, 0x82])
  const names = [
    gbk,
    cp437,
    Buffer.from('读书会'),
    Buffer.from('../../climb'),
    Buffer.from('/etc/absolute'),
    Buffer.from('C:\\x\\y'),
  ]
  const path = put(
    'a.zip',
    zipOf(names.map((name) => ({ name: Buffer.concat([name, Buffer.from('.jsonl')]), content: lines(1) }))),
  )
  const { files } = await read(path)
  expect(files).toEqual([
    '/聊天记录.jsonl',
    '/café.jsonl',
    '/读书会.jsonl',
    '/../../climb.jsonl',
    '/etc/absolute.jsonl',
    '/C:/x/y.jsonl',
  ])
  expect(readdirSync(dirname(path))).toEqual(['a.zip'])
})

test('a long name in a tar', async () => {
  const name = `${'long/'.repeat(40)}读书.jsonl`
  expect((await read(put('a.tgz', gzipSync(tarOf([{ name, content: lines(1) }]))))).files).toEqual([
    `/${name}`,
  ])
})

describe('refused with a clear error', () => {
  const inner = zipOf([{ name: 'a.jsonl', content: lines(2) }])
  test.each([
    ['a zip in a zip', zipOf([{ name: 'inner.zip', content: inner }]), 'nested'],
    ['gz in a zip', zipOf([{ name: 'a.jsonl.gz', content: gzipSync(lines(2)) }]), 'nested'],
    ['a zip in gz', gzipSync(inner), 'nested'],
    ['nothing that is known', zipOf([{ name: 'a.txt', content: 'Dear all' }]), 'unknown-format'],
    ['an empty one', zipOf([]), 'unknown-format'],
    ['one with a password', zipOf([{ name: 'a.jsonl', content: lines(2), flags: 1 }]), 'unreadable'],
    ['one packed in a rare way', zipOf([{ name: 'a.jsonl', content: lines(2), method: 14 }]), 'unreadable'],
  ])('%s', async (_what, content, code) => {
    const fault = await faultOf(put('a.zip', content))
    expect(fault.code).toBe(code)
    expect(describeFault(fault, 'en')).toMatch(/(expected|What can be read|archive)/)
    expect(describeFault(fault, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/)
  })

  test('but a zip that somebody sent in the chat is passed over', async () => {
    const path = put('a.zip', zipOf([{ name: 'sent.zip', content: inner }, ...SOME]))
    expect((await read(path)).ignored).toContain('sent.zip')
  })

  test('damage within an entry', async () => {
    const whole = zipOf([{ name: 'a.jsonl', content: lines(500), method: 0 }])
    whole[2_000] = (whole[2_000] ?? 0) ^ 1
    expect(await faultOf(put('a.zip', whole))).toMatchObject({
      code: 'malformed',
      file: expect.stringMatching(/a\.zip\/a\.jsonl$/),
    })
  })

  test('a bomb in what would be passed over, in a tar', async () => {
    const picture = { name: 'a.jpg', content: ' '.repeat(40 * 1024 ** 2) }
    const path = put('a.tgz', gzipSync(tarOf([picture, { name: 'a.jsonl', content: lines(2) }])))
    expect((await faultOf(path, { limits: LIMITS })).code).toBe('bomb')
    expect((await read(path)).records).toHaveLength(2)
  })

  test('a name without end, in a tar', async () => {
    const path = put('a.tgz', gzipSync(tarOf([{ name: `${'x'.repeat(100_000)}.jsonl`, content: lines(1) }])))
    expect((await faultOf(path)).code).toBe('malformed')
  })

  test('a bomb, and one of too many entries, where there are limits', async () => {
    const bomb = zipOf([
      { name: 'a.jsonl', content: line(1).concat(`${' '.repeat(1024 ** 2)}\n`.repeat(40)) },
    ])
    expect((await faultOf(put('a.zip', bomb), { limits: LIMITS })).code).toBe('bomb')
    const many = Array.from({ length: 101 }, (_, n) => ({ name: `${n}.jsonl`, content: '' }))
    expect((await faultOf(put('a.zip', zipOf(many)), { limits: LIMITS })).code).toBe('bomb')
    expect((await faultOf(put('a.tgz', gzipSync(tarOf(many))), { limits: LIMITS })).code).toBe('bomb')
  })
})
