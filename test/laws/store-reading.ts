import { expect, test } from 'vitest'
import { Conflict } from '../../core/ports/store.ts'
import type { StoredEvent } from '../../core/ports/store.ts'
import type { Bench } from './store.ts'
import { START, actionRow, entryRow, eventsAfter, groupRow, handleRow, write } from './store-rows.ts'

const seqsOf = (events: readonly StoredEvent[]): number[] => events.map(({ event }) => event.seq)
const down = (from: number, step: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from - index * step)

export function readingLaws(bench: () => Bench): void {
  test('pages go backwards from `before` and forwards from `after`', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    await write(ledger, one, { events: eventsAfter(one, 30) })
    expect(seqsOf(await read.events(community, { limit: 3 }))).toEqual([30, 29, 28])
    expect(seqsOf(await read.events(community, { before: 28, limit: 3 }))).toEqual([27, 26, 25])
    expect(seqsOf(await read.events(community, { before: 3, limit: 9 }))).toEqual([2, 1])
    expect(seqsOf(await read.events(community, { after: 0, limit: 2 }))).toEqual([1, 2])
    expect(seqsOf(await read.events(community, { after: 28, limit: 9 }))).toEqual([29, 30])
    expect(seqsOf(await read.events(community, { after: 28, before: 30, limit: 9 }))).toEqual([29])
    expect(seqsOf(await read.events(community, { after: 30, limit: 9 }))).toEqual([])
    expect(seqsOf(await read.events(community, { before: 999, limit: 1 }))).toEqual([30])
    expect(await read.event(community, 31)).toBeNull()
  })

  test('filters answer alike for old and for new events', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const over = (seq: number) => ({
      group: seq % 3 === 0 ? 12 : 11,
      member: seq % 5 === 0 ? 25 : 21,
      kind: seq % 1_000 === 0 ? 'member.joined' : 'message.sent',
      decision: seq % 500 === 0 ? '{"fired":[["no-ads",1]]}' : '{"fired":[["no-ads-2",1]]}',
    })
    let lease = one
    for (const count of [2_500, 300, 1_800, 500]) {
      lease = await write(ledger, lease, { events: eventsAfter(lease, count, over) })
    }
    const page = { limit: 2_000 }
    expect(seqsOf(await read.events(community, page, { group: 12 }))).toEqual(down(5_100, 3, 1_700))
    expect(seqsOf(await read.events(community, page, { member: 25 }))).toEqual(down(5_100, 5, 1_020))
    expect(seqsOf(await read.events(community, page, { member: 25, group: 12 }))).toEqual(
      down(5_100, 15, 340),
    )
    expect(seqsOf(await read.events(community, page, { kind: 'member.joined' }))).toEqual(
      down(5_000, 1_000, 5),
    )
    expect(seqsOf(await read.events(community, page, { kind: 'member.left' }))).toEqual([])
    expect(seqsOf(await read.events(community, page, { rule: 'no-ads' }))).toEqual(down(5_000, 500, 10))
    const joined = { kind: 'member.joined' }
    expect(seqsOf(await read.events(community, page, { ...joined, group: 12 }))).toEqual([3_000])
    expect(seqsOf(await read.events(community, page, { ...joined, member: 25 }))).toEqual(
      down(5_000, 1_000, 5),
    )
    expect(seqsOf(await read.events(community, { before: 3_000, limit: 1 }, joined))).toEqual([2_000])
    expect(seqsOf(await read.events(community, page, { ...joined, rule: 'no-ads', group: 11 }))).toEqual([
      5_000, 4_000, 2_000, 1_000,
    ])
    expect(seqsOf(await read.events(community, { after: 4_000, limit: 3 }, { group: 12 }))).toEqual([
      4_002, 4_005, 4_008,
    ])
    expect(seqsOf(await read.events(community, { before: 4_000, limit: 2 }, { member: 25 }))).toEqual([
      3_995, 3_990,
    ])
    expect(seqsOf(await read.events(community, { after: 0, limit: 3 }, { kind: 'member.joined' }))).toEqual([
      1_000, 2_000, 3_000,
    ])
    const forwards = await read.events(community, { after: 0, limit: 9_999 }, { member: 25 })
    expect(seqsOf(forwards)).toEqual(down(5_100, 5, 1_020).toReversed())
  }, 60_000)

  test('a look that may not take long says where it ended, and goes on from there', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const rare = new Set([1, 7, 23_000])
    const over = (seq: number) => ({
      group: 11,
      decision: rare.has(seq) ? '{"fired":[["rare",1]]}' : '{"fired":[]}',
    })
    let lease = one
    for (const count of [12_000, 13_000]) {
      lease = await write(ledger, lease, { events: eventsAfter(lease, count, over) })
    }
    for (const [step, pages] of [
      [(next: number) => ({ before: next, limit: 2 }), [[23_000], [], [7, 1]]],
      [(next: number) => ({ after: next, limit: 2 }), [[1, 7], [], [23_000]]],
    ] as const) {
      const forwards = 'after' in step(0)
      const seen: number[][] = []
      for (let next: number | null = forwards ? 0 : 25_001; next !== null;) {
        const found = await read.findEvents(community, step(next), { rule: 'rare' }, 0)
        expect(found.partial).toBe(found.events.length < 2 && found.next !== null)
        seen.push(seqsOf(found.events))
        next = found.next
        if (seen.length > 9) break
      }
      expect(seen.flat()).toEqual(pages.flat())
      expect(seen.length).toBeGreaterThan(2)
    }
    const patient = await read.findEvents(community, { limit: 9 }, { rule: 'rare' }, 60_000)
    expect(patient).toMatchObject({ next: null, partial: false })
    expect(seqsOf(patient.events)).toEqual([23_000, 7, 1])
    const full = await read.findEvents(community, { limit: 2 }, {}, 60_000)
    expect([seqsOf(full.events), full.next, full.partial]).toEqual([[25_000, 24_999], 24_999, false])
  }, 60_000)

  test('events are filtered by what they led to, by several kinds, and among named ones', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const over = (seq: number) => ({
      kind: seq % 4 === 0 ? 'member.joined' : seq % 4 === 1 ? 'member.left' : 'message.sent',
    })
    await write(ledger, one, {
      events: eventsAfter(one, 12, over),
      actions: [actionRow(community, 3, { kind: 'recall' }), actionRow(community, 8, { kind: 'say' })],
      entries: [entryRow(community, 6)],
    })
    const page = { limit: 50 }
    expect(seqsOf(await read.events(community, page, { act: 'recall' }))).toEqual([3])
    expect(seqsOf(await read.events(community, page, { act: 'any' }))).toEqual([8, 3])
    expect(seqsOf(await read.events(community, page, { act: 'points' }))).toEqual([6])
    expect(seqsOf(await read.events(community, page, { act: 'case' }))).toEqual([])
    expect(seqsOf(await read.events(community, page, { act: 'say', kind: 'member.joined' }))).toEqual([8])
    const moves = { kinds: ['member.joined', 'member.left'] }
    expect(seqsOf(await read.events(community, page, moves))).toEqual([12, 9, 8, 5, 4, 1])
    expect(seqsOf(await read.events(community, { after: 4, limit: 2 }, moves))).toEqual([5, 8])
    const mixed = { kinds: ['member.left', 'message.sent'] }
    expect(seqsOf(await read.events(community, { before: 8, limit: 3 }, mixed))).toEqual([7, 6, 5])
    expect(seqsOf(await read.events(community, page, { among: [3, 11, 8, 99] }))).toEqual([11, 8, 3])
    expect(seqsOf(await read.events(community, page, { among: [3, 11, 8], act: 'say' }))).toEqual([8])
    expect(seqsOf(await read.events(community, page, { among: [] }))).toEqual([])
  })

  test('an event is found by the platform’s id within its group, the newest first', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const over = (seq: number) => ({
      native: seq === 5 || seq === 2_600 ? 'same' : `n${seq}`,
      group: seq % 2 === 0 ? 12 : 11,
      kind: 'message.sent',
    })
    const lease = await write(ledger, one, { events: eventsAfter(one, 2_500, over) })
    await write(ledger, lease, { events: eventsAfter(lease, 200, over) })
    const found = async (group: number, native: string) =>
      (await read.eventByNative(community, group, native))?.event.seq
    expect(await found(11, 'same')).toBe(5)
    expect(await found(12, 'same')).toBe(2_600)
    expect(await found(11, 'n1')).toBe(1)
    expect(await found(12, 'n1')).toBeUndefined()
  })

  test('entries of a member come newest first, from events of other members too', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const events = eventsAfter(one, 2_200, () => ({ member: 22 }))
    const lease = await write(ledger, one, {
      events,
      entries: [
        entryRow(community, 3),
        entryRow(community, 3, { n: 1, amount: -5 }),
        entryRow(community, 4, { member: 22 }),
      ],
    })
    await write(ledger, lease, { events: eventsAfter(lease, 1), entries: [entryRow(community, 2_201)] })
    const places = async (page: { before?: number; after?: number; limit: number }) =>
      (await read.entries(community, 21, page)).map(({ seq, n }) => [seq, n])
    expect(await places({ limit: 10 })).toEqual([
      [2_201, 0],
      [3, 1],
      [3, 0],
    ])
    expect(await places({ before: 2_201, limit: 1 })).toEqual([[3, 1]])
    expect(await places({ after: 3, limit: 10 })).toEqual([[2_201, 0]])
  })

  test('actions come newest first, within their event last first', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    await write(ledger, one, {
      actions: [
        actionRow(community, 1),
        actionRow(community, 1, { n: 1, status: 'sent' }),
        actionRow(community, 2),
      ],
    })
    const all = await read.actions(community, null, { limit: 10 })
    expect(all.map(({ seq, n }) => [seq, n])).toEqual([
      [2, 0],
      [1, 1],
      [1, 0],
    ])
    expect(await read.actions(community, null, { before: 2, limit: 1 })).toMatchObject([{ seq: 1, n: 1 }])
    expect(await read.actions(community, 'queued', { after: 0, limit: 1 })).toMatchObject([{ seq: 1, n: 0 }])
  })

  test('members are listed by id, whole, and found by part of a name', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const names = ['100%', '100 per cent', '林小满', 'a_b', 'axb', '!']
    await write(ledger, one, {
      handles: [
        ...names.map((name, index) => handleRow(community, 21 + index, { name })),
        handleRow(community, 21, { platform: 'irc', native: 'z', name: null }),
      ],
    })
    const ids = async (page: { after?: number; limit: number; name?: string }) =>
      (await read.members(community, page)).map(({ member }) => member)
    expect(await ids({ limit: 2 })).toEqual([21, 21, 22])
    expect(await ids({ limit: 2, after: 22 })).toEqual([23, 24])
    expect(await ids({ limit: 9, name: '0%' })).toEqual([21, 21])
    expect(await ids({ limit: 9, name: '小' })).toEqual([23])
    expect(await ids({ limit: 9, name: 'a_b' })).toEqual([24])
    expect(await ids({ limit: 9, name: '!' })).toEqual([26])
    expect((await read.counts(community)).members).toBe(6)
  })

  test('a name is found in capital and small letters from A to Z, and others as they are written', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const names = ['Anna', 'JOANNA', 'ÉMILE', 'émile', 'Æ_Z']
    await write(ledger, one, {
      handles: names.map((name, index) => handleRow(community, 21 + index, { name })),
    })
    const found = async (name: string) =>
      (await read.members(community, { limit: 9, name })).map(({ member }) => member)
    expect(await found('aNN')).toEqual([21, 22])
    expect(await found('joanna')).toEqual([22])
    expect(await found('MILE')).toEqual([23, 24])
    expect(await found('Émile')).toEqual([23])
    expect(await found('é')).toEqual([24])
    expect(await found('_z')).toEqual([25])
  })

  test('groups are listed with their state', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    await write(ledger, one, {
      groups: [groupRow(community, 12), groupRow(community, 11)],
      state: [{ scope: 'group', a: 12, b: 0, value: '{"kind":"club"}' }],
    })
    expect(await read.listGroups(community)).toEqual([
      { ...groupRow(community, 11), state: null },
      { ...groupRow(community, 12), state: '{"kind":"club"}' },
    ])
  })

  test('charters are kept, every version', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const charter = (version: number) => ({
      community,
      version,
      source: `folkmoot: 1 # ${version}`,
      published: START + version,
      operator: 'ann',
      reason: `第${version}版`,
    })
    await write(ledger, one, { charters: [charter(1), charter(2)] })
    await write(ledger, one, { charters: [{ ...charter(3), files: '{"words/ads.txt":"广告"}' }] })
    expect(await ledger.latestCharter(community)).toEqual({
      ...charter(3),
      files: '{"words/ads.txt":"广告"}',
    })
    await write(ledger, one, { charters: [charter(10)] })
    expect((await read.charters(community)).map(({ version }) => version)).toEqual([1, 2, 3, 10])
    expect(await read.charter(community, 2)).toEqual(charter(2))
    expect(await read.charter(community, 4)).toBeNull()
    expect(await ledger.latestCharter(community)).toEqual(charter(10))
    await expect(write(ledger, one, { charters: [charter(2)] })).rejects.toThrow(Conflict)
  })

  test('communities and accounts are listed in the order of their ids', async () => {
    const { ledger, read, one, two } = bench()
    const { community } = one
    const account = (id: number) => ({
      community,
      account: id,
      platform: 'room',
      name: `A${id}`,
      settings: '{"a":1}',
    })
    await ledger.createAccount(account(8))
    await ledger.createAccount(account(7))
    const accounts = [7, 8].map((id) => ({ ...account(id), closed: null }))
    expect(await read.listAccounts(community)).toEqual(accounts)
    expect(await ledger.listAccounts(community)).toEqual(accounts)
    expect(await read.listCommunities()).toEqual([
      { ...one, name: 'Reading club', created: 5 },
      { ...two, name: '开源项目', created: 6 },
    ])
    expect(await ledger.listCommunities()).toEqual(await read.listCommunities())
  })
}
