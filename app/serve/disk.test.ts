import { expect, test } from 'vitest'
import { watchDisk } from './disk.ts'

test('intake pauses below the limit and goes on by itself above it, without fluttering', async () => {
  const happened: string[] = []
  let free = 50
  const watch = watchDisk({
    folder: '/somewhere',
    minFree: 5,
    pause: (reason) => happened.push(`pause ${reason}`),
    resume: () => happened.push('resume'),
    onChange: (low, percent) => happened.push(`${low ? 'low' : 'fine'} ${percent}`),
    every: 1_000_000,
    measure: () => Promise.resolve({ free, total: 100 }),
  })
  await watch.look()
  free = 4.9
  await watch.look()
  await watch.look()
  expect(watch.isLow()).toBe(true)
  free = 5.2
  await watch.look()
  expect(watch.isLow()).toBe(true)
  free = 6
  await watch.look()
  watch.stop()
  expect(watch.isLow()).toBe(false)
  expect(happened).toEqual(['pause disk-full', 'low 4.9', 'resume', 'fine 6'])
})

test('the real disk can be measured', async () => {
  let paused = false
  const watch = watchDisk({
    folder: '.',
    minFree: 100.1,
    pause: () => {
      paused = true
    },
    resume: () => undefined,
    onChange: () => undefined,
  })
  await watch.look()
  watch.stop()
  expect(paused).toBe(true)
})
