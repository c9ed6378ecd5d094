import { expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Host } from '../../core/ports/connector.ts'
import { Delivery } from './delivery.ts'
import { NOTHING, readMemory, type Memory } from './position.ts'

const word = (text: string): Incoming => ({
  kind: 'message.sent',
  at: 1,
  source: 'live',
  data: {},
  content: { parts: [{ type: 'text', text }] },
})

function stage(fails = 0) {
  const taken: { words: number; memory: Memory }[] = []
  let faults = fails
  const drained: string[] = []
  const gate = Promise.withResolvers<void>()
  const host: Pick<Host, 'deliver' | 'log'> = {
    log: () => {},
    deliver: async (events, cursor) => {
      await gate.promise
      faults -= 1
      if (faults >= 0) throw new Error('The database is away.')
      taken.push({ words: events.length, memory: readMemory(cursor ?? null) })
      return { outcomes: [] }
    },
  }
  const delivery = new Delivery(host, NOTHING, (rooms) => drained.push(...rooms))
  return { delivery, taken, drained, open: gate.resolve }
}

test('each delivery carries the place up to which it reads, never further', async () => {
  const { delivery, taken, open } = stage()
  const first = delivery.add('a', [word('1')], { id: '1', at: 1 })
  const second = delivery.add('b', [word('2')], { id: '2', at: 2 })
  const third = delivery.add('a', [word('3')], { id: '3', at: 3 })
  open()
  await Promise.all([first, second, third])
  expect(taken.map(({ words }) => words)).toEqual([1, 2])
  expect(taken.map(({ memory }) => memory.rooms)).toEqual([
    { a: { id: '1', at: 1 } },
    { a: { id: '3', at: 3 }, b: { id: '2', at: 2 } },
  ])
})

test('what failed is handed over again, unchanged', async () => {
  const { delivery, taken, open } = stage(1)
  open()
  await delivery.add('a', [word('1')], { id: '1', at: 1 })
  expect(taken.map(({ words }) => words)).toEqual([1])
})

test('when too much waits, what the archive holds is left there and read again from the right place', async () => {
  const { delivery, drained, open } = stage()
  const all = Array.from({ length: 6_000 }, (_, place) =>
    delivery.add('a', [word('x')], { id: String(place), at: place }),
  )
  expect(delivery.position('a')?.id).toBe('4999')
  open()
  await Promise.all(all)
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(drained).toEqual(['a'])
})

test('a place behind which nothing happened goes with the next delivery', async () => {
  const { delivery, taken, open } = stage()
  open()
  await delivery.add('a', [word('1')], { id: '1', at: 1 })
  await delivery.add('a', [], { id: '2', at: 2 })
  await delivery.add('b', [word('3')], { id: '3', at: 3 })
  expect(taken.length).toBe(2)
  expect(taken[1]?.memory.rooms).toEqual({ a: { id: '2', at: 2 }, b: { id: '3', at: 3 } })
})

test('mutes are kept beside the places', async () => {
  const { delivery, taken, open } = stage()
  open()
  const mutes = [{ room: 'a', person: 'ann', until: 5 }]
  await delivery.keepMutes(mutes)
  expect(taken.at(-1)?.memory.mutes).toEqual(mutes)
  expect(delivery.mutes).toEqual(mutes)
})

test('a cursor of a newer version is refused with what to do', () => {
  expect(() => readMemory('{"version":2}')).toThrow(/newer Folkmoot/u)
})
