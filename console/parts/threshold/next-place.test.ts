import { expect, test } from 'vitest'
import { nextPlace } from './next-place.ts'

const here = 'https://moot.example'

test.each([
  ['/c/5/live?group=7#x', '/c/5/live?group=7#x'],
  [undefined, '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/c/..//evil.example/x', '/'],
  ['/c/%2e%2e//evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
])('%s leads to %s', (next, place) => {
  expect(nextPlace(next, here)).toBe(place)
})
