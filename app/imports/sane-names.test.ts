import { expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import { readAs } from '../../core/ports/import.ts'
import { withSaneNames } from './sane-names.ts'

const said = (person: { native: string; name?: string }): Incoming => ({
  at: 0,
  source: 'import',
  group: { native: 'g', name: 'g' },
  person,
  kind: 'message.sent',
  data: {},
  content: { parts: [{ type: 'text', text: 'hello' }] },
})

test('names of ordinary length are left alone', () => {
  const records = [readAs(1, [said({ native: 'ann', name: 'Ann' })])]
  expect(withSaneNames(records)).toBe(records)
})

test('a name without end is cut, and no sign of it halved', () => {
  const [record] = withSaneNames([readAs(1, [said({ native: 'ann', name: `x${'🌱'.repeat(1_000)}` })])])
  const name = record?.events[0]?.person?.name ?? ''
  expect(name.length).toBeLessThanOrEqual(1_000)
  expect(name.isWellFormed()).toBe(true)
  expect(record?.events[0]?.person?.native).toBe('ann')
})

test('an id without end makes the record a broken one, at its place', () => {
  const sound = readAs(1, [said({ native: 'ann' })])
  const endless = readAs(2, [said({ native: 'x'.repeat(100_000) })])
  expect(withSaneNames([sound, endless])).toEqual([
    sound,
    { place: 2, events: [], problem: { kind: 'broken', code: 'name-too-long' } },
  ])
})
