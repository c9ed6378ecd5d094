import { expect, test } from 'vitest'
import type { JsonToken } from './import.ts'
import { JsonWalker, numberField, parseObject, textField, type JsonValue } from './import-json.ts'

/** Tokens of a value, as a parser would give them. */
function* tokensOf(value: JsonValue): Generator<JsonToken> {
  if (Array.isArray(value)) {
    yield { name: 'startArray' }
    for (const item of value) yield* tokensOf(item)
    yield { name: 'endArray' }
  } else if (typeof value === 'object' && value !== null) {
    yield { name: 'startObject' }
    for (const [key, item] of Object.entries(value)) {
      yield { name: 'keyValue', value: key }
      yield* tokensOf(item)
    }
    yield { name: 'endObject' }
  } else if (typeof value === 'number') yield { name: 'numberValue', value: String(value) }
  else if (typeof value === 'string') yield { name: 'stringValue', value }
  else yield { name: `${String(value)}Value`, value }
}

function walk(value: JsonValue, record: string) {
  const records: JsonValue[] = []
  const values: [string, unknown][] = []
  const opened: string[] = []
  const walker = new JsonWalker({
    isRecord: (path) => path === record,
    onRecord: (_, found) => records.push(found),
    onValue: (path, found) => values.push([path, found]),
    onOpen: (path) => opened.push(path),
  })
  for (const token of tokensOf(value)) walker.take(token)
  return { records, values, opened }
}

test('records are put together, whatever they are; the rest is told with its path', () => {
  const messages = [{ a: [1, { b: null, c: [] }], d: { e: true } }, 'plain', [[2]], 7, null]
  const { records, values, opened } = walk(
    { name: 'n', list: [{ x: false, messages }], after: 1.5 },
    'list/*/messages/*',
  )
  expect(records).toEqual(messages)
  expect(values).toEqual([
    ['name', 'n'],
    ['list/*/x', false],
    ['after', 1.5],
  ])
  expect(opened).toEqual(['', 'list', 'list/*', 'list/*/messages'])
})

test('whole numbers beyond a double keep their digits', () => {
  const walker = new JsonWalker({
    isRecord: () => false,
    onRecord: () => undefined,
    onOpen: () => undefined,
    onValue: (_, value) => expect(value).toBe('12345678901234567890'),
  })
  walker.take({ name: 'numberValue', value: '12345678901234567890' })
  expect.assertions(1)
})

test('keys named like a prototype are plain fields', () => {
  const given: JsonValue = JSON.parse('{"r":{"__proto__":{"x":1}}}')
  const [record] = walk(given, 'r').records
  expect(Object.keys(record ?? {})).toEqual(['__proto__'])
})

test('fields', () => {
  expect(textField({ a: 7 }, 'a')).toBe('7')
  expect(textField({ a: '' }, 'a')).toBeUndefined()
  expect(textField({ a: {} }, 'a')).toBeUndefined()
  expect(numberField({ a: '12.5' }, 'a')).toBe(12.5)
  expect(numberField({ a: 'x' }, 'a')).toBeUndefined()
  expect(parseObject('[1]')).toBeNull()
  expect(parseObject('{"a":1}')).toEqual({ a: 1 })
})
