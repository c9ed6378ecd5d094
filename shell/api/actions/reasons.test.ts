import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isKnownReason, reasonOf } from './reasons.ts'

const ROOT = new URL('../../../', import.meta.url)
/** Rooms that say why something was not sent. */
const ROOMS = [
  'connectors/telegram',
  'connectors/xmpp',
  'connectors/room',
  'connectors/fake',
  'shell/outbox',
  'shell/run',
]
/** A result of sending: a code that stands with a failure or a doubt, or is given to a helper that makes one. */
const SAID = [
  /status: '(?:failed|unknown|returned)',\s*code: '([a-z0-9-]+)'/g,
  /\b(?:failed|refused|refusal|passing|unclear)\('([a-z0-9-]+)'\)/g,
  /do: '(?:fail|doubt)', code: '([a-z0-9-]+)'/g,
  /^ {2}\[\/.*\/i, '([a-z-]+)'\],$/gm,
]

function codesIn(room: string): readonly string[] {
  const files = readdirSync(new URL(`${room}/`, ROOT)).filter((name) => /(?<!test|fixture)\.ts$/.test(name))
  return files.flatMap((file) => {
    const text = readFileSync(new URL(`${room}/${file}`, ROOT), 'utf8')
    return SAID.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => code))
  })
}

const codes = [...new Set(ROOMS.flatMap(codesIn))].toSorted()

test('there are codes to be found', () => {
  expect(codes.length).toBeGreaterThan(20)
  expect(codes).toContain('rights-missing')
})

test.each(codes)('%s has words of its own, in both languages', (code) => {
  expect(isKnownReason(code)).toBe(true)
  expect(reasonOf(code, 'zh-CN')).toMatch(/[。？]$/)
  expect(reasonOf(code, 'en')).toMatch(/[.?]$/)
})

test('what nobody foresaw is said as it is', () => {
  expect(isKnownReason('teapot')).toBe(false)
  expect(reasonOf('teapot', 'en')).toContain('teapot')
  expect(reasonOf('http-418', 'zh-CN')).toContain('418')
  expect(reasonOf(null, 'en')).toBe('')
})
