/** The laws of the import port, for every format of several files; each folder of fixtures is one history. */
import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EVENTS } from '../../core/chat/event.ts'
import { BUNDLE_FORMATS } from '../../app/imports/formats.ts'
import { bundleFixture, bundleRecordsOf, namesIn, type MemoryBundle } from './memory-bundle.ts'

const cases = BUNDLE_FORMATS.flatMap((format) => {
  const folder = new URL(`../../imports/${format.name}/fixtures/`, import.meta.url)
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((name) => ({
    format,
    name,
    url: new URL(`${encodeURIComponent(name)}/`, folder),
  }))
})

test('each format has fixtures', () => {
  expect(new Set(cases.map(({ format }) => format.name)).size).toBe(BUNDLE_FORMATS.length)
})

const inFolder = ({ files }: MemoryBundle): MemoryBundle => ({
  files: Object.fromEntries(Object.entries(files).map(([path, text]) => [`export of 2026/${path}`, text])),
})

describe.each(cases)('$format.name: $name', ({ format, url }) => {
  const bundle = bundleFixture(url)

  test('is recognised by its own format and by no other, also in one more folder', () => {
    for (const names of [namesIn(bundle), namesIn(inFolder(bundle))]) {
      for (const other of BUNDLE_FORMATS) {
        if (other === format) expect(other.recognise(names)).toBeGreaterThanOrEqual(0.3)
        else expect(other.recognise(names)).toBeLessThan(0.3)
      }
    }
  })

  test('each record is answered once, in order, with events or a problem', async () => {
    const records = await bundleRecordsOf(format, bundle)
    expect(records.length).toBeGreaterThan(3)
    for (const [i, record] of records.entries()) {
      expect(record.place).toBeGreaterThan(records[i - 1]?.place ?? 0)
      expect(record.events.length > 0).toBe(record.problem === null)
    }
  })

  test('events keep to their schemas and come from an import', async () => {
    for (const event of (await bundleRecordsOf(format, bundle)).flatMap(({ events }) => events)) {
      expect(EVENTS[event.kind].data.safeParse(event.data).success).toBe(true)
      expect(EVENTS[event.kind].content.safeParse(event.content).success).toBe(true)
      expect(event.source).toBe('import')
      expect(Number.isSafeInteger(event.at)).toBe(true)
      expect(event.group?.native).toMatch(/./)
    }
  })

  test('neither chunks nor one more folder change anything', async () => {
    const whole = await bundleRecordsOf(format, bundle)
    for (const chunk of [1, 3, 1_000])
      expect(await bundleRecordsOf(format, { ...bundle, chunk })).toEqual(whole)
    expect(await bundleRecordsOf(format, inFolder(bundle))).toEqual(whole)
  })
})
