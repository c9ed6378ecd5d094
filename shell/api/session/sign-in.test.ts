import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRights } from './rights.ts'
import { keptSecret } from './secret.ts'
import { openSignIn } from './sign-in.ts'
import type { SignIn } from './sign-in.ts'

const origin = 'http://127.0.0.1:4600'
let folder = ''
const opened: SignIn[] = []
const open = async (at = origin) => {
  const signIn = await openSignIn({ folder, origins: [at], secret: null })
  opened.push(signIn)
  return signIn
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-auth-'))
})
afterEach(() => {
  for (const signIn of opened.splice(0)) signIn.close()
  rmSync(folder, { recursive: true, force: true })
})

const tokenIn = (link: string) => new URL(link).searchParams.get('token') ?? ''
const from = (headers: Headers = new Headers()) => ({ headers, address: '127.0.0.1' })
const use = async ({ sessions }: SignIn, token: string, headers?: Headers) => {
  const entry = await sessions.byLink(token, from(headers))
  const cookies = entry.status === 'in' ? entry.cookies : []
  const cookie = cookies.map((each) => each.split(';', 1)[0]).join('; ')
  return { status: entry.status, set: cookies.join('; '), headers: new Headers({ cookie }) }
}

describe('sign-in', () => {
  test('a link becomes a session of the steward, once', async () => {
    const signIn = await open()
    const token = tokenIn(await signIn.newLink())
    const first = await use(signIn, token)
    expect(await signIn.sessions.operatorOf(first.headers)).toMatchObject({
      rights: [{ community: 'all', right: 'steward' }],
    })
    expect(first.set).toMatch(/HttpOnly/i)
    expect(first.set).toMatch(/SameSite=Strict/i)
    const second = await use(signIn, token)
    expect(second.status).toBe('refused')
    expect(await signIn.sessions.operatorOf(second.headers)).toBeNull()
  })

  test('each link is its own, and an invented one is nothing', async () => {
    const signIn = await open()
    const [one, other] = [tokenIn(await signIn.newLink()), tokenIn(await signIn.newLink())]
    expect(one).not.toBe(other)
    expect(one.length).toBeGreaterThanOrEqual(32)
    expect((await use(signIn, 'x'.repeat(32))).set).toBe('')
    expect((await use(signIn, one)).set).not.toBe('')
  })

  test('a session outlives a restart, and ends with signing out', async () => {
    const before = await open()
    const { headers } = await use(before, tokenIn(await before.newLink()))
    const after = await open()
    expect(await after.sessions.operatorOf(headers)).not.toBeNull()
    await after.sessions.signOut(from(headers))
    expect(await after.sessions.operatorOf(headers)).toBeNull()
  })

  test('a forged cookie is nobody', async () => {
    const signIn = await open()
    const { headers } = await use(signIn, tokenIn(await signIn.newLink()))
    const forged = new Headers({ cookie: (headers.get('cookie') ?? '').replace(/.{3}(?=;|$)/, 'xyz') })
    expect(await signIn.sessions.operatorOf(forged)).toBeNull()
    expect(await signIn.sessions.operatorOf(new Headers())).toBeNull()
  })

  test('cookies are for https only where people come by https', async () => {
    const signIn = await open('https://moot.example.org')
    expect((await use(signIn, tokenIn(await signIn.newLink()))).set).toMatch(/Secure/)
  })

  test('tokens are not kept as they are', async () => {
    const signIn = await open()
    const token = tokenIn(await signIn.newLink())
    const database = new DatabaseSync(join(folder, 'auth.db'), { readOnly: true })
    expect(JSON.stringify(database.prepare('SELECT * FROM verification').all())).not.toContain(token)
    database.close()
  })
})

test('the secret is made once, for the owner of the folder alone', () => {
  const secret = keptSecret(folder)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(keptSecret(folder)).toBe(secret)
  expect(statSync(join(folder, 'auth.secret')).mode & 0o777).toBe(0o600)
})

test('rights are given by community, and the first steward is not made twice', () => {
  const rights = openRights(new DatabaseSync(':memory:'))
  rights.give('op', 5, 'viewer')
  rights.give('op', 5, 'manager')
  rights.ensureSteward('first')
  rights.ensureSteward('other')
  expect(rights.of('op')).toEqual([{ community: 5, right: 'manager' }])
  expect(rights.of('other')).toEqual([])
  expect(rights.of('first')).toEqual([{ community: 'all', right: 'steward' }])
  expect(rights.of('nobody')).toEqual([])
})
