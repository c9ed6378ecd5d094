import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Outcome } from '../../core/ports/connector.ts'
import type { HistoryView } from '../../core/ports/histories.ts'
import type { Delivery, InternalEvent } from '../../core/ports/pipeline.ts'
import type { AccountRow, GroupRow } from '../../core/ports/rows.ts'
import { zipOf } from '../imports/zip-fixture.ts'
import { openHistoryBook } from './book.ts'
import { openHistories } from './desk.ts'
import type { RunningHistories } from './desk.ts'
import { createHistoryReader } from './reader.ts'

const COMMUNITY = 7
const NOW = Date.UTC(2026, 0, 2)

let folder: string
let desk: RunningHistories
/** Dedupe keys by native id, as the pipeline would know them. */
let seen: Set<string>
let recorded: InternalEvent[]
let accounts: AccountRow[]
/** What `deliver` waits for. */
let gate: Promise<void>
let taken: boolean

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-histories-'))
  seen = new Set()
  recorded = []
  accounts = []
  gate = Promise.resolve()
  taken = true
  desk = await open()
})

afterEach(async () => {
  await desk.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

function open(free = Infinity): Promise<RunningHistories> {
  const book = openHistoryBook(folder)
  const pipeline = {
    deliver: async ({ events }: Delivery) => {
      await gate
      if (!taken) throw new Error('paused')
      const outcomes = events.map((event, n): Outcome => {
        const key = `${event.kind}/${event.native ?? `${event.at}/${n}`}`
        if (seen.has(key)) return { status: 'duplicate' }
        seen.add(key)
        return { status: 'appended', seq: seen.size }
      })
      return { outcomes }
    },
    createAccount: (row: Omit<AccountRow, 'account' | 'closed'>) => {
      accounts.push({ ...row, account: accounts.length + 1, closed: null })
      return Promise.resolve(accounts.length)
    },
    updateAccount: (row: AccountRow) => {
      accounts = accounts.map((each) => (each.account === row.account ? row : each))
      return Promise.resolve()
    },
    record: (events: readonly InternalEvent[]) => {
      recorded.push(...events)
      return Promise.resolve({ outcomes: [] })
    },
  }
  const group: GroupRow & { state: null } = {
    community: COMMUNITY,
    group: 41,
    account: 1,
    platform: 'history',
    native: 'readers',
    name: 'readers',
    state: null,
  }
  const reads = {
    listAccounts: () => Promise.resolve(accounts),
    listGroups: () => Promise.resolve([group]),
  }
  const zoneOf = () => Promise.resolve('Asia/Shanghai')
  const reader = createHistoryReader({ book, pipeline, reads, zoneOf, now: () => NOW })
  return openHistories({ book, reader, now: () => NOW, free: () => Promise.resolve(free) })
}

const line = (n: number, more: object = {}) =>
  JSON.stringify({
    group: 'readers',
    time: new Date(Date.UTC(2026, 0, 1, 15, 30) + n * 60_000).toISOString(),
    sender: n % 2 === 0 ? 'Ann' : 'Ben',
    text: `words ${n}`,
    kind: 'message',
    id: `m${n}`,
    ...more,
  })
const lines = (count: number) => Array.from({ length: count }, (_, n) => `${line(n)}\n`).join('')

async function* inOne(bytes: Uint8Array) {
  yield bytes
}

async function bring(content: string | Uint8Array, name = 'chat.jsonl', lenient = false): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const draft = { name, size: bytes.length, modified: NOW, lenient }
  const { id } = await desk.begin(COMMUNITY, draft, 'op-1')
  for (let from = 0; from < bytes.length; from += 1_000_000) {
    await desk.receive(COMMUNITY, id, from, inOne(bytes.subarray(from, from + 1_000_000)))
  }
  return id
}

async function over(id: string): Promise<HistoryView> {
  for (;;) {
    const view = await desk.read(COMMUNITY, id)
    if (!['receiving', 'waiting', 'reading'].includes(view.state)) return view
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function files(): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => /\.(jsonl|gz)$/.test(name))
}

describe('a sound history', () => {
  test('is archived, counted, and its file removed', async () => {
    const view = await over(await bring(lines(1_000)))
    expect(view).toMatchObject({ state: 'done', format: 'neutral', kept: false, fault: null })
    expect(view.figures).toMatchObject({
      events: 1_000,
      fresh: 1_000,
      known: 0,
      messages: 1_000,
      members: 2,
      groups: [{ native: 'readers', group: 41, messages: 1_000, members: 2 }],
    })
    // Half past three in the afternoon in London is half past eleven at night in Shanghai.
    expect(view.figures.days.map(([, messages]) => messages)).toEqual([30, 970])
    expect(seen.size).toBe(1_000)
    expect(await files()).toEqual([])
    expect(accounts).toMatchObject([{ platform: 'history', closed: NOW }])
  })

  test('is packed or not, comes in parts, and a second time nothing is new', async () => {
    const bytes = gzipSync(lines(500))
    const draft = { name: 'chat.jsonl.gz', size: bytes.length, modified: NOW, lenient: false }
    const { id } = await desk.begin(COMMUNITY, draft, 'op-1')
    const half = Math.floor(bytes.length / 2)
    await desk.receive(COMMUNITY, id, 0, inOne(bytes.subarray(0, half)))
    await expect(desk.receive(COMMUNITY, id, 0, inOne(bytes))).rejects.toMatchObject({
      code: 'wrong-place',
      bytes: half,
    })
    await desk.receive(COMMUNITY, id, half, inOne(bytes.subarray(half)))
    expect((await over(id)).figures.fresh).toBe(500)
    const again = await over(await bring(lines(500)))
    expect(again.figures).toMatchObject({ fresh: 0, known: 500 })
  })

  test('leaves word of who brought it', async () => {
    const id = await bring(lines(3))
    await over(id)
    const acts = recorded.filter(({ data }) => String(data['act']).startsWith('history-'))
    expect(acts.map(({ data }) => [data['act'], data['history'], data['operator']])).toEqual([
      ['history-started', id, 'op-1'],
      ['history-ended', id, 'op-1'],
    ])
    expect(acts[1]?.data).toMatchObject({ state: 'done', fresh: 3 })
  })

  test('waits until the one before it is over', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const first = await bring(lines(3))
    const second = await bring(lines(3))
    expect((await desk.read(COMMUNITY, second)).state).toBe('waiting')
    resolve()
    expect((await over(second)).figures.known).toBe(3)
    expect((await desk.read(COMMUNITY, first)).state).toBe('done')
  })
})

test('an archive is read entry by entry, and a fault in it names the entry', async () => {
  const letter = { name: 'letter.txt', content: 'Dear all' }
  const view = await over(await bring(zipOf([{ name: 'a.jsonl', content: lines(5) }, letter]), 'all.zip'))
  expect(view).toMatchObject({ state: 'done', format: 'neutral', figures: { fresh: 5 }, fault: null })
  const cut = zipOf([{ name: 'deep/b.jsonl', content: lines(5).slice(0, -9) }])
  expect((await over(await bring(cut, 'cut.zip'))).fault?.texts.en).toMatch(
    /^cut\.zip\/deep\/b\.jsonl, line 5: /,
  )
})

test('wall clocks are read in the zone that was given, else in the community one', async () => {
  const log = new TextEncoder().encode('[08:00] <ann> good morning\n')
  const draft = { name: '#dev_20260105.log', size: log.length, modified: NOW, lenient: false }
  const from = async (zone?: string) => {
    const { id } = await desk.begin(COMMUNITY, { ...draft, zone }, 'op-1')
    await desk.receive(COMMUNITY, id, 0, inOne(log))
    return (await over(id)).figures.from
  }
  expect(await from('Europe/Berlin')).toBe(Date.UTC(2026, 0, 5, 7))
  expect(await from()).toBe(Date.UTC(2026, 0, 5, 0))
})

describe('a history that is not', () => {
  test('an unknown format says what was seen and what is read', async () => {
    const view = await over(await bring('\u007fELF and more', 'program'))
    expect(view).toMatchObject({ state: 'failed', kept: false, fault: { code: 'unknown-format' } })
    expect(view.fault?.texts.en).toMatch(/ELF.*Telegram/s)
    const zip = await over(await bring('PK\u0003\u0004 rest', 'export.zip'))
    expect(zip.fault?.texts['zh-CN']).toMatch(/压缩包不完整/)
  })

  test('a file that ends amid a line names the line, and what came before stays', async () => {
    const view = await over(await bring(lines(10).slice(0, -20)))
    expect(view).toMatchObject({ state: 'failed', fault: { code: 'truncated' } })
    expect(view.fault?.place).toHaveProperty('line')
  })

  test('a packed file that ends early', async () => {
    const packed = gzipSync(lines(5_000))
    const view = await over(await bring(packed.subarray(0, packed.length - 100), 'chat.jsonl.gz'))
    expect(view.fault?.code).toBe('truncated')
  })

  test('a bomb is left alone, and so is an archive in an archive', async () => {
    const bomb = gzipSync(`${line(1)}\n`.concat(`${' '.repeat(1024 ** 2)}\n`.repeat(40)), { level: 9 })
    expect((await over(await bring(bomb, 'bomb.gz'))).fault?.code).toBe('bomb')
    const nested = gzipSync(gzipSync(lines(5)))
    expect((await over(await bring(nested, 'twice.gz'))).fault?.code).toBe('nested')
    expect(await files()).toEqual([])
  })

  test('one broken record in a hundred is skipped and shown; more is a fault, unless that is wanted', async () => {
    const few = await over(await bring(`${lines(200)}not json\n`))
    expect(few).toMatchObject({ state: 'done', figures: { broken: 1, examples: [{ place: 201 }] } })
    const id = await bring(`${lines(50)}not json\n`)
    const many = await over(id)
    expect(many).toMatchObject({ state: 'failed', kept: true, fault: { code: 'too-many-broken' } })
    await desk.restart(COMMUNITY, id, true, 'op-1')
    expect(await over(id)).toMatchObject({ state: 'done', figures: { broken: 1 } })
  })

  test('a file that is larger than it was said to be is not taken further', async () => {
    const draft = { name: 'a.jsonl', size: 10, modified: NOW, lenient: false }
    const { id } = await desk.begin(COMMUNITY, draft, 'op-1')
    const part = desk.receive(COMMUNITY, id, 0, inOne(new Uint8Array(11)))
    await expect(part).rejects.toMatchObject({ code: 'too-large' })
    expect((await desk.read(COMMUNITY, id)).received).toBe(0)
    await expect(desk.begin(COMMUNITY, { ...draft, size: 1024 ** 5 }, 'op-1')).rejects.toMatchObject({
      code: 'too-large',
    })
  })

  test('room on the disk is promised once', async () => {
    await desk.close()
    const gigabyte = 1024 ** 3
    desk = await open(3 * gigabyte)
    const draft = { name: 'a.jsonl', size: gigabyte, modified: NOW, lenient: false }
    await desk.begin(COMMUNITY, draft, 'ann')
    const second = await desk.begin(COMMUNITY + 1, draft, 'bob')
    await expect(desk.begin(COMMUNITY, draft, 'ann')).rejects.toMatchObject({ code: 'no-room' })
    await desk.remove(COMMUNITY + 1, second.id)
    expect(await desk.begin(COMMUNITY, draft, 'ann')).toMatchObject({ state: 'receiving' })
    expect(await desk.list(COMMUNITY)).toHaveLength(2)
  })

  test('what is cancelled while a part is on its way stays cancelled', async () => {
    const draft = { name: 'a.jsonl', size: 8, modified: NOW, lenient: false }
    const { id } = await desk.begin(COMMUNITY, draft, 'ann')
    const isCancelled = Promise.withResolvers<undefined>()
    const first = Promise.withResolvers<undefined>()
    async function* slowly() {
      yield Buffer.from('{}')
      first.resolve(undefined)
      await isCancelled.promise
      yield Buffer.from('{}')
    }
    const part = desk.receive(COMMUNITY, id, 0, slowly())
    await first.promise
    await desk.cancel(COMMUNITY, id)
    isCancelled.resolve(undefined)
    await expect(part).rejects.toMatchObject({ code: 'not-receiving' })
    expect(await desk.read(COMMUNITY, id)).toMatchObject({ state: 'cancelled' })
  })

  test('a name cannot leave its folder', async () => {
    const view = await over(await bring(lines(2), '../../../escape/../chat.jsonl'))
    expect(view.state).toBe('done')
    expect(await readdir(folder)).toEqual(['histories'])
  })
})

describe('a history that is cut short', () => {
  test('by an operator: its file is removed', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const id = await bring(lines(2_000))
    const cancelled = desk.cancel(COMMUNITY, id)
    resolve()
    expect(await cancelled).toMatchObject({ state: 'cancelled', kept: false })
    expect(await files()).toEqual([])
    await expect(desk.restart(COMMUNITY, id, false, 'op-1')).rejects.toMatchObject({ code: 'not-now' })
  })

  test('by the end of the process: it says so, and nothing is taken twice', async () => {
    await over(await bring(lines(100)))
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    const id = await bring(lines(2_000))
    // What kill -9 leaves: the folder as it is amid the reading.
    const left = `${folder}-left`
    // What is half written has a name of its own, and may be gone before it is copied.
    await cp(folder, left, { recursive: true, filter: (name) => !name.endsWith('.new') })
    resolve()
    await desk.close()
    await rm(folder, { recursive: true })
    folder = left
    desk = await open()
    expect(await desk.read(COMMUNITY, id)).toMatchObject({ state: 'cut', kept: true })
    await desk.restart(COMMUNITY, id, false, 'op-2')
    const view = await over(id)
    expect(view.state).toBe('done')
    expect(view.figures.fresh + view.figures.known).toBe(2_000)
    expect(view.figures.known).toBeGreaterThanOrEqual(100)
    expect(seen.size).toBe(2_000)
  })

  test('by a pipeline that takes nothing: the file stays', async () => {
    taken = false
    const id = await bring(lines(3))
    expect(await over(id)).toMatchObject({ state: 'cut', kept: true, fault: { code: 'not-taken' } })
    taken = true
    await desk.restart(COMMUNITY, id, false, 'op-1')
    expect((await over(id)).state).toBe('done')
    await desk.remove(COMMUNITY, id)
    await expect(desk.read(COMMUNITY, id)).rejects.toMatchObject({ code: 'no-such-history' })
  })

  test('a record that a crash left half written is no history', async () => {
    await desk.close()
    await writeFile(join(folder, 'x'), '')
    desk = await open()
    expect(await desk.list(COMMUNITY)).toEqual([])
  })
})
