import { describe, expect, test } from 'vitest'
import { checkMove, checkSettings, withFallbacks } from './account-settings.ts'
import type { SettingField } from './connector.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: SettingField['type'], more: Partial<SettingField> = {}): SettingField => ({
  name,
  type,
  required: false,
  label: text(name),
  help: text(''),
  ...more,
})
const fields = [
  field('server', 'text', { required: true }),
  field('port', 'number', { required: true, fallback: 5222 }),
  field('loud', 'switch'),
  field('rooms', 'lines'),
  field('password', 'secret', { required: true }),
]
const codes = (settings: Record<string, unknown>, secrets: string[]) =>
  checkSettings(fields, settings, secrets).map(({ field: name, code }) => `${name} ${code}`)

describe('a change of where an account connects', () => {
  const moving = [
    field('server', 'text', { endpoint: true, fallback: 'a.example' }),
    field('loud', 'switch'),
    field('password', 'secret'),
    field('token', 'secret'),
  ]
  const again = (before: object, after: object, given: string[], kept = ['password', 'token']) =>
    checkMove(moving, { before: { ...before }, after: { ...after }, kept, given }).map(
      ({ field: name, code }) => `${name} ${code}`,
    )

  test('asks for every secret that is set and not given anew', () => {
    expect(again({}, { server: 'b.example' }, [])).toEqual(['password give-again', 'token give-again'])
    expect(again({ server: 'b.example' }, {}, ['token'])).toEqual(['password give-again'])
  })

  test('asks for nothing when all are given, none are set, or it stays where it is', () => {
    expect(again({}, { server: 'b.example' }, ['password', 'token'])).toEqual([])
    expect(again({}, { server: 'b.example' }, [], [])).toEqual([])
    expect(again({ loud: true }, { server: 'a.example' }, [])).toEqual([])
  })
})

describe('settings of an account', () => {
  test('that are complete are fine', () => {
    expect(codes({ server: 'x', port: 1, loud: true, rooms: ['a'] }, ['password'])).toEqual([])
    expect(codes({ server: 'x' }, ['password'])).toEqual([])
  })

  test('everything that is wrong is told at once, by name', () => {
    expect(codes({ sever: 'x', port: '1', loud: 1, rooms: 'a', password: 'p' }, ['loud', 'key'])).toEqual([
      'sever unknown',
      'port wrong-type',
      'loud wrong-type',
      'rooms wrong-type',
      'password is-a-secret',
      'loud not-a-secret',
      'key unknown',
      'server missing',
      'password missing',
    ])
  })

  test('a value is never repeated in a complaint', () => {
    const said = JSON.stringify(checkSettings(fields, { password: 'hush', port: 'hush' }, []))
    expect(said).not.toContain('hush')
  })

  test.each(['', '  ', 'x'.repeat(5_000)])('no text is %j', (server) => {
    expect(codes({ server }, ['password'])).toEqual(['server wrong-type'])
  })
})

test('what is not given falls back', () => {
  expect(withFallbacks(fields, { server: 'x' })).toEqual({ port: 5222, server: 'x' })
  expect(withFallbacks(fields, { port: 1 })).toEqual({ port: 1 })
})
