import { expect, test } from 'vitest'
import { Conflict } from '../../core/ports/store.ts'
import type { Bench } from './store.ts'
import {
  START,
  actionRow,
  caseRow,
  claimDue,
  commitOf,
  contentRow,
  entryRow,
  eventsAfter,
  groupRow,
  handleRow,
  timerRow,
  write,
} from './store-rows.ts'

const state = { scope: 'member', a: 21, b: 0 } as const

/** Fills community one alone; the same ids mean nothing in community two. */
async function fillOne({ ledger, one }: Bench): Promise<Bench['one']> {
  const { community } = one
  await ledger.createAccount({ community, account: 7, platform: 'room', name: 'Room', settings: '{}' })
  await ledger.putSecret({ community, account: 7, name: 'password', sealed: 's' })
  return write(ledger, one, {
    events: eventsAfter(one, 2_500, (seq) => (seq === 3 ? { kind: 'member.joined' } : {})),
    content: [contentRow(community, 1)],
    state: [{ ...state, value: '{}' }],
    actions: [actionRow(community, 1)],
    entries: [entryRow(community, 1)],
    cases: [caseRow(community, 1)],
    timers: [timerRow(community, 't')],
    groups: [groupRow(community, 11)],
    handles: [handleRow(community, 21)],
    charters: [{ community, version: 1, source: 's', published: 1, operator: 'o', reason: 'r' }],
    cursors: [{ account: 7, cursor: 'c' }],
  })
}

export function tenantLaws(bench: () => Bench): void {
  test('readers see nothing of one community through the other', async () => {
    const { read, two } = bench()
    await fillOne(bench())
    const { community } = two
    const limit = { limit: 10 }
    const empty: unknown[] = await Promise.all([
      read.listAccounts(community),
      read.secrets(community, 7),
      read.listGroups(community),
      read.events(community, limit),
      read.events(community, limit, { group: 11 }),
      read.events(community, limit, { member: 21 }),
      read.events(community, limit, { kind: 'member.joined' }),
      read.events(community, limit, { rule: 'no-ads' }),
      read.charters(community),
      read.cases(community, null, limit),
      read.cases(community, 'open', limit),
      read.actions(community, null, limit),
      read.actions(community, 'queued', limit),
      read.members(community, limit),
      read.members(community, { ...limit, name: 'Name' }),
      read.handles(community, [21]),
      read.state(community, [state]),
      read.entries(community, 21, limit),
      read.ledger(community, 0, 10),
      read.chain(community, 0, 10),
      read.content(community, [1]),
    ])
    expect(empty).toEqual(empty.map(() => []))
    expect(await read.event(community, 1)).toBeNull()
    expect(await read.eventByNative(community, 11, 'native-1')).toBeNull()
    expect(await read.charter(community, 1)).toBeNull()
    expect(await read.counts(community)).toEqual({
      events: 0,
      openCases: 0,
      waitingActions: 0,
      members: 0,
      groups: 0,
    })
  })

  test('the writer sees nothing of one community through the other', async () => {
    const { ledger, two } = bench()
    await fillOne(bench())
    const { community } = two
    const keys = await ledger.keysFrom(bench().one.community, '', 1)
    expect(keys).toHaveLength(1)
    expect(await ledger.listAccounts(community)).toEqual([])
    expect(await ledger.seen(community, keys)).toEqual(new Set())
    expect(await ledger.keysFrom(community, '', 10)).toEqual([])
    expect(await ledger.loadState(community, [state])).toEqual([])
    expect(await ledger.findGroups(community, 'room', ['g11'])).toEqual([])
    expect(await ledger.findHandles(community, 'room', ['u21'])).toEqual([])
    expect(await ledger.handlesOf(community, [21])).toEqual([])
    expect(await ledger.groupsOf(community, [11])).toEqual([])
    expect(await ledger.latestCharter(community)).toBeNull()
    expect(await ledger.cursor(community, 7)).toBeNull()
  })

  test('what one community writes leaves the other as it was', async () => {
    const { ledger, read, one, two } = bench()
    const lease = await fillOne(bench())
    const events = await read.events(one.community, { limit: 3 })
    await ledger.commit([
      commitOf(two, {
        state: [{ ...state, value: null }],
        cancelled: ['t'],
        closed: [{ seq: 1, n: 0, status: 'closed' }],
        erased: [21],
        cursors: [{ account: 7, cursor: 'other' }],
      }),
    ])
    expect(await read.events(one.community, { limit: 3 })).toEqual(events)
    expect(await read.state(one.community, [state])).toHaveLength(1)
    expect(await read.content(one.community, [1])).toHaveLength(1)
    expect(await read.handles(one.community, [21])).toHaveLength(1)
    expect(await read.cases(one.community, 'open', { limit: 5 })).toHaveLength(1)
    expect(await ledger.dueTimers(START, 5)).toHaveLength(1)
    expect(await ledger.cursor(one.community, 7)).toBe('c')
    await expect(
      ledger.commit([commitOf(two, { updates: [{ seq: 1, n: 0, status: 'sent' }] })]),
    ).rejects.toThrow(Conflict)
    expect(await read.actions(one.community, 'queued', { limit: 5 })).toHaveLength(1)
    await write(ledger, lease, { events: eventsAfter(lease, 1) })
  })

  test('a row of another community in a commit is refused, whatever it is', async () => {
    const { ledger, one, two } = bench()
    const stranger = two.community
    const event = eventsAfter(two, 1)
    const strangers = [
      commitOf(one, { events: event }),
      commitOf(one, { content: [contentRow(stranger, 1)] }),
      commitOf(one, { actions: [actionRow(stranger, 1)] }),
      commitOf(one, { entries: [entryRow(stranger, 1)] }),
      commitOf(one, { cases: [caseRow(stranger, 1)] }),
      commitOf(one, { timers: [timerRow(stranger, 't')] }),
      commitOf(one, { groups: [groupRow(stranger, 11)] }),
      commitOf(one, { handles: [handleRow(stranger, 21)] }),
      commitOf(one, {
        charters: [
          { community: stranger, version: 1, source: 's', published: 1, operator: 'o', reason: 'r' },
        ],
      }),
    ]
    for (const commit of strangers) await expect(ledger.commit([commit])).rejects.toThrow(Conflict)
    expect(await bench().read.counts(stranger)).toMatchObject({ events: 0, groups: 0, members: 0 })
  })

  test('a claimed action is described with names of its own community', async () => {
    const { ledger, one, two } = bench()
    for (const { community } of [one, two]) {
      const native = `n${community}`
      await ledger.createAccount({
        community,
        account: community,
        platform: 'room',
        name: '',
        settings: '{}',
      })
      await write(ledger, community === one.community ? one : two, {
        events: eventsAfter({ ...one, community }, 1, () => ({ native })),
        groups: [groupRow(community, 11, { native, account: community })],
        handles: [handleRow(community, 21, { native })],
        actions: [actionRow(community, 1)],
        content: [contentRow(community, 1, { part: 0, body: native })],
      })
    }
    const claimed = await claimDue(ledger, START, 10)
    expect(claimed).toHaveLength(2)
    for (const each of claimed) {
      const native = `n${each.action.community}`
      expect(each).toMatchObject({
        account: each.action.community,
        platform: 'room',
        groupNative: native,
        personNative: native,
        messageNative: native,
        text: native,
      })
    }
  })
}
