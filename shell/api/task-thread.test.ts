import { afterEach, expect, test } from 'vitest'
import { createTaskThread } from './task-thread.ts'

const WORK = `
  import { parentPort } from 'node:worker_threads'
  parentPort.postMessage({ ready: true })
  parentPort.on('message', (task) => {
    if (task === 'spin') for (;;);
    if (task === 'eat') for (const eaten = []; ; ) eaten.push(Array.from({ length: 100_000 }, () => ({})))
    if (task === 'throw') return parentPort.postMessage({ fault: 'RangeError' })
    parentPort.postMessage({ answer: task })
  })`
const entry = new URL(`data:text/javascript,${encodeURIComponent(WORK)}`)

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

function thread(limit?: number) {
  const made = createTaskThread<string, string>({ entry, ...(limit === undefined ? {} : { limit }) })
  open.push(made)
  return made
}

test('answers, and goes on after a task that threw', async () => {
  const { ask } = thread()
  expect(await ask('one', 'ann')).toBe('one')
  await expect(ask('throw', 'ann')).rejects.toThrow('RangeError')
  expect(await ask('two', 'ann')).toBe('two')
})

test('what never ends is ended, and whoever waits behind it is answered', async () => {
  const { ask } = thread(1_000)
  const [spun, behind] = await Promise.allSettled([ask('spin', 'eve'), ask('mine', 'ann')])
  expect(spun).toMatchObject({ status: 'rejected', reason: { code: 'too-slow' } })
  expect(behind).toEqual({ status: 'fulfilled', value: 'mine' })
})

test('what takes all memory ends its own thread alone', { timeout: 60_000 }, async () => {
  const { ask } = thread(50_000)
  const [ate, behind] = await Promise.allSettled([ask('eat', 'eve'), ask('mine', 'ann')])
  expect(ate).toMatchObject({ status: 'rejected', reason: { code: 'too-slow' } })
  expect(behind).toEqual({ status: 'fulfilled', value: 'mine' })
})

test('nobody fills the queue alone', async () => {
  const { ask } = thread()
  const flood = Array.from({ length: 5 }, (_, place) => ask(String(place), 'eve'))
  const other = ask('mine', 'ann')
  const settled = await Promise.allSettled(flood)
  expect(settled.map(({ status }) => status)).toEqual([...Array(4).fill('fulfilled'), 'rejected'])
  expect(settled.at(-1)).toMatchObject({ reason: { code: 'busy' } })
  expect(await other).toBe('mine')
  expect(await ask('again', 'eve')).toBe('again')
})
