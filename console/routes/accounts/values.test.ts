import { expect, test } from 'vitest'
import type { Setting } from './accounts.ts'
import { bodyOf, valuesOf } from './values.ts'

const field = (name: string, type: Setting['type'], fallback: Setting['fallback'] = null): Setting => ({
  name,
  type,
  required: false,
  label: name,
  help: '',
  example: null,
  fallback,
  endpoint: false,
  choices: null,
})
const FIELDS = [
  field('token', 'secret'),
  field('mode', 'text', 'polling'),
  field('groups', 'lines'),
  field('plain', 'switch'),
]

test('what is empty is left out, lines become a list, secrets go apart', () => {
  const values = {
    name: ' Bot ',
    settings: { mode: '', groups: 'a\n\n b ', plain: false },
    secrets: { token: 't' },
  }
  expect(bodyOf(FIELDS, values)).toEqual({
    name: 'Bot',
    settings: { groups: ['a', 'b'], plain: false },
    secrets: { token: 't' },
  })
  expect(bodyOf(FIELDS, { name: 'Bot', secrets: { token: '' } })).toEqual({
    name: 'Bot',
    settings: {},
    secrets: {},
  })
})

test('a form shows what is set, else what holds anyway, and never a secret', () => {
  expect(valuesOf(FIELDS, { settings: { groups: ['a', 'b'], token: 'no' } })).toEqual({
    mode: 'polling',
    groups: 'a\nb',
    plain: undefined,
  })
})
