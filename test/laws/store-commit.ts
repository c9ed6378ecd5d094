import { expect, test } from 'vitest'
import { Conflict, Fenced } from '../../core/ports/store.ts'
import type { CommunityCommit } from '../../core/ports/store.ts'
import type { Bench } from './store.ts'
import {
  START,
  actionRow,
  after,
  caseRow,
  commitOf,
  contentRow,
  entryRow,
  eventRow,
  eventsAfter,
  groupRow,
  handleRow,
  timerRow,
  write,
} from './store-rows.ts'

/** Everything of a commit at once, so that a half-written one would show somewhere. */
function fullCommit(lease: Bench['one']): CommunityCommit {
  const { community } = lease
  const seq = lease.head + 1
  return commitOf(lease, {
    events: [eventRow(community, seq, { contentHash: 'ab' })],
    content: [contentRow(community, seq)],
    state: [{ scope: 'member', a: 21, b: 0, value: '{"points":1}' }],
    actions: [actionRow(community, seq)],
    entries: [entryRow(community, seq)],
    cases: [caseRow(community, seq)],
    timers: [timerRow(community, 'remind')],
    groups: [groupRow(community, 11)],
    handles: [handleRow(community, 21)],
    charters: [
      { community, version: 1, source: 'folkmoot: 1', published: 9, operator: 'ann', reason: 'new' },
    ],
    cursors: [{ account: 7, cursor: 'c1' }],
  })
}

async function expectNothing({ read, ledger }: Bench, community: number): Promise<void> {
  expect(await read.ledger(community, 0, 10)).toEqual([])
  expect(await read.content(community, [1])).toEqual([])
  expect(await read.chain(community, 0, 10)).toEqual([])
  expect(await read.state(community, [{ scope: 'member', a: 21, b: 0 }])).toEqual([])
  expect(await read.cases(community, null, { limit: 10 })).toEqual([])
  expect(await read.entries(community, 21, { limit: 10 })).toEqual([])
  expect(await read.charters(community)).toEqual([])
  expect(await read.listGroups(community)).toEqual([])
  expect(await read.handles(community, [21])).toEqual([])
  expect(await ledger.cursor(community, 7)).toBeNull()
  expect(await ledger.nextTimer()).toBeNull()
  expect(await ledger.nextAction()).toBeNull()
  const [row] = (await read.listCommunities()).filter((each) => each.community === community)
  expect(row).toMatchObject({ head: 0, chain: '0'.repeat(64) })
}

export function commitLaws(bench: () => Bench): void {
  test('a commit is stored whole, and survives closing and opening', async () => {
    const { ledger, one, reopen } = bench()
    const commit = fullCommit(one)
    await ledger.commit([commit])
    await reopen()
    const { read } = bench()
    expect(await read.ledger(one.community, 0, 10)).toEqual(commit.events)
    expect(await read.content(one.community, [1])).toEqual(commit.content)
    expect(await read.chain(one.community, 0, 10)).toEqual([commit.link])
    expect(await read.state(one.community, [{ scope: 'member', a: 21, b: 0 }])).toEqual(commit.state)
    expect(await read.cases(one.community, null, { limit: 10 })).toEqual(commit.cases)
    expect(await read.entries(one.community, 21, { limit: 10 })).toEqual(commit.entries)
    expect(await read.charters(one.community)).toEqual(commit.charters)
    expect(await bench().ledger.latestCharter(one.community)).toEqual(commit.charters[0])
    expect(await read.listGroups(one.community)).toEqual([{ ...commit.groups[0], state: null }])
    expect(await read.handles(one.community, [21])).toEqual(commit.handles)
    expect(await bench().ledger.cursor(one.community, 7)).toBe('c1')
    expect(await bench().ledger.dueTimers(START, 10)).toEqual(commit.timers)
    expect(await read.actions(one.community, null, { limit: 10 })).toEqual([
      { ...commit.actions[0], text: null },
    ])
    expect(await read.event(one.community, 1)).toEqual({
      event: commit.events[0],
      content: commit.content[0]?.body,
      actions: [{ ...commit.actions[0], text: null }],
    })
  })

  test('a commit that fails in the middle writes nothing, of no community', async () => {
    const { ledger, one, two } = bench()
    const broken = fullCommit(two)
    const failing = { ...broken, actions: [...broken.actions, ...broken.actions] }
    await expect(ledger.commit([fullCommit(one), failing])).rejects.toThrow(Conflict)
    await expectNothing(bench(), one.community)
    await expectNothing(bench(), two.community)
    await ledger.commit([fullCommit(one), fullCommit(two)])
    expect(await bench().read.ledger(two.community, 0, 10)).toHaveLength(1)
  })

  test('a worker whose community was taken over can no longer commit', async () => {
    const { ledger, one } = bench()
    const newer = await ledger.acquire(one.community)
    expect(newer.epoch).toBeGreaterThan(one.epoch)
    const failure = await ledger.commit([fullCommit(one)]).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Fenced)
    expect(failure).toMatchObject({ community: one.community })
    await expectNothing(bench(), one.community)
    await ledger.commit([fullCommit(newer)])
  })

  test('a fenced commit takes its whole batch with it, and an empty one is fenced as well', async () => {
    const { ledger, one, two } = bench()
    await ledger.acquire(two.community)
    await expect(ledger.commit([fullCommit(one), fullCommit(two)])).rejects.toThrow(Fenced)
    await expect(ledger.commit([commitOf(two, {})])).rejects.toThrow(Fenced)
    await expectNothing(bench(), one.community)
  })

  test('a commit must follow the stored head and its chain', async () => {
    const { ledger, one } = bench()
    const next = await write(ledger, one, { events: eventsAfter(one, 2) })
    for (const stale of [one, { ...next, head: 5 }, { ...next, chain: one.chain }]) {
      await expect(ledger.commit([commitOf(stale, { events: eventsAfter(stale, 1) })])).rejects.toThrow(
        Conflict,
      )
      await expect(ledger.commit([commitOf(stale, { cancelled: ['x'] })])).rejects.toThrow(Conflict)
    }
    expect(await bench().read.ledger(one.community, 0, 10)).toHaveLength(2)
    await write(ledger, next, { events: eventsAfter(next, 1) })
  })

  test('events stand one after the other, covered by one link', async () => {
    const { ledger, one } = bench()
    const gap = commitOf(one, { events: [eventRow(one.community, 1), eventRow(one.community, 3)] })
    await expect(ledger.commit([gap])).rejects.toThrow(Conflict)
    const whole = commitOf(one, { events: eventsAfter(one, 2) })
    await expect(ledger.commit([{ ...whole, link: null }])).rejects.toThrow(Conflict)
    await expect(ledger.commit([{ ...whole, events: whole.events.slice(1) }])).rejects.toThrow(Conflict)
    await expectNothing(bench(), one.community)
  })

  test('a dedupe key is stored once in a community, and once in another', async () => {
    const { ledger, one, two } = bench()
    const key = { dedupe: 'm:1' }
    const next = await write(ledger, one, { events: eventsAfter(one, 1, () => key) })
    await expect(write(ledger, next, { events: eventsAfter(next, 1, () => key) })).rejects.toThrow(Conflict)
    await expect(write(ledger, two, { events: eventsAfter(two, 2, () => key) })).rejects.toThrow(Conflict)
    await write(ledger, two, { events: eventsAfter(two, 1, () => key) })
    expect(await ledger.seen(one.community, ['m:1', 'm:2'])).toEqual(new Set(['m:1']))
  })

  test('several commits of one community follow one another in one batch', async () => {
    const { ledger, one } = bench()
    const first = eventsAfter(one, 2)
    const next = after(one, first)
    await ledger.commit([commitOf(one, { events: first }), commitOf(next, { events: eventsAfter(next, 1) })])
    const chain = await bench().read.chain(one.community, 0, 10)
    expect(chain.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 3],
    ])
    expect(await bench().read.chain(one.community, 1, 10)).toEqual(chain.slice(1))
  })

  test('a commit into a community that does not exist is refused', async () => {
    const { ledger, one } = bench()
    await expect(ledger.commit([fullCommit({ ...one, community: 404 })])).rejects.toThrow(Conflict)
    await expect(ledger.acquire(404)).rejects.toThrow('404')
  })

  test('a batch of five thousand events is one commit', async () => {
    const { ledger, one } = bench()
    const events = eventsAfter(one, 5_000, (seq) => ({ group: seq % 7 === 0 ? null : 11 + (seq % 7) }))
    const next = await write(ledger, one, {
      events,
      content: events.map(({ seq }) => contentRow(one.community, seq)),
    })
    expect((await bench().read.counts(one.community)).events).toBe(5_000)
    expect(await bench().read.ledger(one.community, 2_499, 2_501)).toEqual(events.slice(2_499))
    expect((await ledger.keysFrom(one.community, '', 10_000)).length).toBe(5_000)
    await write(ledger, next, { events: eventsAfter(next, 1) })
  })

  test('keys come ascending from the one given', async () => {
    const { ledger, one, two } = bench()
    const keys = ['b', 'a:2', 'c', 'a:1']
    await write(ledger, one, { events: eventsAfter(one, 4, (seq) => ({ dedupe: keys[seq - 1] ?? '' })) })
    await write(ledger, two, { events: eventsAfter(two, 1, () => ({ dedupe: 'b2' })) })
    expect(await ledger.keysFrom(one.community, 'a:2', 10)).toEqual(['a:2', 'b', 'c'])
    expect(await ledger.keysFrom(one.community, '', 2)).toEqual(['a:1', 'a:2'])
  })

  test('state is replaced by key, and null removes it', async () => {
    const { ledger, one } = bench()
    const key = { scope: 'membership', a: 11, b: 21 } as const
    const other = { scope: 'membership', a: 21, b: 11 } as const
    await write(ledger, one, {
      state: [
        { ...key, value: '1' },
        { ...other, value: '2' },
      ],
    })
    await write(ledger, one, { state: [{ ...key, value: '3' }] })
    expect(await ledger.loadState(one.community, [key, other])).toEqual([
      { ...key, value: '3' },
      { ...other, value: '2' },
    ])
    await write(ledger, one, { state: [{ ...key, value: null }] })
    expect(await ledger.loadState(one.community, [key, { scope: 'group', a: 11, b: 0 }])).toEqual([])
  })
}
