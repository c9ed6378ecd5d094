import { describe, expect, test } from 'vitest'
import { OpenRefused } from '../../core/ports/connector.ts'
import { checkToken, readSettings } from './settings.ts'

const refusalOf = (run: () => unknown): OpenRefused | null => {
  try {
    run()
    return null
  } catch (error) {
    return error instanceof OpenRefused ? error : null
  }
}

describe('settings', () => {
  test('nothing given is polling at api.telegram.org for all groups', () => {
    expect(readSettings({})).toEqual({ mode: 'polling', root: 'https://api.telegram.org', only: null })
    expect(readSettings({ mode: '', groups: '' })).toEqual(readSettings({}))
  })

  test('groups are numbers in either form, as lines or as a list', () => {
    const only = new Set([1_234_567_890, 4321])
    expect(readSettings({ groups: '-1001234567890\n -4321 \n' }).only).toEqual(only)
    expect(readSettings({ groups: ['1234567890', '4321'] }).only).toEqual(only)
  })

  test.each([
    { mode: 'push' },
    { apiRoot: 'https://x.example/' },
    { apiRoot: 'ftp://x' },
    { groups: ['@mine'] },
  ])('%j is refused by the name of its field, in both languages', (given) => {
    const refused = refusalOf(() => readSettings(given))
    expect(refused).toMatchObject({ code: 'settings-wrong', permanent: true })
    expect(refused?.texts.en).toContain(`(${Object.keys(given)[0]})`)
    expect(refused?.texts['zh-CN']).toMatch(/[一-龥]/)
  })
})

describe('the token', () => {
  test('is taken without the spaces that were copied with it', () => {
    expect(checkToken(' 500:made-up-for-tests\n')).toBe('500:made-up-for-tests')
  })

  test.each([null, '', '  '])('%j is missing', (token) => {
    expect(refusalOf(() => checkToken(token))).toMatchObject({ code: 'token-missing', permanent: true })
  })

  test('half of one is refused without being shown', () => {
    const refused = refusalOf(() => checkToken('made-up-for-tests'))
    expect(refused).toMatchObject({ code: 'token-incomplete', permanent: true })
    expect(JSON.stringify(refused?.texts)).not.toContain('made-up')
  })
})
