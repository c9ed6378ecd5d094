import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { checkCharter } from '../../../core/charter/check.ts'
import { createFixture } from '../api-fixture.ts'
import type { Fixture } from '../api-fixture.ts'
import { ErrorBody } from '../api-error.ts'
import { blankCharter, underName } from './charter-source.ts'

let fixture: Fixture
let created: string[]
beforeEach(() => {
  fixture = createFixture()
  created = []
  Object.assign(fixture.parts.pipeline, {
    createCommunity: ({ name }: { name: string }) => {
      created.push(name)
      return Promise.resolve(12)
    },
  })
})

const found = (json: object, as = 'steward') => fixture.call('/api/v1/communities', { as, json })
const plain = { name: 'Night readers', timezone: 'Europe/Berlin', languages: ['en'] }

describe('founding a community', () => {
  test('creates it and publishes its first charter', async () => {
    const response = await found({ ...plain, charter: { from: 'blank', purpose: 'To read' } })
    expect(response.status).toBe(201)
    expect(created).toEqual(['Night readers'])
    expect(fixture.published[0]).toMatchObject({ community: 12, operator: 'op-1' })
    expect(parseDocument(fixture.published[0]?.source ?? '').toJS()).toMatchObject({
      name: 'Night readers',
      timezone: 'Europe/Berlin',
      purpose: 'To read',
    })
  })

  test('with a fault in the charter changes nothing and names the place', async () => {
    const source = 'folkmoot: 1\nname: X\nlanguage: en\ntimezone: Nowhere/At-all\n'
    const response = await found({ ...plain, charter: { from: 'source', source } })
    expect(response.status).toBe(422)
    const { error } = ErrorBody.parse(await response.json())
    expect(error.code).toBe('charter-faulty')
    expect(error.message).toContain('4:11')
    expect([created, fixture.published]).toEqual([[], []])
  })

  test('is for stewards of all communities', async () => {
    const response = await found({ ...plain, charter: { from: 'blank' } }, 'viewer')
    expect(response.status).toBe(403)
    expect(created).toEqual([])
  })

  test('under a charter that there is not', async () => {
    const response = await found({ ...plain, charter: { from: 'ready', id: 'nothing' } })
    expect(response.status).toBe(404)
    expect(created).toEqual([])
  })
})

describe('first charters', () => {
  const names = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter((name) => /[\p{L}\p{N}]/u.test(name) && !/[\p{C}\p{Z}]/u.test(name))

  test('a blank one has no fault in any language, whatever it is called', () => {
    const languages = fc.constantFrom(['en'] as const, ['zh-CN'] as const, ['zh-CN', 'en'] as const)
    fc.assert(
      fc.property(names, languages, (name, spoken) => {
        const source = blankCharter({ name, languages: spoken, timezone: 'Asia/Shanghai', purpose: null })
        const { faults, document } = checkCharter({ source, file: '', files: {} })
        expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(document?.content.name).toBe(name)
      }),
    )
  })

  test('a ready one keeps every letter but name and zone', () => {
    const source = readFileSync(new URL('../../../charters/reading-club.zh-CN.yaml', import.meta.url), 'utf8')
    fc.assert(
      fc.property(names, (name) => {
        const changed = underName(source, { name, timezone: 'Europe/Berlin' })
        const document = parseDocument(changed)
        expect([document.get('name'), document.get('timezone')]).toEqual([name, 'Europe/Berlin'])
        const rest = (text: string) => text.split('\n').filter((line) => !/^(name|timezone):/.test(line))
        expect(rest(changed)).toEqual(rest(source))
      }),
    )
  })
})
