import { describe, expect, test } from 'vitest'
import { lintPlanted } from './planted-tree.ts'
import { readSources } from './sources.ts'

const impure = [
  'Date.now()',
  'Math.random()',
  'process.env',
  'setTimeout(() => 1, 1)',
  'setInterval(() => 1, 1)',
  "console.log('x')",
  "fetch('http://x')",
  'performance.now()',
  'crypto.randomUUID()',
  'globalThis.Date',
]

const planted = Object.fromEntries(
  impure.map((expression, index) => [`core/chat/p${index}.ts`, `export const x = () => ${expression}\n`]),
)

describe('core knows no clock, no randomness and no I/O', () => {
  const complaints = lintPlanted(planted)

  test.each(impure.map((expression, index) => ({ expression, path: `core/chat/p${index}.ts` })))(
    '$expression is refused',
    ({ path }) => {
      const rules = complaints.filter(({ file }) => file === path).map(({ code }) => code)
      expect(rules.join()).toMatch(/no-restricted-(globals|properties)/)
    },
  )

  test('elsewhere they are allowed', () => {
    const elsewhere = Object.fromEntries(
      Object.entries(planted).map(([path, text]) => [path.replace('core', 'shell'), text]),
    )
    const rules = lintPlanted(elsewhere).map(({ code }) => code)
    expect(rules.filter((code) => code.includes('no-restricted'))).toEqual([])
  })

  test('no file of core reads the clock through `new Date()` or `Date()`', () => {
    const readers = readSources(['core'])
      .filter(({ path, text }) => !path.endsWith('.test.ts') && readsClock(text))
      .map(({ path }) => path)
    expect(readers).toEqual([])
  })

  test.each(['new Date()', 'new Date( )', 'x = Date()', 'new Date'])('%s would be noticed', (text) => {
    expect(readsClock(text)).toBe(true)
  })

  test.each(['new Date(at)', 'new Date(0)', 'toDate()', 'new DateRange()'])('%s would pass', (text) => {
    expect(readsClock(text)).toBe(false)
  })
})

function readsClock(text: string): boolean {
  return /\bnew Date\b(?!\s*\(\s*[^)\s])|(?<!new\s)\bDate\(\s*\)/.test(text)
}
