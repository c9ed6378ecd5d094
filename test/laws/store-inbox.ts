import { expect, test } from 'vitest'
import type { Bench } from './store.ts'
import { START, actionRow, caseRow, write } from './store-rows.ts'

export function inboxLaws(bench: () => Bench): void {
  markLaws(bench)
  reopeningLaws(bench)

  test('a person may have tried again what failed, with a new end; nothing else that is over', async () => {
    const { ledger, read, one } = bench()
    const over = ['failed', 'expired', 'sent'] as const
    const actions = over.map((status, n) => actionRow(one.community, 1, { n, status, code: 'muted' }))
    await write(ledger, one, { actions })
    const retry = (n: number, again: boolean) =>
      ({ seq: 1, n, status: 'queued', due: START + 5, expires: START + 9, code: 'again', again }) as const
    await write(ledger, one, { updates: over.map((_, n) => retry(n, false)) })
    const rows = async () =>
      (await read.actions(one.community, null, { limit: 9 }))
        .toSorted((a, b) => a.n - b.n)
        .map(({ status, due, expires, code }) => [status, due, expires, code])
    const asBefore = actions.map(({ status, due, expires, code }) => [status, due, expires, code])
    expect(await rows()).toEqual(asBefore)
    await write(ledger, one, { updates: over.map((_, n) => retry(n, true)) })
    expect(await rows()).toEqual([['queued', START + 5, START + 9, 'again'], asBefore[1], asBefore[2]])
  })

  test('actions are listed by group, kind and rule, and counted by status up to a bound', async () => {
    const { ledger, read, one, two } = bench()
    const { community } = one
    await write(ledger, one, {
      actions: [
        actionRow(community, 1, { status: 'failed' }),
        actionRow(community, 1, { n: 1, group: 12, status: 'failed', rule: 'other' }),
        actionRow(community, 2, { kind: 'mute', status: 'sent' }),
        actionRow(community, 3, { status: 'sent' }),
        actionRow(community, 4, { status: 'sent' }),
      ],
    })
    await write(ledger, two, { actions: [actionRow(two.community, 1, { status: 'unknown' })] })
    const placesOf = async (...[status, filter]: [Parameters<typeof read.actions>[1], object]) =>
      (await read.actions(community, status, { limit: 9 }, filter)).map(({ seq, n }) => `${seq}/${n}`)
    expect(await placesOf('failed', { group: 12 })).toEqual(['1/1'])
    expect(await placesOf('failed', { rule: 'no-ads' })).toEqual(['1/0'])
    expect(await placesOf(null, { kind: 'mute' })).toEqual(['2/0'])
    expect(await read.actionCounts(community, 2)).toEqual({ failed: 2, sent: 2 })
    expect(await read.actionCounts(two.community, 2)).toEqual({ unknown: 1, sent: 0 })
  })
}

function markLaws(bench: () => Bench): void {
  test('a mark keeps what it is not told: who, until when, how often opened again', async () => {
    const { ledger, read, one, two } = bench()
    const { community } = one
    await write(ledger, one, {
      marks: [
        { item: '7-0', assignee: 'op-1' },
        { item: 'round', snoozed: 9 },
      ],
    })
    await write(ledger, one, {
      marks: [
        { item: '7-0', snoozed: 5 },
        { item: 'round', snoozed: null },
      ],
    })
    await write(ledger, one, { marks: [{ item: '7-0', again: true }] })
    await write(ledger, one, { marks: [{ item: '7-0', again: true, assignee: null }] })
    expect(await read.marks(community)).toEqual([
      { community, item: '7-0', assignee: null, snoozed: 5, turn: 2 },
      { community, item: 'round', assignee: null, snoozed: null, turn: 0 },
    ])
    expect(await read.marks(two.community)).toEqual([])
  })
}

function reopeningLaws(bench: () => Bench): void {
  test('a closed case opens again, unless another one of its key is open', async () => {
    const { ledger, read, one, two } = bench()
    const { community } = one
    await write(ledger, one, { cases: [caseRow(community, 1)] })
    await write(ledger, two, { cases: [caseRow(two.community, 1)] })
    await write(ledger, one, { closed: [{ seq: 1, n: 0, status: 'closed' }] })
    expect(await read.openCases(community)).toEqual([])
    await write(ledger, one, { reopened: [{ seq: 1, n: 0 }] })
    expect(await read.openCases(community)).toEqual([caseRow(community, 1)])
    await write(ledger, one, { closed: [{ seq: 1, n: 0, status: 'upheld' }], cases: [caseRow(community, 2)] })
    await write(ledger, one, { reopened: [{ seq: 1, n: 0 }] })
    expect((await read.openCases(community)).map(({ seq }) => seq)).toEqual([2])
    expect((await read.oneCase(community, 1, 0))?.status).toBe('upheld')
    expect(await read.oneCase(community, 1, 1)).toBeNull()
    expect(await read.openCases(two.community)).toHaveLength(1)
  })

  test('open cases come oldest first, all of them', async () => {
    const { ledger, read, one } = bench()
    const cases = Array.from({ length: 300 }, (_, place) =>
      caseRow(one.community, place + 1, { key: `ads:${place}` }),
    )
    await write(ledger, one, { cases: cases.toReversed() })
    expect(await read.openCases(one.community)).toEqual(cases)
  })
}
