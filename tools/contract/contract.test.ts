import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contractText } from './contract.ts'
import { typeOf } from './schema-type.ts'

test('the committed contract is what the routes say: run `npm run contract` when this is red', async () => {
  const committed = readFileSync(new URL('../../shell/api/contract.ts', import.meta.url), 'utf8')
  expect(committed).toBe(await contractText())
})

test.each([
  [{ type: 'integer' }, 'number'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ enum: ['a', 'b'] }, '"a" | "b"'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Event' } }, "(Schemas['Event'])[]"],
  [
    { type: 'object', properties: { a: { type: 'string' }, 'b-c': { type: 'boolean' } }, required: ['a'] },
    "{ 'a': string; 'b-c'?: boolean }",
  ],
  [{ type: 'object', additionalProperties: { type: 'number' } }, '{ [key: string]: number }'],
  [{}, 'unknown'],
])('%j is written as %s', (schema, text) => {
  expect(typeOf(schema)).toBe(text)
})

test('a schema that nobody foresaw is no silent unknown', () => {
  expect(() => typeOf({ type: 'tuple' })).toThrow(/tuple/)
})
