import { expect, test } from 'vitest'
import type { ActionRow, EventRow } from '../../../core/ports/rows.ts'
import type { StoredEvent } from '../../../core/ports/store.ts'
import { settledBy } from './settled.ts'
import { withVerdicts } from './verdicts.ts'

const event = (seq: number, kind: string, data: unknown): EventRow => ({
  community: 1,
  seq,
  kind,
  at: 1_000 + seq,
  received: 1_000 + seq,
  now: 1_000 + seq,
  source: 'live',
  account: null,
  group: 5,
  member: null,
  native: null,
  revision: 0,
  dedupe: `k${seq}`,
  data: JSON.stringify(data),
  decision: '[1,1,"main",[]]',
  contentHash: null,
})

const recall: ActionRow & { readonly text: null } = {
  community: 1,
  seq: 3,
  n: 0,
  kind: 'recall',
  rule: 'no-ads',
  group: 5,
  member: 8,
  message: 3,
  amount: null,
  name: null,
  due: 1,
  expires: 2,
  status: 'handed',
  attempts: 1,
  code: 'as-reply',
  native: null,
  text: null,
}
const ledger: readonly StoredEvent[] = [
  { event: event(3, 'message.sent', {}), content: null, actions: [recall] },
  { event: event(4, 'action.handed', { seq: 3, n: 0 }), content: null, actions: [] },
  {
    event: event(9, 'verdict.given', { seq: 3, n: 0, on: 'action', verdict: 'undo', operator: 'op-1' }),
    content: null,
    actions: [],
  },
]
const events = (
  _community: number,
  { after = 0 }: { after?: number },
  filter: { among?: readonly number[]; kind?: string } = {},
) =>
  Promise.resolve(
    ledger.filter(
      (each) =>
        each.event.seq > after &&
        (filter.among?.includes(each.event.seq) ?? true) &&
        (filter.kind === undefined || each.event.kind === filter.kind),
    ),
  )

test('what became of an act comes with the event that says so, and what took its place', async () => {
  const settled = await settledBy({ events }, 1, ledger, 'en')
  expect([...settled.keys()]).toEqual([4])
  expect(settled.get(4)).toMatchObject({
    action: { seq: '3', n: 0, status: 'handed', code: 'as-reply' },
    instead: 'In this group messages of others cannot be recalled: a public reply takes its place.',
  })
})

test('verdicts are put to the events that they are about', async () => {
  const shown = { seq: '3', actions: [recall], cases: [], verdicts: [] }
  const feed = { events: [shown, { seq: '4', actions: [], cases: [], verdicts: [] }], people: [] }
  const judged = await withVerdicts({ events }, 1, feed, new Map([['op-1', 'Wen']]))
  expect(judged.events.map(({ verdicts }) => verdicts)).toEqual([
    [{ n: 0, on: 'action', verdict: 'undo', operator: 'op-1', by: 'Wen', at: 1_009 }],
    [],
  ])
})
