import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'
import { errorOf, NotEncrypted } from './stream-fault.ts'

const SETTINGS = readSettings({ domain: 'example.org', username: 'moot', rooms: ['a@b.example'] })

const error = (fields: Readonly<Record<string, string>>) => Object.assign(new Error('It failed.'), fields)

test.each([
  [error({ name: 'SASLError', condition: 'not-authorized' }), 'password-refused', true],
  [error({ name: 'SASLError', condition: 'temporary-auth-failure' }), 'network-lost', false],
  [error({ name: 'StreamError', condition: 'host-unknown' }), 'domain-unknown', true],
  [error({ name: 'StreamError', condition: 'conflict' }), 'replaced', false],
  [error({ code: 'CERT_HAS_EXPIRED' }), 'certificate-refused', false],
  [error({ code: 'ECONNREFUSED' }), 'network-lost', false],
  [error({ code: 'ENOTFOUND' }), 'network-lost', false],
  [new NotEncrypted(), 'not-encrypted', true],
])('%o is told as %s; no use in trying again: %s', (given, code, lasting) => {
  const fault = errorOf(given, SETTINGS)
  expect(fault).toMatchObject({ code, lasting })
  expect(fault.texts.en).toMatch(/^\S.*\.$/u)
  expect(fault.texts['zh-CN']).toMatch(/\p{Script=Han}.*。$/u)
})
