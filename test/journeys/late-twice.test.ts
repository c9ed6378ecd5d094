/** A platform that tells no time: what came live and comes again from its archive, minutes apart, is one. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import { HEAD, says, SmallPipeline, START } from './small-pipeline.ts'

const MINUTE = 60_000
let here: SmallPipeline

beforeEach(async () => {
  here = await SmallPipeline.open()
  await here.publish(HEAD)
})
afterEach(async () => {
  expect(await here.close()).toEqual([])
})

const copy = (native: string, at: number, fields: Partial<Incoming> = {}) =>
  says(`words of ${native}`, { native, at, approximate: true, ...fields })

test('whatever order, batches and restarts: one event for each message', async () => {
  let round = 0
  const delivery = fc.record({
    id: fc.integer({ min: 0, max: 5 }),
    group: fc.constantFrom('g', 'h'),
    away: fc.integer({ min: 0, max: 10 * MINUTE }),
    breaks: fc.constantFrom('same batch', 'next batch', 'restart', 'much later'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(delivery, { minLength: 1, maxLength: 14 }), async (deliveries) => {
      round += 1
      const base = here.clock
      let batch: Incoming[] = []
      const outcomes: string[] = []
      const flush = async () => {
        outcomes.push(...(await here.deliver(...batch)).outcomes.map(({ status }) => status))
        batch = []
      }
      for (const { id, group, away, breaks } of deliveries) {
        batch.push(copy(`${round}-${id}`, base + away, { group: { native: group } }))
        if (breaks === 'same batch') continue
        await flush()
        if (breaks === 'restart') here.restart()
        if (breaks === 'much later') here.clock += 40 * MINUTE
      }
      await flush()
      const different = new Set(deliveries.map(({ id, group }) => `${group}${id}`)).size
      expect(outcomes.filter((status) => status === 'appended')).toHaveLength(different)
      here.clock += 60 * MINUTE
    }),
    { numRuns: 25 },
  )
})

test('eleven minutes away, another group, another revision or another id is another thing', async () => {
  const others = [
    copy('a', START),
    copy('a', START + 11 * MINUTE),
    copy('a', START, { group: { native: 'h' } }),
    copy('a', START, { revision: 1 }),
    copy('b', START),
  ]
  const { outcomes } = await here.deliver(...others)
  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('appended'))
})

test('live deliveries are answered by memory, an archive by one question a batch, exact ones by their own key', async () => {
  here.clock = START + 30_000
  await here.deliver(copy('a', here.clock), copy('b', here.clock))
  expect(here.asked).toEqual([])
  here.clock += 3 * 3_600_000
  here.restart()
  await here.deliver(copy('a', START), copy('c', START), copy('b', START + MINUTE))
  expect(here.asked).toEqual([63])
  await here.deliver(says('exact', { at: START }))
  expect(here.asked).toEqual([63, 1])
})
