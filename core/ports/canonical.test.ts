import { expect, test } from 'vitest'
import { GENESIS, canonicalContent, canonicalEvent, canonicalLink } from './canonical.ts'
import type { EventRow } from './rows.ts'

const row: EventRow = {
  community: 1,
  seq: 2,
  kind: 'message.sent',
  at: 3,
  received: 4,
  now: 5,
  source: 'live',
  account: 6,
  group: 7,
  member: null,
  native: 'x\ud800',
  revision: 0,
  dedupe: 'k',
  data: '{"a":1}',
  decision: '[]',
  contentHash: null,
}

test('the line of an event never changes', () => {
  expect(canonicalEvent(row)).toBe(
    '[1,2,"message.sent",3,4,5,"live",6,7,null,"x\\ud800",0,"k",7,{"a":1},2,[],null]\n',
  )
})

test('every column counts', () => {
  const changed = Object.keys(row).map((column) => canonicalEvent({ ...row, [column]: 99 }))
  expect(new Set([...changed, canonicalEvent(row)]).size).toBe(Object.keys(row).length + 1)
})

test('what moves from one column into the next is seen', () => {
  const moved = { ...row, data: '{"a":1},[', decision: ']' }
  expect(canonicalEvent(moved)).not.toBe(canonicalEvent(row))
})

test('a link begins with the hash before it', () => {
  expect(canonicalLink(GENESIS, [row, row])).toBe(`${'0'.repeat(64)}\n${canonicalEvent(row).repeat(2)}`)
  expect(canonicalContent('s', '{}')).toBe('s\n{}')
})
