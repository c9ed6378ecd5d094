import { expect, test } from 'vitest'
import { createDoors } from './doors.ts'

const request = () => new Request('http://x/', { method: 'POST', body: 'ping' })

test('a handler answers at its segment, with or without a slash, until the doors close', async () => {
  const doors = createDoors()
  doors.open('/hook', async (call) => new Response(`${await call.text()}!`))
  expect(await (await doors.knock('hook', request()))?.text()).toBe('ping!')
  expect(await doors.knock('other', request())).toBeNull()
  doors.close()
  expect(await doors.knock('hook', request())).toBeNull()
})

test.each(['', 'a/b', '../x', 'a b', 'x'.repeat(200)])('%j is no segment', (path) => {
  expect(() => createDoors().open(path, () => Promise.resolve(new Response()))).toThrow(/segment/)
})

test('a handler that does not answer is answered for', async () => {
  const doors = createDoors(10)
  doors.open('slow', () => new Promise(() => {}))
  expect((await doors.knock('slow', request()))?.status).toBe(503)
})
