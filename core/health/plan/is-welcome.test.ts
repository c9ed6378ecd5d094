import { expect, test } from 'vitest'
import type { Incoming } from '../../chat/incoming.ts'
import { Observer } from '../observer.ts'
import { isWelcome } from './is-welcome.ts'
import { termsOf } from './purpose-terms.ts'

function welcomes(text: string): boolean {
  const event: Incoming = {
    kind: 'message.sent',
    at: 0,
    source: 'import',
    group: { native: 'club' },
    person: { native: 'ann' },
    data: {},
    content: { parts: [{ type: 'text', text }] },
  }
  const seen = new Observer('UTC').see(event, { file: 'history', place: 1 })
  return seen?.kind === 'message' && isWelcome(seen)
}

test.each([
  'Welcome, Ben!',
  'welcome to the group',
  '欢迎新朋友',
  '热烈欢迎小李进群',
  'so glad to have you here',
])('%s is a welcome', (text) => {
  expect(welcomes(text)).toBe(true)
})

test.each([
  "you're welcome",
  'you are very welcome',
  'PRs are welcome',
  'feedback welcome',
  '欢迎投稿',
  '欢迎大家踊跃报名',
  '这本书很受欢迎',
  'hello there',
  `welcome ${'and a long report follows '.repeat(30)}`,
])('%s is none', (text) => {
  expect(welcomes(text)).toBe(false)
})

test('a group is for what its name says beyond being a group', () => {
  expect(termsOf('appium_appium')).toEqual(['appium'])
  expect(termsOf('光影读书交流群')).toEqual(['光影', '影读', '读书'])
  expect(termsOf('general', 'Welcome to the group')).toEqual([])
  expect(termsOf('2026')).toEqual([])
})
