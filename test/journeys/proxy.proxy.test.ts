/** The guide's proxy configurations, run by the real programs in front of a running Folkmoot. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { serve } from '../../app/serve.ts'
import type { Running } from '../../app/serve.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { EchoPlatform } from './echo-platform.ts'
import { foundCommunity } from './found-community.ts'
import { ask } from './proxy-caller.ts'
import type { Answer, Asked } from './proxy-caller.ts'
import { NAME, blockOf, freePort, makeCertificate, startCaddy, startNginx } from './proxy-servers.ts'
import type { Proxy } from './proxy-servers.ts'
import { temporaryFolder } from './serve-child.ts'

test.each(['nginx', 'caddy'])('both languages show the same configuration of %s', (language) => {
  expect(blockOf('zh-CN/proxy.md', language)).toBe(blockOf('en/proxy.md', language))
})

describe.each([
  ['nginx', startNginx],
  ['caddy', startCaddy],
])('behind %s', (program, startProxy) => {
  const folder = temporaryFolder()
  const platform = new EchoPlatform()
  let proxy: Proxy
  let running: Running
  let port = 0
  let ca = ''
  let community = 0
  let cookie = ''

  const call = (path: string, asked: Asked = {}, from = '127.0.0.1'): Promise<Answer> =>
    ask({ port, ca, from }, path, asked)
  const api = (path: string, asked: Asked = {}) =>
    call(`/api/v1${path}`, {
      ...asked,
      headers: { cookie, 'content-type': 'application/json', ...asked.headers },
    })
  const tryLink = async (from: string, forwarded: string): Promise<number> => {
    const headers = { 'x-forwarded-for': forwarded, 'x-real-ip': forwarded, forwarded: `for=${forwarded}` }
    const body = JSON.stringify({ token: 'invented' })
    const json = { ...headers, 'content-type': 'application/json' }
    return (await call('/api/v1/session/link', { method: 'POST', headers: json, body }, from)).status
  }

  beforeAll(async () => {
    port = await freePort()
    community = await foundCommunity(
      { folder: folder.path, storage: { engine: 'sqlite', folder: folder.path } },
      'Proxied',
    )
    const args = ['--data', folder.path, '--port', '0', '--no-demo', '--trust-proxy']
    const loaded = loadSettings(args, { PUBLIC_URL: `https://${NAME}:${port}` })
    if (!loaded.ok) throw new Error('the settings are wrong')
    running = await serve({
      settings: loaded.settings,
      log: () => undefined,
      version: '0.0.0',
      onFatal: () => undefined,
      connectors: [platform.kind],
    })
    const certificate = makeCertificate(folder.path)
    ca = readFileSync(certificate.certificate, 'utf8')
    proxy = await startProxy({ folder: folder.path, port, upstream: running.port, ...certificate })
  })
  afterAll(async () => {
    await proxy?.stop()
    await running?.stop()
    folder.remove()
  })

  test('the sign-in link leads to the public address, and the cookie is for https only', async () => {
    const link = new URL(await running.newLink())
    expect(link.origin).toBe(`https://${NAME}:${port}`)
    const landing = await call('/api/v1/session/link', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: link.searchParams.get('token') }),
    })
    const set = landing.headers['set-cookie'] ?? []
    expect(set.join('; ')).toMatch(/Secure/)
    cookie = set.map((each) => each.split(';', 1)[0]).join('; ')
    expect(landing.headers['strict-transport-security']).toContain('max-age')
    expect((await api('/communities')).status).toBe(200)
  })

  test('what changes something works from the own origin, and from no other', async () => {
    const body = JSON.stringify({
      platform: 'echo',
      name: 'Echo',
      settings: { server: 'a.example' },
      secrets: { token: 'hush-hush' },
    })
    const path = `/communities/${community}/accounts`
    const own = { origin: `https://${NAME}:${port}`, 'sec-fetch-site': 'same-origin' }
    expect((await api(path, { method: 'POST', body, headers: own })).status).toBe(201)
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const refused = await api(path, { method: 'POST', body, headers: foreign })
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('foreign-origin')])
  })

  test('a foreign host gets nothing', async () => {
    const answer = await call('/api/v1/communities', { headers: { cookie, host: 'evil.example' } })
    expect(answer.text).not.toContain('Proxied')
    if (program === 'nginx') expect(answer.text).toContain('foreign-host')
  })

  test('a live stream arrives while it goes on', async () => {
    const stream = api(`/communities/${community}/stream?after=0`, { until: 'walking past' })
    await platform.say('g', 'ann', 'walking past')
    expect((await stream).text).toContain('walking past')
  })

  test('a platform delivers through it', async () => {
    const { host } = platform.opened[0] ?? {}
    const path = new URL(`${host?.publicUrl ?? ''}/hook`).pathname
    const answer = await call(path, { method: 'POST', body: 'ping' })
    expect([answer.status, answer.text]).toEqual([200, 'ping taken'])
  })

  test('a large body is refused cleanly', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(2_200_000) })
    expect((await api(`/communities/${community}/accounts`, { method: 'POST', body })).status).toBe(413)
    expect((await api('/communities')).status).toBe(200)
  })

  test('figures for this machine alone stay so', async () => {
    expect((await call('/metrics')).status).toBe(401)
    expect((await fetch(`http://127.0.0.1:${running.port}/metrics`)).status).toBe(200)
  })

  test('limits count the real caller: apart for two, and no header makes one into many', async () => {
    const statuses: number[] = []
    for (let round = 0; round < 11; round += 1) statuses.push(await tryLink('127.0.0.2', `10.0.0.${round}`))
    expect(statuses.slice(0, 10)).not.toContain(429)
    expect(statuses[10]).toBe(429)
    expect(await tryLink('127.0.0.3', '127.0.0.2')).not.toBe(429)
  })

  test('the heartbeat is seen from outside', async () => {
    const answer = await call('/heartbeat')
    expect([answer.status, z.object({ alive: z.boolean() }).parse(JSON.parse(answer.text))]).toEqual([
      200,
      { alive: true },
    ])
  })
})

test('without TRUST_PROXY what the header claims counts for nothing', async () => {
  const folder = temporaryFolder()
  const loaded = loadSettings(['--data', folder.path, '--port', '0', '--no-demo'], {})
  if (!loaded.ok) throw new Error('the settings are wrong')
  const running = await serve({
    settings: loaded.settings,
    log: () => undefined,
    version: '0.0.0',
    onFatal: () => undefined,
  })
  const statuses: number[] = []
  for (let round = 0; round < 11; round += 1) {
    const answer = await fetch(`${running.address}/api/v1/session/link`, {
      method: 'POST',
      headers: { 'x-forwarded-for': `10.0.0.${round}`, 'content-type': 'application/json' },
      body: JSON.stringify({ token: 'invented' }),
    })
    statuses.push(answer.status)
  }
  expect(statuses[9]).not.toBe(429)
  expect(statuses[10]).toBe(429)
  await running.stop()
  folder.remove()
})
