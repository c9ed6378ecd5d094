import { expect, test } from 'vitest'
import type { Lease } from '../../core/ports/store.ts'
import type { Bench } from './store.ts'
import { contentRow, eventsAfter, handleRow, write } from './store-rows.ts'

export function erasureLaws(bench: () => Bench): void {
  test('erasing a member takes their content and handles, and nothing else', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const events = eventsAfter(one, 2_300, (seq) => ({
      member: seq % 2 === 0 ? 21 : 22,
      contentHash: `h${seq}`,
    }))
    const lease = await write(ledger, one, {
      events: events.slice(0, 2_200),
      content: events.slice(0, 2_200).map(({ seq, member }) => contentRow(community, seq, { member })),
      handles: [
        handleRow(community, 21),
        handleRow(community, 21, { platform: 'irc' }),
        handleRow(community, 22),
      ],
    })
    const later = await write(ledger, lease, {
      events: events.slice(2_200),
      content: [
        contentRow(community, 2_201, { member: 22 }),
        contentRow(community, 2_201, { part: 0, member: 21 }),
        contentRow(community, 2_202),
      ],
    })
    const chain = await read.chain(community, 0, 10)

    await write(ledger, later, { erased: [21] })

    const seqs = events.map(({ seq }) => seq)
    const left = await read.content(community, seqs)
    expect(left.length).toBe(1_101)
    expect(await ledger.content(community, seqs)).toEqual(left)
    expect(new Set(left.map(({ member }) => member))).toEqual(new Set([22]))
    expect(await read.handles(community, [21, 22])).toEqual([handleRow(community, 22)])
    expect(await ledger.findHandles(community, 'room', ['u21'])).toEqual([])
    expect(await read.ledger(community, 0, 5_000)).toEqual(events)
    expect(await read.chain(community, 0, 10)).toEqual(chain)
    expect(await read.event(community, 2)).toMatchObject({ content: null })
    expect(await read.event(community, 3)).toMatchObject({ content: contentRow(community, 3).body })
  })

  test('what the erasing commit itself brings of the member goes too', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    await write(ledger, one, {
      events: eventsAfter(one, 2, (seq) => ({ kind: seq === 2 ? 'erased' : 'message.sent' })),
      content: [contentRow(community, 1), contentRow(community, 2, { member: 22 })],
      handles: [handleRow(community, 21)],
      erased: [21],
    })
    expect(await read.content(community, [1, 2])).toEqual([contentRow(community, 2, { member: 22 })])
    expect(await read.handles(community, [21])).toEqual([])
  })

  test('a text that names several members goes with the first of them who is erased', async () => {
    const { ledger, read, one, two } = bench()
    for (const lease of [one, two]) {
      const { community } = lease
      const greeting = (part: number, names: readonly number[]) =>
        contentRow(community, 1, { part, member: null, names })
      await write(ledger, lease, {
        events: eventsAfter(lease, 1),
        content: [contentRow(community, 1, { member: 23 }), greeting(0, [21, 22, 21]), greeting(1, [22])],
      })
    }
    const parts = async (community: number) => (await read.content(community, [1])).map(({ part }) => part)
    await write(ledger, await leaseOf(bench(), one), { erased: [21] })
    expect(await parts(one.community)).toEqual([-1, 1])
    expect(await parts(two.community)).toEqual([-1, 0, 1])
    await write(ledger, await leaseOf(bench(), one), { erased: [22] })
    expect(await parts(one.community)).toEqual([-1])
  })

  test('content without a member stays when anyone is erased', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const lease = await write(ledger, one, {
      events: eventsAfter(one, 1, () => ({ member: null })),
      content: [contentRow(community, 1, { member: null })],
    })
    await write(ledger, lease, { erased: [21, 22] })
    expect(await read.content(community, [1])).toHaveLength(1)
  })
}

async function leaseOf({ read }: Bench, lease: Lease): Promise<Lease> {
  const rows = await read.listCommunities()
  return { ...lease, ...rows.find(({ community }) => community === lease.community) }
}
