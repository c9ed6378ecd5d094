import { expect, test } from 'vitest'
import { originsOf } from './origins.ts'

test.each([
  [{ host: '127.0.0.1', publicUrl: null }, ['http://127.0.0.1:4600', 'http://localhost:4600']],
  [{ host: 'localhost', publicUrl: null }, ['http://localhost:4600', 'http://127.0.0.1:4600']],
  [{ host: '0.0.0.0', publicUrl: null }, ['http://127.0.0.1:4600', 'http://localhost:4600']],
  [{ host: '::1', publicUrl: null }, ['http://[::1]:4600', 'http://127.0.0.1:4600', 'http://localhost:4600']],
  [
    { host: '10.0.0.5', publicUrl: 'https://moot.example.org' },
    ['https://moot.example.org', 'http://10.0.0.5:4600'],
  ],
])('%j is reached under %j', (settings, origins) => {
  expect(originsOf(settings, 4600)).toEqual(origins)
})
