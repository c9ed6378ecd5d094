import { expect } from 'vitest'
import { GENESIS } from '../../core/ports/canonical.ts'
import { after } from '../laws/store-rows.ts'
import type { Home } from '../services/home.ts'

/** Reads the whole ledger of community 1, answers with its head, and fails where an event, its content or the chain is missing or changed. */
export async function verifyWhole(home: Home): Promise<number> {
  const read = await home.reader()
  const [community] = await read.listCommunities()
  const head = community?.head ?? 0
  const events = await read.ledger(1, 0, head + 1)
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, index) => index + 1))
  expect(
    await read.content(
      1,
      events.map(({ seq }) => seq),
    ),
  ).toHaveLength(head)
  let lease = { community: 1, epoch: 0, head: 0, chain: GENESIS }
  for (const { from, to, hash } of await read.chain(1, 0, head + 1)) {
    lease = after(lease, events.slice(from - 1, to))
    expect([lease.head, lease.chain]).toEqual([to, hash])
  }
  expect([lease.head, lease.chain]).toEqual([head, community?.chain])
  await read.close()
  return head
}
