/** Accounts while Folkmoot runs: connected, changed, switched off and on through the API; nothing hidden gets out. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { serve } from '../../app/serve.ts'
import type { Running } from '../../app/serve.ts'
import { Account, Platform } from '../../shell/api/accounts/schema.ts'
import { ErrorBody } from '../../shell/api/api-error.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { EchoPlatform } from './echo-platform.ts'
import { foundCommunity } from './found-community.ts'
import { signIn, until } from './serve-child.ts'

const SECRET = 'hush-hush-0123456789'
let home: Home
let platform: EchoPlatform
let running: Running | null = null
let community = 0
let cookie = ''
const logged: string[] = []
const answers: string[] = []

beforeEach(async () => {
  home = await newHome()
  platform = new EchoPlatform()
  logged.length = 0
  answers.length = 0
  community = await foundCommunity(home, 'Journey')
  await start()
})
afterEach(async () => {
  await running?.stop()
  running = null
  await home.remove()
})

async function start(): Promise<void> {
  const loaded = loadSettings(
    ['--data', home.folder, '--port', '0', '--no-demo', '--public-url', 'https://moot.example'],
    home.environment,
  )
  if (!loaded.ok) throw new Error('the settings are wrong')
  running = await serve({
    settings: loaded.settings,
    log: (level, message, fields) => logged.push(JSON.stringify({ level, message, ...fields })),
    version: '0.0.0',
    onFatal: (error) => logged.push(`fatal ${String(error)}`),
    connectors: [platform.kind],
    patience: { firstPause: 20 },
  })
  const address = addressOf()
  const link = (await running.newLink()).replace('https://moot.example', address)
  cookie = (await signIn({ address, link })).cookie
}

/** It listens on loopback though people open another address. */
function addressOf(): string {
  return `http://127.0.0.1:${running?.port ?? 0}`
}

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${addressOf()}/api/v1/communities/${community}/accounts${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json', 'accept-language': 'en' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  answers.push(text)
  return { status: response.status, body: JSON.parse(text) as unknown }
}
const accountIn = ({ body }: { body: unknown }) => Account.parse(body)
const errorIn = ({ body }: { body: unknown }) => ErrorBody.parse(body).error
const create = async (settings: Record<string, unknown> = {}, secrets = { token: SECRET }) =>
  call('POST', '', {
    platform: 'echo',
    name: 'Echo',
    settings: { server: 'a.example', ...settings },
    secrets,
  })
const list = async () => z.object({ accounts: z.array(Account) }).parse((await call('GET', '')).body).accounts
const stateOf = async (id: string) => (await list()).find((each) => each.id === id)?.state
const health = async () =>
  z
    .object({ status: z.string(), reasons: z.array(z.object({ code: z.string() })) })
    .parse(await (await fetch(`${addressOf()}/healthz`)).json())

test('a life of an account: connected, sending, closed, opened, changed, started again', async () => {
  const created = accountIn(await create())
  expect(created).toMatchObject({ platform: 'echo', secrets: ['token'], state: { state: 'connected' } })
  expect(platform.opened).toMatchObject([{ settings: { server: 'a.example', port: 5222 }, token: SECRET }])
  expect(platform.opened[0]?.host.publicUrl).toBe(`https://moot.example/connect/${community}/${created.id}`)

  await platform.say('g', 'ann', 'hello', 'cursor-1')
  const closed = accountIn(await call('POST', `/${created.id}/close`))
  expect(closed.state).toMatchObject({ state: 'closed' })
  expect(platform.opened[0]?.closed).toBe(true)
  await expect(platform.say('g', 'ann', 'too late')).rejects.toThrow(/closing/)

  expect(accountIn(await call('POST', `/${created.id}/open`)).state.state).toBe('connected')
  expect(await platform.opened[1]?.host.cursor()).toBe('cursor-1')

  const move = { name: 'Other', settings: { server: 'b.example' } }
  const refused = await call('PUT', `/${created.id}`, move)
  expect(refused.status).toBe(422)
  expect(JSON.stringify(refused.body)).toContain('token: give it again')
  expect((await stateOf(created.id))?.state).toBe('connected')
  expect(platform.opened).toHaveLength(2)

  const changed = accountIn(await call('PUT', `/${created.id}`, { ...move, secrets: { token: SECRET } }))
  expect(changed).toMatchObject({ name: 'Other', settings: { server: 'b.example' }, secrets: ['token'] })
  expect(platform.opened[2]).toMatchObject({ settings: { server: 'b.example' }, token: SECRET })

  await call('POST', `/${created.id}/close`)
  await running?.stop()
  await start()
  expect((await stateOf(created.id))?.state).toBe('closed')
  expect(platform.opened).toHaveLength(3)
  await call('POST', `/${created.id}/open`)
  await running?.stop()
  await start()
  await until(async () => ((await stateOf(created.id))?.state === 'connected' ? true : null))
  expect(await platform.opened.at(-1)?.host.cursor()).toBe('cursor-1')
  expect(platform.opened.at(-1)?.token).toBe(SECRET)
})

test('wrong settings are named by field in both languages, and nothing is made', async () => {
  const error = errorIn(await create({ port: 'many', colour: 'red' }, { token: SECRET }))
  expect(error.code).toBe('settings-wrong')
  expect(error.message).toMatch(/port: .*number.*|colour: /)
  expect(error.message).toMatch(/colour: there is no such setting/)
  const missing = await call('POST', '', { platform: 'echo', name: 'x', settings: {} })
  expect([missing.status, errorIn(missing).message]).toEqual([
    422,
    'server (Server) is needed. token (Token) is needed.',
  ])
  expect((await call('POST', '', { platform: 'icq', name: 'x' })).status).toBe(422)
  expect(await list()).toEqual([])
  const { id } = accountIn(await create())
  expect((await call('PUT', `/${id}`, { settings: { server: 5 } })).status).toBe(422)
  expect((await list())[0]?.settings).toEqual({ server: 'a.example' })
})

test('one that fails stops neither the others nor the server, and is tried again', async () => {
  platform.script('refuse', 'fall', 'fall')
  const refused = accountIn(await create())
  expect(refused.state).toMatchObject({
    state: 'failed',
    code: 'token-refused',
    message: 'The token is wrong.',
    retryAt: null,
  })
  const failing = accountIn(await create())
  expect(failing.state).toMatchObject({ state: 'failed', code: 'open-failed' })
  expect(failing.state.message).toContain('a.example')
  const fine = await until(async () => {
    const state = await stateOf(failing.id)
    return state?.state === 'connected' ? state : null
  })
  expect(fine.message).toBeNull()
  expect((await health()).reasons.map(({ code }) => code)).toEqual(['account-closed'])
  expect((await fetch(`${addressOf()}/heartbeat`)).status).toBe(200)
  await call('POST', `/${refused.id}/close`)
  expect((await health()).status).toBe('ok')
})

test('what a connector reports is kept with its since, told by health and metrics, group by group', async () => {
  const { id } = accountIn(await create())
  const { host } = platform.opened[0] ?? {}
  const texts = { en: `Lost, token ${SECRET}`, 'zh-CN': '断开了' }
  host?.report({ state: 'disconnected', code: 'network-lost', texts })
  host?.report({ state: 'limited', code: 'rights-missing', texts, group: 'g' })
  const state = await stateOf(id)
  expect(state).toMatchObject({ state: 'disconnected', code: 'network-lost', message: 'Lost, token …' })
  expect(state?.since).toBeGreaterThan(0)
  expect(state?.groups).toMatchObject([{ native: 'g', code: 'rights-missing' }])
  expect((await health()).reasons.map(({ code }) => code)).toEqual(['account-disconnected'])
  const figures = await (await fetch(`${addressOf()}/metrics`, { headers: { cookie } })).text()
  expect(figures).toContain(
    `folkmoot_account_connected{community="${community}",account="${id}",platform="echo"} 0`,
  )
  host?.report({ state: 'connected', code: 'signed-in', texts: null })
  host?.report({ state: 'connected', code: 'rights-given', texts: null, group: 'g' })
  expect(await stateOf(id)).toMatchObject({ state: 'connected', message: null, groups: [] })
  expect((await health()).status).toBe('ok')
})

test('a platform reaches an open account at its address, and nobody else', async () => {
  const { id } = accountIn(await create())
  const door = `${addressOf()}/connect/${community}/${id}`
  const answer = await fetch(`${door}/hook`, { method: 'POST', body: 'ping' })
  expect([answer.status, await answer.text()]).toEqual([200, 'ping taken'])
  expect((await fetch(`${door}/other`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${addressOf()}/connect/${community}/1/hook`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${door}/broken`, { method: 'POST' })).status).toBe(503)
  await call('POST', `/${id}/close`)
  expect((await fetch(`${door}/hook`, { method: 'POST', body: 'ping' })).status).toBe(404)
})

test('an account that never answers, neither opening nor closing, holds nothing up', async () => {
  platform.script('hang')
  create().catch(() => undefined)
  const id = await until(async () => (await list())[0]?.id ?? null)
  expect((await stateOf(id))?.state).toBe('opening')
  const second = accountIn(await create())
  platform.hangOnClose = true
  expect(second.state.state).toBe('connected')
  await running?.stop()
  running = null
  expect(logged.filter((line) => line.startsWith('fatal'))).toEqual([])
})

test('inside may not be reached, whatever an account is told', async () => {
  await create()
  await expect(platform.opened[0]?.host.fetch(`${addressOf()}/healthz`)).rejects.toMatchObject({
    code: 'address-not-public',
  })
})

test('a secret is forgotten on demand, and never stands in an answer, a log, a file or the ledger', async () => {
  platform.script('tell')
  const { id, state } = accountIn(await create())
  expect(state.message).toContain('…')
  await call('PUT', `/${id}`, { secrets: { token: `${SECRET}-new` } })
  expect(platform.opened.at(-1)?.token).toBe(`${SECRET}-new`)
  await call('PUT', `/${id}`, { settings: { server: 'x', token: SECRET } })
  const without = accountIn(await call('DELETE', `/${id}/secrets/token`))
  expect(without).toMatchObject({ secrets: [], state: { state: 'failed', code: 'settings-wrong' } })
  expect((await call('DELETE', `/${id}/secrets/token`)).status).toBe(404)

  const events = await fetch(`${addressOf()}/api/v1/communities/${community}/events`, { headers: { cookie } })
  const ledger = await events.text()
  expect(ledger).toContain('operator.act')
  await running?.stop()
  running = null
  const files = readdirSync(home.folder).filter((name) => name.startsWith('folkmoot'))
  const kept = files.map((name) => readFileSync(join(home.folder, name), 'latin1'))
  for (const text of [...answers, ...logged, ledger, ...kept]) expect(text).not.toContain(SECRET)
})

test('the forms of all platforms are there in both languages', async () => {
  const ask = async (language: string) => {
    const response = await fetch(`${addressOf()}/api/v1/platforms`, {
      headers: { cookie, 'accept-language': language },
    })
    return z.object({ platforms: z.array(Platform) }).parse(await response.json()).platforms
  }
  const labels = (platforms: z.infer<typeof Platform>[]) =>
    platforms.flatMap(({ settings }) => settings.map(({ label }) => label))
  expect(labels(await ask('en'))).toEqual(['Server', 'Port', 'Token'])
  expect(labels(await ask('zh-CN'))).toEqual(['服务器', '端口', '令牌'])
})
