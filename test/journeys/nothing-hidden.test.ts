/** What an installation keeps secret stands in nothing that it prints, stores, dumps or answers. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { bareEnvironment } from '../services/bare-environment.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { foundCommunity } from './found-community.ts'
import { folkmoot, signIn, until } from './serve-child.ts'
import type { Child, Client } from './serve-child.ts'

const bin = fileURLToPath(new URL('../../bin/folkmoot.js', import.meta.url))
const HIDDEN = {
  key: 'hidden-key-of-the-installation',
  oldKey: 'hidden-former-key-of-the-installation',
  cookies: 'hidden-signature-of-all-the-cookies',
  mail: 'hidden-mail-password',
  deadMan: 'hidden-dead-man-path',
  database: 'hidden-database-password',
  password: 'hidden-password-of-the-account',
  changed: 'hidden-changed-password',
  token: '1234567:hidden-token-of-the-bot',
  channel: 'hidden-signature-of-the-channel',
  typed: 'hidden-secret-from-standard-input',
}

let home: Home
let community = 0
let environment: Record<string, string> = {}
const children: Child[] = []

beforeEach(async () => {
  home = await newHome()
  community = await foundCommunity(home, 'Quiet club')
  const url = home.environment['DATABASE_URL']
  environment = {
    ...home.environment,
    ...(url === undefined ? {} : { DATABASE_URL: url.replace('@', `:${HIDDEN.database}@`) }),
    FOLKMOOT_KEY: HIDDEN.key,
    FOLKMOOT_OLD_KEYS: HIDDEN.oldKey,
    FOLKMOOT_SECRET: HIDDEN.cookies,
    FOLKMOOT_ALLOW_HOSTS: '127.0.0.1',
    SMTP_URL: `smtp://moot:${HIDDEN.mail}@127.0.0.1:1`,
    MAIL_FROM: 'moot@example.org',
    DEADMAN_URL: `https://127.0.0.1:1/${HIDDEN.deadMan}`,
  }
})

afterEach(async () => {
  for (const { process: each } of children.splice(0)) if (each.exitCode === null) each.kill('SIGKILL')
  await home.remove()
})

async function start(): Promise<{ child: Child; address: string; client: Client; link: string }> {
  const flags = ['--data', home.folder, '--port', '0', '--no-demo', '--log-level', 'trace']
  const child = folkmoot(['serve', ...flags], environment)
  children.push(child)
  const link = await until(
    () => /http:\S+\/sign-in\?token=\S+/.exec(child.output())?.[0] ?? null,
    () => child.process.exitCode !== null,
  ).catch(() => {
    throw new Error(`did not start:\n${child.output()}\n${child.errors()}`)
  })
  const address = new URL(link).origin
  return { child, address, link, client: await signIn({ address, link }) }
}

/** What the installation answers to every question that its own description lists. */
async function allAnswers({ address, client }: { address: string; client: Client }, account: string) {
  const headers = { cookie: client.cookie }
  const description = await (await fetch(`${address}/api/v1/openapi.json`, { headers })).text()
  const { paths } = z
    .object({ paths: z.record(z.string(), z.looseObject({})) })
    .parse(JSON.parse(description))
  const values: Readonly<Record<string, string>> = { community: String(community), account }
  const asked = Object.entries(paths)
    .filter(([path, methods]) => 'get' in methods && !path.includes('stream'))
    .map(([path]) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '1'))
  const answers = [description]
  for (const path of [...asked, '/', '/healthz', '/metrics']) {
    const response = await fetch(address + path, { headers, signal: AbortSignal.timeout(3_000) })
    answers.push(`${path} ${await response.text().catch(() => '')}`)
  }
  expect(asked.length).toBeGreaterThan(15)
  return answers
}

function filesIn(folder: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file, readFileSync(file)])
}

/** Each secret as it is, and as its base64, which is how it might slip by. */
function expectHidden(place: string, said: string | Buffer): void {
  const bytes = Buffer.from(said)
  for (const [name, secret] of Object.entries(HIDDEN)) {
    for (const form of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]) {
      expect(bytes.includes(form), `the secret '${name}' stands in ${place}`).toBe(false)
    }
  }
}

test('keys, passwords and tokens stand in no log, file, dump or answer', async () => {
  const first = await start()
  const accounts = `/communities/${community}/accounts`
  const xmpp = {
    domain: 'chat.example',
    username: 'moot',
    service: 'xmpp://127.0.0.1:1',
    rooms: ['a@b.example'],
  }
  const made = z.looseObject({ id: z.string() }).parse(
    await first.client.post(accounts, {
      platform: 'xmpp',
      name: 'Chat',
      settings: xmpp,
      secrets: { password: HIDDEN.password },
    }),
  )
  const bot = { platform: 'telegram', name: 'Bot', settings: { apiRoot: 'http://127.0.0.1:1' } }
  await first.client.post(accounts, { ...bot, secrets: { token: HIDDEN.token } })
  await fetch(`${first.address}/api/v1${accounts}/${made.id}`, {
    method: 'PUT',
    headers: { cookie: first.client.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ secrets: { password: HIDDEN.changed } }),
  })
  const hook = { kind: 'webhook', name: 'Ops', url: 'https://hooks.example/x', secret: HIDDEN.channel }
  await first.client.post('/operators/me/channels', hook)
  // Refused in words: they must not repeat what was given.
  const refused = { ...bot, settings: { apiRoot: 7 }, secrets: { token: HIDDEN.token } }
  const refusal = await first.client.post(accounts, refused).catch(String)
  const answers = [...(await allAnswers(first, made.id)), String(refusal), JSON.stringify(made)]
  first.child.process.kill('SIGTERM')
  await first.child.ended

  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [bin, ...args, '--data', home.folder], {
      input,
      encoding: 'utf8',
      env: { ...bareEnvironment(), ...environment },
    })
  const put = run(['secrets', 'set', String(community), made.id, 'password'], `${HIDDEN.typed}\n`)
  expect([put.status, put.stderr]).toEqual([0, ''])
  const second = await start()
  answers.push(...(await allAnswers(second, made.id)))
  const whileRunning = run(['secrets', 'set', String(community), made.id, 'password'], HIDDEN.typed)
  expect(whileRunning.status).toBe(1)
  second.child.process.kill('SIGTERM')
  await second.child.ended

  const commands = [
    put,
    whileRunning,
    run(['secrets', 'list']),
    run(['secrets', 'check']),
    run(['secrets', 'rotate']),
  ]
  const dump = execFileSync(process.execPath, [bin, 'dump', '--with-secrets', '--data', home.folder], {
    env: { ...bareEnvironment(), ...environment },
  })
  expect(commands.slice(2).map(({ status, stderr }) => [status, stderr])).toEqual([
    [0, ''],
    [0, ''],
    [0, ''],
  ])
  expect(dump.includes('"password"')).toBe(true)

  expect(() => expectHidden('a test of the test', `… ${HIDDEN.token} …`)).toThrow('token')
  expect(answers.some((answer) => answer.includes('Quiet club'))).toBe(true)
  for (const { child } of [first, second]) {
    expectHidden('standard output', child.output())
    expectHidden('standard error', child.errors())
  }
  for (const answer of answers) expectHidden(answer.slice(0, 60), answer)
  for (const { stdout, stderr } of commands) expectHidden('what a command printed', stdout + stderr)
  expectHidden('the dump', dump)
  for (const [file, bytes] of filesIn(home.folder)) expectHidden(file, bytes)
  // With a key from the environment none is made.
  expect(existsSync(join(home.folder, 'secrets.key'))).toBe(false)
})

test('settings that are wrong are named without what they were', () => {
  const wrong = { FOLKMOOT_KEY: 'hidden-short', SMTP_URL: 'hidden:mail', DATABASE_URL: 'hidden:database' }
  const faulty = { ...wrong, FOLKMOOT_SECRET: 'hidden-cookies', DEADMAN_URL: 'hidden:path', PORT: 'many' }
  for (const env of [faulty, { FOLKMOOT_KEY: wrong.FOLKMOOT_KEY }]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [bin, 'serve', '--no-demo', '--port', '0', '--data', home.folder],
      { encoding: 'utf8', env: { ...bareEnvironment(), ...home.environment, ...env } },
    )
    expect(status).not.toBe(0)
    expect(stdout + stderr).not.toContain('hidden')
    expect(stdout + stderr).toContain('FOLKMOOT_')
  }
})
