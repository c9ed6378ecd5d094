import { expect, test } from 'vitest'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { WaitingPage } from '../../core/ports/store.ts'
import type { Bench } from './store.ts'
import { START, actionRow, claimDue, contentRow, eventsAfter, handleRow, write } from './store-rows.ts'

export function outboxLaws(bench: () => Bench): void {
  const refs = (found: readonly { readonly action: ActionRow }[]) =>
    found.map(({ action: { community, seq, n } }) => [community, seq, n])
  const lanes = (community: number, groups: readonly number[]) =>
    groups.map((group, index) => actionRow(community, index + 1, { group, due: START + index }))

  test('a look shows what is due, sanctions first, and changes nothing', async () => {
    const { ledger, one, two } = bench()
    const talk = actionRow(one.community, 2, { group: 12, due: START + 10 })
    await write(ledger, one, { actions: [actionRow(one.community, 1, { due: START + 50 }), talk] })
    await write(ledger, two, { actions: [actionRow(two.community, 1, { kind: 'mute' })] })
    const { actions } = await ledger.peekActions(START + 30, 9)
    expect(refs(actions)).toEqual([
      [two.community, 1, 0],
      [one.community, 2, 0],
    ])
    expect(actions[1]?.action).toEqual(talk)
    expect(await ledger.peekActions(START + 30, 9)).toEqual({ actions, next: null })
    expect(await ledger.strandedActions()).toEqual([])
  })

  test('a look shows the first few of each lane, in order', async () => {
    const { ledger, one } = bench()
    const { community } = one
    const crowd = Array.from({ length: 50 }, (_, n) => actionRow(community, 1, { n, due: START - n }))
    const others = [
      actionRow(community, 2, { group: 12 }),
      actionRow(community, 2, { n: 1, group: 12, kind: 'mute' }),
      actionRow(community, 2, { n: 2, kind: 'tell' }),
      actionRow(community, 2, { n: 3, kind: 'webhook', name: 'https://one.example' }),
      actionRow(community, 2, { n: 4, kind: 'webhook', name: 'https://two.example' }),
      actionRow(community, 2, { n: 5, kind: 'notify', group: null, member: null, name: 'anna/mail' }),
      actionRow(community, 2, { n: 6, group: null, member: 22 }),
      actionRow(community, 2, { n: 7, group: null, member: null }),
    ]
    await write(ledger, one, { actions: [...crowd.toReversed(), ...others] })
    const seen = refs((await ledger.peekActions(START, 100)).actions).map(([, seq, n]) => `${seq}/${n}`)
    expect(seen[0]).toBe('2/1')
    expect(seen.filter((ref) => ref.startsWith('2/')).toSorted()).toEqual(others.map((_, n) => `2/${n}`))
    const ofCrowd = seen.filter((ref) => ref.startsWith('1/'))
    expect(ofCrowd.length).toBeGreaterThan(0)
    expect(ofCrowd.length).toBeLessThan(10)
    expect(ofCrowd).toEqual(crowd.slice(0, ofCrowd.length).map((_, n) => `1/${n}`))
  })

  test('looking on from page to page shows each lane once', async () => {
    const { ledger, one, two } = bench()
    const groups = Array.from({ length: 25 }, (_, index) => index)
    await write(ledger, one, { actions: lanes(one.community, groups) })
    await write(ledger, two, { actions: lanes(two.community, groups) })
    const seen: unknown[] = []
    let pages = 0
    for (let next: string | null = ''; next !== null; pages++) {
      const page: WaitingPage = await ledger.peekActions(START + 99, 7, next)
      seen.push(...refs(page.actions).map(String))
      next = page.next
    }
    expect(pages).toBe(8)
    expect(new Set(seen).size).toBe(50)
    expect(seen).toHaveLength(50)
  })

  test('what waits for its hour or is finished is not shown', async () => {
    const { ledger, one } = bench()
    const statuses = ['sending', 'handed', 'sent', 'failed', 'unknown', 'expired', 'done'] as const
    const actions = statuses.map((status, n) => actionRow(one.community, 1, { n, group: n, status }))
    const later = actionRow(one.community, 2, { due: START + 1 })
    await write(ledger, one, { actions: [...actions, later] })
    expect((await ledger.peekActions(START, 99)).actions).toEqual([])
    expect(refs((await ledger.peekActions(START + 1, 99)).actions)).toEqual([[one.community, 2, 0]])
  })

  test('claiming marks what is still queued, once, and counts an attempt', async () => {
    const { ledger, read, one, two } = bench()
    await write(ledger, one, { actions: lanes(one.community, [1, 2]) })
    await write(ledger, two, { actions: [actionRow(two.community, 1)] })
    const asked = [
      { community: one.community, seq: 2, n: 0 },
      { community: two.community, seq: 1, n: 0 },
      { community: two.community, seq: 2, n: 0 },
      { community: one.community, seq: 9, n: 9 },
    ]
    const claimed = await ledger.claimActions(asked)
    expect(refs(claimed)).toEqual([
      [one.community, 2, 0],
      [two.community, 1, 0],
    ])
    expect(claimed[0]?.action).toEqual({
      ...lanes(one.community, [1, 2])[1],
      status: 'sending',
      attempts: 1,
    })
    expect(await ledger.claimActions(asked)).toEqual([])
    expect(await ledger.claimActions([])).toEqual([])
    expect(refs((await ledger.peekActions(START + 9, 9)).actions)).toEqual([[one.community, 1, 0]])
    expect((await read.counts(one.community)).waitingActions).toBe(2)
  })

  test('what was withdrawn after the look is not claimed, and erased words are not given out', async () => {
    const { ledger, one } = bench()
    const { community } = one
    const rule = { rule: 'old', group: 12 }
    const lease = await write(ledger, one, {
      actions: [actionRow(community, 1), actionRow(community, 1, { n: 1, ...rule })],
      content: [contentRow(community, 1, { part: 0, body: 'hello' })],
    })
    const seen = (await ledger.peekActions(START, 9)).actions
    expect(seen).toHaveLength(2)
    await write(ledger, lease, { withdrawn: [{ rule: 'old', before: 2 }], erased: [21] })
    const claimed = await ledger.claimActions(seen.map(({ action }) => action))
    expect(claimed).toMatchObject([{ action: { seq: 1, n: 0 }, text: null }])
  })

  test('the next hour is that of what is queued or handed to a person', async () => {
    const { ledger, read, one } = bench()
    const dues = { queued: 30, handed: 20, sending: 5, sent: 1, failed: 2, unknown: 3, expired: 4 } as const
    const statuses = Object.keys(dues) as (keyof typeof dues)[]
    const actions = statuses.map((status, n) =>
      actionRow(one.community, 1, { n, status, due: START + dues[status] }),
    )
    expect(await ledger.nextAction()).toBeNull()
    await write(ledger, one, { actions })
    expect(await ledger.nextAction()).toBe(START + 20)
    expect(await ledger.nextAction(START + 20)).toBe(START + 30)
    expect(await ledger.nextAction(START + 30)).toBeNull()
    expect((await read.outboxAge()).oldestQueued).toBe(START + 30)
  })

  test('what a person has not done in time is found', async () => {
    const { ledger, one } = bench()
    const handed = (n: number, due: number) =>
      actionRow(one.community, 1, { n, status: 'handed', due: START + due })
    await write(ledger, one, {
      actions: [handed(0, 20), handed(1, 10), handed(2, 30), actionRow(one.community, 2)],
    })
    expect(await ledger.overdueActions(START + 20, 9)).toEqual([handed(1, 10), handed(0, 20)])
    expect(await ledger.overdueActions(START + 20, 1)).toEqual([handed(1, 10)])
  })

  test('an action queued again keeps its attempts and waits for its new due time', async () => {
    const { ledger, one } = bench()
    await write(ledger, one, { actions: [actionRow(one.community, 1)] })
    await claimDue(ledger, START, 1)
    await write(ledger, one, {
      updates: [{ seq: 1, n: 0, status: 'queued', code: 'slow-down', due: START + 5 }],
    })
    expect(await claimDue(ledger, START + 4, 1)).toEqual([])
    const [claimed] = await claimDue(ledger, START + 5, 1)
    expect(claimed?.action).toMatchObject({ attempts: 2, code: 'slow-down', due: START + 5 })
  })

  test.each(['sent', 'failed', 'expired', 'done'] as const)(
    'what is %s does not come back: late word of an attempt changes nothing and fails nothing',
    async (over) => {
      const { ledger, read, one } = bench()
      const { community } = one
      const ended = actionRow(community, 1, { status: over, code: 'rule-removed' })
      const lease = await write(ledger, one, { actions: [ended, actionRow(community, 1, { n: 1 })] })
      const late = ['queued', 'handed', 'unknown', 'failed', 'expired'] as const
      const updates = late.map((status) => ({ seq: 1, n: 0, status, code: 'late', native: 'x', due: 1 }))
      const next = await write(ledger, lease, { updates: updates.slice(0, 1) })
      await write(ledger, next, {
        updates: [...updates, { seq: 1, n: 1, status: 'sent' }, { seq: 1, n: 1, status: 'queued' }],
      })
      expect(await read.actions(community, null, { limit: 9 })).toMatchObject([
        actionRow(community, 1, { n: 1, status: 'sent', code: null }),
        ended,
      ])
      expect((await ledger.peekActions(START + 99, 9)).actions).toEqual([])
    },
  )

  test('what was withdrawn stays withdrawn when it is put off', async () => {
    const { ledger, one } = bench()
    const lease = await write(ledger, one, { actions: [actionRow(one.community, 1, { rule: 'old' })] })
    const next = await write(ledger, lease, { withdrawn: [{ rule: 'old', before: 2 }] })
    await write(ledger, next, { updates: [{ seq: 1, n: 0, status: 'queued', code: 'slow-down' }] })
    expect((await ledger.peekActions(START + 99, 9)).actions).toEqual([])
  })

  test.each(['queued', 'sending', 'handed', 'unknown'] as const)(
    'what is %s may be queued again',
    async (status) => {
      const { ledger, one } = bench()
      const lease = await write(ledger, one, { actions: [actionRow(one.community, 1, { status })] })
      await write(ledger, lease, { updates: [{ seq: 1, n: 0, status: 'queued', due: START + 5 }] })
      expect(refs((await ledger.peekActions(START + 5, 9)).actions)).toEqual([[one.community, 1, 0]])
    },
  )

  test('an update changes what it names and leaves the rest', async () => {
    const { ledger, read, one } = bench()
    await write(ledger, one, { actions: [actionRow(one.community, 1, { code: 'old' })] })
    await write(ledger, one, { updates: [{ seq: 1, n: 0, status: 'sent', native: 'p9' }] })
    const [sent] = await read.actions(one.community, 'sent', { limit: 1 })
    expect(sent).toEqual({
      ...actionRow(one.community, 1, { code: 'old', native: 'p9', status: 'sent' }),
      text: null,
    })
    await write(ledger, one, { updates: [{ seq: 1, n: 0, status: 'done', code: null }] })
    const [done] = await read.actions(one.community, 'done', { limit: 1 })
    expect(done).toMatchObject({ code: null, native: 'p9', status: 'done' })
    await expect(write(ledger, one, { updates: [{ seq: 1, n: 9, status: 'sent' }] })).rejects.toThrow('1/9')
  })

  test('what a crash left half-sent is found after it', async () => {
    const { ledger, one, reopen } = bench()
    await write(ledger, one, { actions: [actionRow(one.community, 1), actionRow(one.community, 2)] })
    await claimDue(ledger, START, 1)
    await reopen()
    expect(await bench().ledger.strandedActions()).toEqual([
      actionRow(one.community, 1, { status: 'sending', attempts: 1 }),
    ])
  })

  test('the outbox reports what waits, by due time, and what went wrong', async () => {
    const { ledger, read, one } = bench()
    const statuses = ['queued', 'sending', 'sent', 'failed', 'unknown', 'unknown', 'expired', 'done'] as const
    const actions = statuses.map((status, n) =>
      actionRow(one.community, 1, { n, status, due: START + 100 - n }),
    )
    await write(ledger, one, { actions })
    expect(await read.outboxAge()).toEqual({ oldestQueued: START + 100, unknown: 2, expired: 1, failed: 1 })
    expect(await read.actions(one.community, 'unknown', { limit: 9 })).toHaveLength(2)
    expect(await read.waitingActions()).toEqual([
      { status: 'expired', count: 1, first: START + 94 },
      { status: 'failed', count: 1, first: START + 97 },
      { status: 'queued', count: 1, first: START + 100 },
      { status: 'sending', count: 1, first: START + 99 },
      { status: 'unknown', count: 2, first: START + 95 },
    ])
    expect(await read.size()).toBeGreaterThan(4_096)
  })

  test('a private message finds the member’s first handle and an account there', async () => {
    const { ledger, one } = bench()
    const { community } = one
    await ledger.createAccount({ community, account: 8, platform: 'irc', name: '', settings: '{}' })
    await ledger.createAccount({ community, account: 7, platform: 'room', name: '', settings: '{}' })
    await write(ledger, one, {
      events: eventsAfter(one, 1),
      handles: [handleRow(community, 21), handleRow(community, 21, { platform: 'irc', native: 'nick' })],
      actions: [
        actionRow(community, 1, { kind: 'tell', group: null, message: null }),
        actionRow(community, 1, { n: 1, kind: 'say', group: null, member: null, message: null }),
      ],
      content: [contentRow(community, 1, { part: 0, body: 'hello' })],
    })
    const claimed = await claimDue(ledger, START, 2)
    const [tell, say] = claimed.toSorted((a, b) => a.action.n - b.action.n)
    expect(tell).toMatchObject({
      account: 8,
      platform: 'irc',
      personNative: 'nick',
      groupNative: null,
      text: 'hello',
    })
    expect(say).toMatchObject({ account: null, platform: null, personNative: null, text: null })
  })
}
