import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyRecord, encodeState } from '../../core/decide/codec.ts'
import type { Lease, LedgerStore } from '../../core/ports/store.ts'
import { openSearch } from '../../shell/projections/search/search.ts'
import type { Search } from '../../shell/projections/search/search.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { contentRow, eventsAfter, handleRow, write } from './store-rows.ts'

const entry = new URL('../../app/search-worker.ts', import.meta.url)
let home: Home
let folder: string
let ledger: LedgerStore
let search: Search
let lease: Lease

beforeEach(async () => {
  home = await newHome()
  folder = home.folder
  ledger = await home.ledger(() => 1)
  await ledger.createCommunity({ community: 1, name: 'Club', created: 1 })
  lease = await ledger.acquire(1)
  search = await openSearch({ folder, entry, ledger: home.storage, pollOn: 60_000 })
})

afterEach(async () => {
  await search.close()
  await ledger.close()
  await home.remove()
})

async function say(...texts: readonly string[]): Promise<void> {
  const from = lease.head
  const events = eventsAfter(lease, texts.length)
  const content = texts.map((text, index) =>
    contentRow(1, from + 1 + index, { body: JSON.stringify({ parts: [{ type: 'text', text }] }) }),
  )
  lease = await write(ledger, lease, { events, content })
  search.notify([{ community: 1, from: from + 1, to: lease.head, actions: 0 }])
}

const takenIn = () => vi.waitFor(async () => expect(await search.lag()).toBe(0), { timeout: 20_000 })

test('what was said is found soon after it was committed, in both languages', async () => {
  await say('今天共读摄影书第三章', 'How do I publish a release?', '免費領取資料')
  await takenIn()
  expect(await search.search(1, '摄影', { limit: 10 })).toEqual([1])
  expect(await search.search(1, 'PUBLISH release', { limit: 10 })).toEqual([2])
  expect(await search.search(1, '免费资料', { limit: 10 })).toEqual([3])
  expect(await search.search(1, 'publish 摄影', { limit: 10 })).toEqual([])
  expect(await search.search(1, '！？', { limit: 10 })).toEqual([])
  expect(await search.search(2, '摄影', { limit: 10 })).toEqual([])
})

test('a removed index is made anew from the ledger', async () => {
  await say(...Array.from({ length: 1_200 }, (_, index) => `word${index % 100} 摄影`))
  await takenIn()
  const before = await search.search(1, 'word42', { limit: 99 })
  expect(before).toHaveLength(12)
  await search.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `search.db${suffix}`), { force: true })
  search = await openSearch({ folder, entry, ledger: home.storage, pollOn: 60_000 })
  await takenIn()
  expect(await search.search(1, 'word42', { limit: 99 })).toEqual(before)
})

test('an erased member is no longer found', async () => {
  await say('zanzibar', 'else')
  await takenIn()
  expect(await search.search(1, 'zanzibar', { limit: 9 })).toEqual([1])
  const events = eventsAfter(lease, 1, () => ({ kind: 'erased', member: 21 }))
  lease = await write(ledger, lease, { events, erased: [21] })
  search.notify([{ community: 1, from: lease.head, to: lease.head, actions: 0 }])
  await takenIn()
  expect(await search.search(1, 'zanzibar', { limit: 9 })).toEqual([])
})

test('content that is no message of ours is passed over', async () => {
  const events = eventsAfter(lease, 3)
  const bodies = ['{}', '[]', '{"parts":[{"type":"later","text":"mystery"},{"type":"text","text":"known"}]}']
  lease = await write(ledger, lease, {
    events,
    content: bodies.map((body, index) => contentRow(1, index + 1, { body })),
  })
  search.notify([{ community: 1, from: 1, to: 3, actions: 0 }])
  await takenIn()
  expect(await search.search(1, 'known', { limit: 9 })).toEqual([3])
})

test('what is asked after closing is refused', async () => {
  await search.close()
  await expect(search.lag()).rejects.toThrow('closed')
})

test('members are found as handles and state have them, soon after the commit', async () => {
  const everyone = { text: '', role: null, tag: null, sort: 'last', offset: 0, limit: 9 } as const
  const events = eventsAfter(lease, 2, (seq) => ({ member: 20 + seq }))
  const handles = [handleRow(1, 21, { name: '李老师' }), handleRow(1, 22, { name: 'Wren' })]
  const record = { ...emptyRecord('member'), last: 5, points: 7, tags: ['三班'] }
  const state = [{ scope: 'member' as const, a: 22, b: 0, value: encodeState('member', record) }]
  lease = await write(ledger, lease, { events, handles, state })
  search.notify([{ community: 1, from: 1, to: 2, actions: 0 }])
  await vi.waitFor(async () => expect((await search.people(1, everyone)).total).toBe(2), { timeout: 20_000 })
  expect((await search.people(1, everyone)).members).toEqual([22, 21])
  expect((await search.people(1, { ...everyone, text: '老师' })).members).toEqual([21])
  expect((await search.people(1, { ...everyone, tag: '三班' })).members).toEqual([22])

  const erased = eventsAfter(lease, 1, () => ({ kind: 'erased', member: 21 }))
  lease = await write(ledger, lease, { events: erased, erased: [21] })
  search.notify([{ community: 1, from: 3, to: 3, actions: 0 }])
  await vi.waitFor(async () => expect((await search.people(1, everyone)).total).toBe(1), { timeout: 20_000 })
})
