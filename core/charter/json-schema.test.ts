import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { charterSchema } from './json-schema.ts'
import { RELEASE } from './later.ts'

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

test('the committed JSON Schema is what the check uses: run tools/generate-charter-schema.ts when this is red', () => {
  expect(read('./charter.schema.json')).toEqual(charterSchema())
})

test('every field of the first level is described in both languages', () => {
  for (const [name, schema] of Object.entries(charterSchema().properties ?? {})) {
    const text = typeof schema === 'object' ? (schema.description ?? '') : ''
    expect(text, name).toMatch(/\p{Script=Han}.*\n.*[a-z]/u)
  }
})

test('messages name the release that this is', () => {
  const { version } = read('../../package.json') as { version: string }
  expect(version.startsWith(`${RELEASE}.`)).toBe(true)
})
