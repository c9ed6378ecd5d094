import { expect, test } from 'vitest'
import { createHeartbeat } from './heartbeat.ts'

const well = { nextAction: () => Promise.resolve(null) }
const store = { listCommunities: () => Promise.resolve([]) }
const never = () => new Promise<never>(() => {})
const codes = async (ask: ReturnType<typeof createHeartbeat>) => (await ask()).map(({ code }) => code)
const base = { pipeline: well, reads: store, stopping: () => [], now: () => 0, limit: 20 }

test('all is well while both answer', async () => {
  expect(await codes(createHeartbeat(base))).toEqual([])
})

test('a pipeline or a store that fails or is silent is told, and what stops intake', async () => {
  const texts = { en: '', 'zh-CN': '' }
  const ask = createHeartbeat({
    ...base,
    pipeline: { nextAction: never },
    reads: { listCommunities: () => Promise.reject(new Error('down')) },
    stopping: () => [{ code: 'disk-full', texts }],
  })
  expect(await codes(ask)).toEqual(['disk-full', 'pipeline-silent', 'store-silent'])
})

test('who asks often is answered from memory, and anew after a second', async () => {
  let time = 0
  let asked = 0
  const ask = createHeartbeat({
    ...base,
    now: () => time,
    pipeline: { nextAction: () => ((asked += 1), Promise.resolve(null)) },
  })
  await ask()
  await ask()
  expect(asked).toBe(1)
  time = 1_000
  await ask()
  expect(asked).toBe(2)
})
