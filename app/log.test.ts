import { expect, test } from 'vitest'
import { hiddenTexts } from '../shell/config/hidden.ts'
import { loadSettings } from '../shell/config/load.ts'
import { createLog } from './log.ts'

const HIDDEN = {
  DATABASE_URL: 'postgresql://moot:hidden%20database@127.0.0.1/moot',
  FOLKMOOT_KEY: 'hidden "key" with quotes in it',
  FOLKMOOT_OLD_KEYS: 'hidden-older-key-one,hidden-older-key-two',
  FOLKMOOT_SECRET: 'hidden-signature-of-all-the-cookies',
  SMTP_URL: 'smtp://moot:hidden-mail@mail.example.org',
}

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const loaded = loadSettings(['--no-demo'], HIDDEN)
  if (!loaded.ok) throw new Error('the settings are wrong')
  let lines = ''
  write(createLog('trace', hiddenTexts(loaded.settings), { write: (line) => void (lines += line) }))
  return lines
}

test('a setting that bears a secret never reaches a line, whole or in part, in message or field', () => {
  const parts = ['hidden database', 'hidden%20database', 'hidden-mail', 'hidden-older-key-two']
  for (const text of [...Object.values(HIDDEN), ...parts]) {
    const line = logged((log) => log('error', `it failed at ${text}!`, { reason: text, port: 4600 }))
    expect(line).not.toContain('hidden')
    expect(JSON.parse(line)).toMatchObject({ msg: expect.stringMatching(/^it failed at .*…/), port: 4600 })
  }
})

test('other lines stay as they are', () => {
  const line = logged((log) => log('info', 'account', { account: 7, state: 'connected' }))
  expect(JSON.parse(line)).toMatchObject({ msg: 'account', account: 7, state: 'connected' })
})
