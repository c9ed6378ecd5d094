import { expect, test } from 'vitest'
import type { Bench } from './store.ts'
import { START, actionRow, caseRow, groupRow, handleRow, timerRow, write } from './store-rows.ts'

export function workLaws(bench: () => Bench): void {
  caseLaws(bench)
  adoptionLaws(bench)
  withdrawalLaws(bench)
  scanLaws(bench)
  timerLaws(bench)

  test('a cursor is the last one stored for its account', async () => {
    const { ledger, one } = bench()
    expect(await ledger.cursor(one.community, 7)).toBeNull()
    await write(ledger, one, {
      cursors: [
        { account: 7, cursor: 'a' },
        { account: 8, cursor: 'b' },
      ],
    })
    await write(ledger, one, { cursors: [{ account: 7, cursor: 'c' }] })
    expect(await ledger.cursor(one.community, 7)).toBe('c')
    expect(await ledger.cursor(one.community, 8)).toBe('b')
  })

  test('groups and handles are found by the platform’s id and by ours, and take new names', async () => {
    const { ledger, one } = bench()
    const { community } = one
    await write(ledger, one, {
      groups: [groupRow(community, 11), groupRow(community, 12, { platform: 'irc', native: 'g11' })],
      handles: [handleRow(community, 21), handleRow(community, 21, { platform: 'irc', native: 'x' })],
    })
    await write(ledger, one, {
      groups: [groupRow(community, 11, { name: 'New' })],
      handles: [handleRow(community, 21, { name: null })],
    })
    expect(await ledger.findGroups(community, 'room', ['g11', 'none'])).toEqual([
      groupRow(community, 11, { name: 'New' }),
    ])
    expect(await ledger.groupsOf(community, [12, 13])).toEqual([
      groupRow(community, 12, { platform: 'irc', native: 'g11' }),
    ])
    expect(await ledger.findHandles(community, 'room', ['u21', 'x'])).toEqual([
      handleRow(community, 21, { name: null }),
    ])
    expect(await ledger.handlesOf(community, [21])).toHaveLength(2)
  })
}

function caseLaws(bench: () => Bench): void {
  test('drafts of one open key are one case; a closed one is left and a new one opened', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    await write(ledger, one, {
      cases: [caseRow(community, 1), caseRow(community, 1, { n: 1, key: 'other' })],
    })
    await write(ledger, one, { cases: [caseRow(community, 2), caseRow(community, 3, { count: 4 })] })
    expect(await read.cases(community, 'open', { limit: 10 })).toEqual([
      caseRow(community, 1, { n: 1, key: 'other' }),
      caseRow(community, 1, { count: 6 }),
    ])
    await write(ledger, one, { closed: [{ seq: 1, n: 0, status: 'upheld' }] })
    await write(ledger, one, { cases: [caseRow(community, 9)] })
    expect(await read.cases(community, null, { limit: 10 })).toEqual([
      caseRow(community, 9),
      caseRow(community, 1, { n: 1, key: 'other' }),
      caseRow(community, 1, { count: 6, status: 'upheld' }),
    ])
    expect(await read.cases(community, 'upheld', { limit: 10 })).toHaveLength(1)
    expect(await read.cases(community, 'open', { before: 9, limit: 10 })).toHaveLength(1)
    expect((await read.counts(community)).openCases).toBe(2)
  })

  test('a case closed and opened again by one commit counts from one', async () => {
    const { ledger, read, one } = bench()
    await write(ledger, one, { cases: [caseRow(one.community, 1)] })
    await write(ledger, one, {
      cases: [caseRow(one.community, 2)],
      closed: [{ seq: 1, n: 0, status: 'undone' }],
    })
    const cases = await read.cases(one.community, null, { limit: 10 })
    expect(cases.map(({ seq, count, status }) => [seq, count, status])).toEqual([
      [2, 1, 'open'],
      [1, 1, 'undone'],
    ])
  })

  test('a key that is settled closes its open case and no other; what the commit opens of it stays open', async () => {
    const { ledger, read, one, two } = bench()
    await write(ledger, one, {
      cases: [caseRow(one.community, 1), caseRow(one.community, 1, { n: 1, key: 'other' })],
    })
    await write(ledger, two, { cases: [caseRow(two.community, 1)] })
    const { key } = caseRow(one.community, 1)
    await write(ledger, one, { settled: [key, 'never opened'] })
    const statuses = async (community: number) =>
      (await read.cases(community, null, { limit: 10 })).map(({ seq, n, status }) => [seq, n, status])
    expect(await statuses(one.community)).toEqual([
      [1, 1, 'open'],
      [1, 0, 'closed'],
    ])
    expect(await statuses(two.community)).toEqual([[1, 0, 'open']])
    await write(ledger, one, { settled: ['other'], cases: [caseRow(one.community, 2, { key: 'other' })] })
    expect(await statuses(one.community)).toEqual([
      [2, 0, 'open'],
      [1, 1, 'closed'],
      [1, 0, 'closed'],
    ])
  })
}

function adoptionLaws(bench: () => Bench): void {
  test('what is still to be done to a member who was taken over goes to who was kept', async () => {
    const { ledger, read, one, two } = bench()
    const over = ['sent', 'failed', 'expired'] as const
    const open = ['queued', 'sending', 'handed', 'unknown'] as const
    const of = (community: number, member: number) =>
      [...open, ...over].map((status, n) => actionRow(community, 1, { n, member, status }))
    await write(ledger, one, {
      actions: [...of(one.community, 22), actionRow(one.community, 1, { n: 9, member: 23 })],
    })
    await write(ledger, two, { actions: of(two.community, 22) })
    await write(ledger, one, {
      actions: [actionRow(one.community, 2, { member: 22 })],
      adopted: [{ kept: 21, taken: 22 }],
    })
    const membersOf = async (community: number) =>
      (await read.actions(community, null, { limit: 20 }))
        .toSorted((a, b) => a.seq - b.seq || a.n - b.n)
        .map(({ member }) => member)
    expect(await membersOf(one.community)).toEqual([21, 21, 21, 21, 22, 22, 22, 23, 21])
    expect(new Set(await membersOf(two.community))).toEqual(new Set([22]))
  })
}

function withdrawalLaws(bench: () => Bench): void {
  test('what waits of a withdrawn rule ends, and nothing else does', async () => {
    const { ledger, read, one, two } = bench()
    await write(ledger, one, {
      actions: [
        actionRow(one.community, 1),
        actionRow(one.community, 1, { n: 1, rule: 'other' }),
        actionRow(one.community, 2, { status: 'sending' }),
        actionRow(one.community, 3, { status: 'sent' }),
        actionRow(one.community, 4),
      ],
    })
    await write(ledger, two, { actions: [actionRow(two.community, 1)] })
    await write(ledger, one, { withdrawn: [{ rule: 'no-ads', before: 4 }] })
    const left = async (community: number) =>
      (await read.actions(community, null, { limit: 10 }))
        .map(({ seq, n, status, code }) => `${seq}/${n} ${status} ${code ?? ''}`.trim())
        .toSorted()
    expect(await left(one.community)).toEqual([
      '1/0 expired rule-removed',
      '1/1 queued',
      '2/0 sending',
      '3/0 sent',
      '4/0 queued',
    ])
    expect(await left(two.community)).toEqual(['1/0 queued'])
  })
}

function scanLaws(bench: () => Bench): void {
  test('records of one scope are scanned in the order of their keys, page by page, of one community', async () => {
    const { ledger, one, two } = bench()
    const text = (a: number) => ({ scope: 'text' as const, a, b: 0, value: `[1,${Math.abs(a)}]` })
    await write(ledger, one, { state: [text(30), text(-5), text(7), { ...text(8), scope: 'member' }] })
    await write(ledger, two, { state: [text(6)] })
    const scan = (after: number, limit: number) => ledger.scanState(one.community, 'text', after, limit)
    expect(await scan(Number.MIN_SAFE_INTEGER, 2)).toEqual([text(-5), text(7)])
    expect(await scan(7, 2)).toEqual([text(30)])
    expect(await scan(30, 2)).toEqual([])
  })
}

function timerLaws(bench: () => Bench): void {
  test('a timer is replaced by its key, cancelled by its key, and due in order', async () => {
    const { ledger, one, two } = bench()
    const timer = (key: string, due: number) => timerRow(one.community, key, { due: START + due })
    await write(ledger, one, { timers: [timer('a', 30), timer('b', 20), timer('c', 10)] })
    await write(ledger, two, { timers: [timerRow(two.community, 'a', { due: START + 15 })] })
    expect(await ledger.nextTimer()).toBe(START + 10)
    await write(ledger, one, { timers: [timer('c', 40)], cancelled: ['b', 'none'] })
    expect(await ledger.nextTimer()).toBe(START + 15)
    expect(await ledger.dueTimers(START + 30, 10)).toEqual([
      timerRow(two.community, 'a', { due: START + 15 }),
      timer('a', 30),
    ])
    expect(await ledger.dueTimers(START + 99, 1)).toHaveLength(1)
    await write(ledger, one, { cancelled: ['a', 'c'] })
    await write(ledger, two, { cancelled: ['a'] })
    expect(await ledger.nextTimer()).toBeNull()
  })

  test('a commit that cancels a key and sets it leaves it set', async () => {
    const { ledger, one } = bench()
    await write(ledger, one, { timers: [timerRow(one.community, 'a', { due: 1 })] })
    await write(ledger, one, { timers: [timerRow(one.community, 'a', { due: 2 })], cancelled: ['a'] })
    expect(await ledger.nextTimer()).toBe(2)
  })
}
