/** The laws of the import port, for every format. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EVENTS } from '../../core/chat/event.ts'
import { FORMATS } from '../../app/imports/formats.ts'
import { fixture, recordsOf } from './memory-file.ts'

const cases = FORMATS.flatMap((format) => {
  const folder = new URL(`../../imports/${format.name}/fixtures/`, import.meta.url)
  return readdirSync(folder).map((name) => ({ format, name, url: new URL(encodeURIComponent(name), folder) }))
})

test('each format has fixtures', () => {
  expect(new Set(cases.map(({ format }) => format.name)).size).toBe(FORMATS.length)
})

describe.each(cases)('$format.name: $name', ({ format, url }) => {
  const file = fixture(url)

  test('is recognised by its own format and by no other', () => {
    for (const other of FORMATS) {
      const sure = other.recognise(file.text.slice(0, 4_096), file.name)
      if (other === format) expect(sure).toBeGreaterThanOrEqual(0.3)
      else expect(sure).toBeLessThan(0.3)
    }
  })

  test('each record is answered once, in order, with events or a problem', async () => {
    const records = await recordsOf(format, file)
    expect(records.length).toBeGreaterThan(3)
    for (const [i, record] of records.entries()) {
      expect(record.place).toBeGreaterThan(records[i - 1]?.place ?? 0)
      expect(record.events.length > 0).toBe(record.problem === null)
    }
  })

  test('events keep to their schemas and come from an import', async () => {
    for (const event of (await recordsOf(format, file)).flatMap(({ events }) => events)) {
      expect(EVENTS[event.kind].data.safeParse(event.data).success).toBe(true)
      expect(EVENTS[event.kind].content.safeParse(event.content).success).toBe(true)
      expect(event.source).toBe('import')
      expect(Number.isSafeInteger(event.at)).toBe(true)
      expect(event.group?.native).toMatch(/./)
    }
  })

  test('it does not matter where the bytes are cut into chunks', async () => {
    const whole = await recordsOf(format, file)
    for (const chunk of [1, 3, 1_000]) expect(await recordsOf(format, { ...file, chunk })).toEqual(whole)
  })

  test('a byte order mark and foreign line ends change nothing', async () => {
    const whole = await recordsOf(format, file)
    const text = `\uFEFF${file.text.replaceAll('\n', '\r\n')}`
    expect(await recordsOf(format, { ...file, text })).toEqual(whole)
  })
})
