import { expect, test } from 'vitest'
import type { SettingField } from '../../core/ports/connector.ts'
import { readCall, readPairs } from './call.ts'

const field = (name: string, type: SettingField['type']): SettingField => ({
  name,
  type,
  required: false,
  label: { en: '', 'zh-CN': '' },
  help: { en: '', 'zh-CN': '' },
})
const fields = [
  field('port', 'number'),
  field('loud', 'switch'),
  field('rooms', 'lines'),
  field('server', 'text'),
]

test('settings are read as their fields say', () => {
  expect(readPairs(['port=5222', 'loud=on', 'rooms=a@b, c@d', 'server=x=y'], fields)).toEqual({
    port: 5222,
    loud: true,
    rooms: ['a@b', 'c@d'],
    server: 'x=y',
  })
})

test('what does not fit stays as it was written, for the check to name', () => {
  expect(readPairs(['port=many', 'loud=perhaps', 'colour=red'], fields)).toEqual({
    port: 'many',
    loud: 'perhaps',
    colour: 'red',
  })
})

test('what is no pair is named', () => {
  expect(readPairs(['port=1', 'server'], fields)).toBe('server')
  expect(readPairs(['=x'], fields)).toBe('=x')
})

test('a call is read, or refused', () => {
  expect(readCall(['set', '7', 'a=b', '--secret', 'token', '--lang', 'en'])).toMatchObject({
    verb: 'set',
    word: '7',
    pairs: ['a=b'],
    secrets: ['token'],
    language: 'en',
  })
  expect(readCall(['list', '--wat'])).toBeNull()
  expect(readCall(['list', '--lang', 'fr'])).toBeNull()
})
