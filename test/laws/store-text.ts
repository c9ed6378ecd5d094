import { expect, test } from 'vitest'
import type { Bench } from './store.ts'
import {
  actionRow,
  caseRow,
  claimDue,
  contentRow,
  eventRow,
  groupRow,
  handleRow,
  timerRow,
  write,
} from './store-rows.ts'

const awkward = [
  '',
  ' ',
  'nul\0inside',
  '\0',
  'lone \ud83d high',
  'lone \ude00 low',
  'swapped \ude00\ud83d',
  '😀👨‍👩‍👧‍👦',
  'e\u0301 and é',
  '\u202egnp.exe',
  '\u001b0000 \u001b',
  '\ufeff\ufffe\uffff',
  "'; DROP TABLE events; --",
  '林小满\r\n\t"\\',
  'x'.repeat(100_000),
]

const edges = [
  0,
  1,
  -1,
  2 ** 31,
  2 ** 32,
  Number.MAX_SAFE_INTEGER - 1,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
]

export function textLaws(bench: () => Bench): void {
  test.each(awkward.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'text %s comes back as it was',
    async (_, text) => {
      const { ledger, read, one } = bench()
      const { community } = one
      const event = eventRow(community, 1, {
        native: text,
        dedupe: `1:${text}`,
        data: JSON.stringify({ text }),
      })
      const action = actionRow(community, 1, { name: text, native: text, code: text, rule: text })
      await ledger.createAccount({
        community,
        account: 7,
        platform: 'room',
        name: text,
        settings: JSON.stringify([text]),
      })
      await write(ledger, one, {
        events: [event],
        content: [
          contentRow(community, 1, { body: text }),
          contentRow(community, 1, { part: 0, body: text }),
        ],
        groups: [groupRow(community, 11, { name: text, native: text })],
        handles: [handleRow(community, 21, { name: text, native: text })],
        actions: [action],
        cases: [caseRow(community, 1, { key: text })],
        timers: [timerRow(community, text, { payload: JSON.stringify(text) })],
        charters: [{ community, version: 1, source: text, published: 1, operator: text, reason: text }],
        cursors: [{ account: 7, cursor: text }],
      })
      expect(await read.event(community, 1)).toEqual({ event, content: text, actions: [{ ...action, text }] })
      expect(await read.eventByNative(community, 11, text)).toMatchObject({ event })
      expect(await ledger.seen(community, [`1:${text}`])).toEqual(new Set([`1:${text}`]))
      expect(await ledger.keysFrom(community, `1:${text}`, 5)).toEqual([`1:${text}`])
      expect(await ledger.findHandles(community, 'room', [text])).toMatchObject([
        { name: text, native: text },
      ])
      expect(await ledger.findGroups(community, 'room', [text])).toMatchObject([{ name: text, native: text }])
      expect(await read.cases(community, 'open', { limit: 1 })).toMatchObject([{ key: text }])
      expect(await ledger.dueTimers(Number.MAX_SAFE_INTEGER, 1)).toMatchObject([{ key: text }])
      expect(await read.charter(community, 1)).toMatchObject({ source: text, operator: text, reason: text })
      expect(await ledger.cursor(community, 7)).toBe(text)
      expect(await read.listAccounts(community)).toMatchObject([{ name: text }])
      expect((await claimDue(ledger, Number.MAX_SAFE_INTEGER, 1))[0]).toMatchObject({
        text,
        groupNative: text,
        personNative: text,
        messageNative: text,
      })
      await write(ledger, { ...one, ...(await leaseOf(bench())) }, { cancelled: [text] })
      expect(await ledger.nextTimer()).toBeNull()
    },
  )

  test('numbers up to 53 bits come back exactly', async () => {
    const { ledger, read, one } = bench()
    const { community } = one
    const events = edges.map((edge, index) =>
      eventRow(community, index + 1, {
        at: edge,
        received: edge,
        now: edge,
        group: edge,
        member: edge,
        account: edge,
      }),
    )
    await write(ledger, one, {
      events,
      state: edges.map((edge) => ({ scope: 'membership', a: edge, b: -edge, value: `${edge}` })),
      actions: edges.map((amount, n) => actionRow(community, 1, { n, amount })),
    })
    expect(await read.ledger(community, 0, 99)).toEqual(events)
    const keys = edges.map((edge) => ({ scope: 'membership' as const, a: edge, b: -edge }))
    expect((await read.state(community, keys)).map(({ value }) => value)).toEqual(edges.map(String))
    const actions = await read.actions(community, null, { after: 0, limit: 99 })
    expect(actions.map(({ amount }) => amount)).toEqual(edges)
    expect(await read.events(community, { limit: 9 }, { member: Number.MAX_SAFE_INTEGER })).toHaveLength(1)
  })
}

async function leaseOf({ read, one }: Bench) {
  const rows = await read.listCommunities()
  return rows.find(({ community }) => community === one.community)
}
