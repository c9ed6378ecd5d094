/** What a browser loads before the first page is there: everything that the document names, compressed. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder =
  process.env['FOLKMOOT_CONSOLE'] ?? fileURLToPath(new URL('../../dist/console', import.meta.url))
const BUDGET = 350_000

const document = () => {
  const path = join(folder, 'index.html')
  if (!existsSync(path)) throw new Error('The console is not built: run `npm run build:console` first.')
  return readFileSync(path, 'utf8')
}

const named = () =>
  [...document().matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name ?? '')

test('the first load is below 350 KB, compressed', () => {
  const sizes = named().map((name) => statSync(`${join(folder, name)}.br`).size)
  expect(sizes.length).toBeGreaterThan(5)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGET)
})

test('charts, the editor and the offline worker are no part of it', () => {
  const first = named().join(' ')
  expect(first).not.toMatch(/chart-canvas|charter-text|side-by-side|round-worker/)
})

test('nothing is named that does not lie on the own origin', () => {
  expect(document()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
})
