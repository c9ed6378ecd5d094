/** Operators are told by a running Folkmoot: a channel is added, tested and used; what was told is listed. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { serve } from '../../app/serve.ts'
import type { Running } from '../../app/serve.ts'
import { Notice } from '../../shell/api/notices/schema.ts'
import { Channel, Preferences, TestOut } from '../../shell/api/operators/schema.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { startSmtp } from '../../shell/notify/channels/smtp-fixture.ts'
import type { SmtpFixture } from '../../shell/notify/channels/smtp-fixture.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { EchoPlatform } from './echo-platform.ts'
import { foundCommunity } from './found-community.ts'
import { signIn, until } from './serve-child.ts'

let home: Home
let platform: EchoPlatform
let smtp: SmtpFixture
let running: Running
let community = 0
let cookie = ''
const logged: string[] = []

beforeEach(async () => {
  home = await newHome()
  platform = new EchoPlatform()
  smtp = await startSmtp()
  logged.length = 0
  community = await foundCommunity(home, 'Journey')
  await start()
})
afterEach(async () => {
  await running.stop()
  await smtp.close()
  await home.remove()
})

async function start(): Promise<void> {
  const loaded = loadSettings(['--data', home.folder, '--port', '0', '--no-demo'], {
    ...home.environment,
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Folkmoot <moot@example.org>',
  })
  if (!loaded.ok) throw new Error('the settings are wrong')
  running = await serve({
    settings: loaded.settings,
    log: (level, message, fields) => logged.push(JSON.stringify({ level, message, ...fields })),
    version: '0.0.0',
    onFatal: (error) => logged.push(`fatal ${String(error)}`),
    connectors: [platform.kind],
    patience: { firstPause: 20 },
  })
  cookie = (await signIn({ address: running.address, link: await running.newLink() })).cookie
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${running.address}/api/v1${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json', 'accept-language': 'en' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return response.json()
}

const Listed = z.object({ notices: z.array(Notice), unseen: z.number() })
const listed = async () => Listed.parse(await call('GET', '/notices'))

test('a channel is added, tested and told of what is urgent; a restart repeats nothing', async () => {
  const preferences = {
    language: 'en',
    zone: 'UTC',
    quiet: { from: 0, to: 1439 },
    modes: {},
    brief: { on: false, minute: 0, empty: false },
  }
  expect(Preferences.parse(await call('PUT', '/operators/me/notices', preferences))).toEqual(preferences)
  const draft = { kind: 'e-mail', name: 'Mail', address: 'op@example.org' }
  const { id } = Channel.parse(await call('POST', '/operators/me/channels', draft))
  const code = /code[_ ]is[_ ](\d{6})/.exec(smtp.mails[0]?.body ?? '')?.[1]
  const tryOut = async () => TestOut.parse(await call('POST', `/operators/me/channels/${id}/test`))
  expect(await tryOut()).toMatchObject({ status: 'failed', code: 'channel-unconfirmed' })
  const confirmed = await call('POST', `/operators/me/channels/${id}/confirm`, { code })
  expect(confirmed).toMatchObject({ id, confirmed: true })
  expect(smtp.mails).toHaveLength(1)
  expect(await tryOut()).toMatchObject({ status: 'sent' })
  expect(smtp.mails[1]).toMatchObject({
    to: 'op@example.org',
    body: expect.stringContaining('Folkmoot: a test'),
  })
  smtp.replies['RCPT'] = '550 nobody'
  expect(TestOut.parse(await call('POST', `/operators/me/channels/${id}/test`))).toMatchObject({
    status: 'failed',
    code: 'smtp-550',
  })
  delete smtp.replies['RCPT']

  await call('POST', `/communities/${community}/accounts`, {
    platform: 'echo',
    name: 'Echo',
    settings: { server: 'a.example' },
    secrets: { token: 'hush' },
  })
  platform.opened[0]?.host.report({
    state: 'disconnected',
    code: 'token-refused',
    texts: { en: 'Its token was refused.', 'zh-CN': '令牌被拒绝。' },
  })
  const urgent = await until(() => smtp.mails[2] ?? null)
  expect(urgent.body).toContain('Urgent=3A_An_account_is_disconnected')
  const { notices, unseen } = await listed()
  expect(unseen).toBe(1)
  expect(notices[0]).toMatchObject({ urgent: true, kinds: ['account-disconnected'], seen: false })
  const [key = ''] = notices[0]?.keys ?? []
  const seq = z.object({ seq: z.string() })
  seq.parse(await call('POST', `/communities/${community}/notices/${key}/acknowledge`))
  await call('POST', '/notices/seen', { at: notices[0]?.at })

  await running.stop()
  await start()
  expect((await listed()).unseen).toBe(0)
  await new Promise((resolve) => {
    setTimeout(resolve, 2_500)
  })
  expect(smtp.mails).toHaveLength(3)
  expect(logged.filter((line) => line.includes('stumbled'))).toEqual([])
}, 60_000)

test('what a robot’s address hides is in no file, answer or line of the log', async () => {
  const url = 'https://hooks.invalid/hidden-path-token'
  const draft = { kind: 'webhook', name: 'Robot', url, secret: 'hidden-signing-words' }
  const { id, target } = Channel.parse(await call('POST', '/operators/me/channels', draft))
  expect(target).toBe('hooks.invalid')
  const shown = JSON.stringify(await call('GET', '/operators/me/notices'))
  await running.stop()
  const files = readdirSync(home.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
  for (const text of [shown, ...files, ...logged]) expect(text).not.toMatch(/hidden-/)
  await start()
  expect(await call('DELETE', `/operators/me/channels/${id}`)).toEqual({ id })
}, 60_000)
