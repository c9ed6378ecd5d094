import { describe, expect, test } from 'vitest'
import { OpenRefused } from '../../core/ports/connector.ts'
import { readSettings, XMPP_SETTINGS } from './settings.ts'

const GOOD = {
  domain: 'Example.org',
  username: 'moot',
  rooms: ['Hall@Conference.example.org', 'b@c.org/Helper'],
}

const refusalOf = (given: Readonly<Record<string, unknown>>): OpenRefused | null => {
  try {
    readSettings(given)
    return null
  } catch (error) {
    return error instanceof OpenRefused ? error : null
  }
}

describe('settings', () => {
  test('what is left out has a sensible value', () => {
    expect(readSettings(GOOD)).toEqual({
      service: 'xmpp://example.org:5222',
      domain: 'example.org',
      username: 'moot',
      resource: 'folkmoot',
      rooms: [
        { address: 'hall@conference.example.org', nick: 'moot' },
        { address: 'b@c.org', nick: 'Helper' },
      ],
      plain: false,
      history: 0,
    })
  })

  test('rooms may come as lines of one text', () => {
    expect(
      readSettings({ ...GOOD, rooms: 'a@b.c\n\n d@e.f \n' }).rooms.map(({ address }) => address),
    ).toEqual(['a@b.c', 'd@e.f'])
  })

  test('without encryption only on this machine, or where it is allowed', () => {
    expect(readSettings({ ...GOOD, service: 'xmpp://127.0.0.1:5222' }).plain).toBe(true)
    expect(readSettings({ ...GOOD, service: 'xmpp://127.0.0.1.example.org' }).plain).toBe(false)
    expect(readSettings({ ...GOOD, plain: true }).plain).toBe(true)
  })

  test('all faults are named at once', () => {
    const wrong = { service: 'example.org', username: 'a@b', rooms: ['no room'] }
    const refused = refusalOf(wrong)
    expect(refused).toMatchObject({ code: 'settings-wrong', permanent: true })
    for (const text of Object.values(refused?.texts ?? {})) {
      expect(text).toMatch(/[(（]domain.*[(（]username.*[(（]service.*[(（]rooms/su)
    }
  })

  test.each([
    { domain: 'moot@example.org' },
    { domain: 'example.org/phone' },
    { username: 'moot@example.org' },
    { username: 'm oot' },
    { service: 'https://example.org' },
    { rooms: [] },
    { rooms: ['hall'] },
  ])('%j alone is named, in both languages', (given) => {
    const refused = refusalOf({ ...GOOD, ...given })
    expect(refused?.permanent).toBe(true)
    expect(refused?.texts.en.match(/\((?:domain|username|service|rooms)\)/gu)).toEqual([
      `(${Object.keys(given)[0]})`,
    ])
    expect(refused?.texts['zh-CN']).toMatch(/\p{Script=Han}/u)
  })

  test('every field has its words in both languages', () => {
    for (const { label, help } of XMPP_SETTINGS) {
      for (const texts of [label, help]) {
        expect(texts['zh-CN']).toMatch(/\p{Script=Han}/u)
        expect(texts.en).toMatch(/^[A-Z][\x20-\x7E]+$/u)
      }
    }
  })
})
