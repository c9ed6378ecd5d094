/**
 * Exporters change the types of their fields, and people edit files: with any value of a JSON fixture replaced by
 * one of another type, or left out, records or an ImportError come out, and what comes out keeps to the schemas.
 */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BUNDLE_FORMATS, FORMATS } from '../../app/imports/formats.ts'
import { EVENTS } from '../../core/chat/event.ts'
import { isObject, type JsonValue } from '../../core/ports/import-json.ts'
import { ImportError, type ImportedRecord } from '../../core/ports/import.ts'
import { bundleFixture, bundleRecordsOf } from './memory-bundle.ts'
import { fixture, recordsOf } from './memory-file.ts'

const WRONG: readonly JsonValue[] = [null, 7, 1e308, -1, '', 'x', true, [], {}, [null], { a: [] }]
/** Each so many is tried; it shares no factor with the number of wrong values, so that all of them come up. */
const STRIDE = process.env['LONG'] === '1' ? 1 : 23

function* variantsOf(value: JsonValue): Generator<JsonValue> {
  if (Array.isArray(value)) {
    for (const [i, element] of value.entries()) {
      for (const wrong of WRONG) yield value.with(i, wrong)
      for (const variant of variantsOf(element)) yield value.with(i, variant)
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const { [key]: field = null, ...rest } = value
      yield rest
      for (const wrong of WRONG) yield { ...value, [key]: wrong }
      for (const variant of variantsOf(field)) yield { ...value, [key]: variant }
    }
  }
}

function* sampleOf(text: string): Generator<string> {
  let i = 0
  for (const variant of variantsOf(JSON.parse(text))) if (i++ % STRIDE === 0) yield JSON.stringify(variant)
}

async function check(read: () => Promise<readonly ImportedRecord[]>): Promise<void> {
  let records: readonly ImportedRecord[]
  try {
    records = await read()
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError)
    return
  }
  for (const { events, problem } of records) {
    expect(events.length > 0).toBe(problem === null)
    for (const { kind, at, group, data, content } of events) {
      expect(Number.isSafeInteger(at)).toBe(true)
      expect(group?.native).toMatch(/./)
      expect(EVENTS[kind].data.safeParse(data).error?.message).toBeUndefined()
      expect(EVENTS[kind].content.safeParse(content).error?.message).toBeUndefined()
    }
  }
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const singles = FORMATS.flatMap((format) => {
  const folder = new URL(`../../imports/${format.name}/fixtures/`, import.meta.url)
  return readdirSync(folder)
    .map((name) => ({ format, name, file: fixture(new URL(encodeURIComponent(name), folder)) }))
    .filter(({ file }) => isJson(file.text))
})
const bundles = BUNDLE_FORMATS.flatMap((format) => {
  const folder = new URL(`../../imports/${format.name}/fixtures/`, import.meta.url)
  return readdirSync(folder).map((name) => ({
    format,
    name,
    bundle: bundleFixture(new URL(`${encodeURIComponent(name)}/`, folder)),
  }))
})

describe.each(singles)('$format.name: $name', ({ format, file }) => {
  test('fields of wrong types', { timeout: 600_000 }, async () => {
    for (const text of sampleOf(file.text)) await check(() => recordsOf(format, { ...file, text }))
  })
})

describe.each(bundles)('$format.name: $name', ({ format, bundle }) => {
  test('fields of wrong types', { timeout: 600_000 }, async () => {
    for (const [path, whole] of Object.entries(bundle.files).filter(([, text]) => isJson(text))) {
      for (const text of sampleOf(whole))
        await check(() => bundleRecordsOf(format, { files: { ...bundle.files, [path]: text } }))
    }
  })
})
