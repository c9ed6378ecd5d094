import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDeadMan } from './dead-man.ts'
import type { DeadMan } from './dead-man.ts'

let healthy = true
let answer: () => Promise<Response>
let calls: string[]
let faults: unknown[]
let deadMan: DeadMan

beforeEach(() => {
  vi.useFakeTimers()
  healthy = true
  calls = []
  faults = []
  answer = () => Promise.resolve(new Response('ok'))
  deadMan = startDeadMan({
    url: 'https://watch.example.org/token',
    fetch: (url) => {
      calls.push(url)
      return answer()
    },
    every: 60_000,
    isHealthy: () => Promise.resolve(healthy),
    onFault: (error) => faults.push(error),
  })
})
afterEach(() => {
  deadMan.stop()
  vi.useRealTimers()
})

test('calls while all is well, and falls silent when it is not', async () => {
  await vi.advanceTimersByTimeAsync(180_000)
  expect(calls).toHaveLength(3)
  healthy = false
  await vi.advanceTimersByTimeAsync(180_000)
  expect(calls).toHaveLength(3)
  healthy = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls).toHaveLength(4)
  expect(faults).toEqual([])
})

test('a watcher that fails is told of and called again; the address is not', async () => {
  answer = () => Promise.resolve(new Response('no', { status: 500 }))
  await vi.advanceTimersByTimeAsync(60_000)
  answer = () => Promise.reject(new Error('network'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(faults).toHaveLength(2)
  expect(faults.map(String).join()).not.toContain('token')
  answer = () => Promise.resolve(new Response('ok'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect([calls.length, faults.length]).toEqual([3, 2])
})

test('calls never overlap, and end with stop', async () => {
  answer = () => new Promise(() => {})
  await vi.advanceTimersByTimeAsync(300_000)
  expect(calls).toHaveLength(1)
  deadMan.stop()
  await vi.advanceTimersByTimeAsync(300_000)
  expect(calls).toHaveLength(1)
})
