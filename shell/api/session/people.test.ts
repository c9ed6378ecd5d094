import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLockOut, pauseAfter } from './lock-out.ts'
import { passwordFault } from './password.ts'
import { passkeyPlace } from './passkey-place.ts'
import { openSignIn } from './sign-in.ts'
import type { SignIn } from './sign-in.ts'

const PASSWORD = 'lantern kettle orbit'
let folder = ''
let now = 0
let house: SignIn
let steward = ''
const from = (headers: Headers = new Headers()) => ({ headers, address: '127.0.0.1' })
const cookieOf = (cookies: readonly string[]) =>
  new Headers({ cookie: cookies.map((each) => each.split(';', 1)[0]).join('; ') })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-people-'))
  now = Date.now()
  house = await openSignIn({ folder, origins: ['http://127.0.0.1:4600'], secret: null, now: () => now })
  steward = house.operators()[0]?.id ?? ''
})
afterEach(() => {
  house.close()
  rmSync(folder, { recursive: true, force: true })
})

const setUp = async (name: string) => {
  const operator = house.people.find(steward)
  if (!operator) throw new Error('there is no steward')
  await house.sessions.setName(steward, name, from())
  await house.sessions.setPassword(operator, { current: null, password: PASSWORD }, from())
}
const enter = (name: string, password: string, headers?: Headers) =>
  house.sessions.byPassword({ name, password }, from(headers))
const tokenIn = (link: string) => link.slice(link.lastIndexOf('/') + 1)
const invite = (by = steward, community: number | 'all' = 5) =>
  tokenIn(house.people.invite(by, { name: 'Ash', community, right: 'steward' }).link)
const accept = (token: string, name = 'Ash') =>
  house.people.accept(token, { name, password: 'harbour violin moss' }, from())

describe('passwords', () => {
  test('let in by any spelling of the name, never by a wrong one', async () => {
    await setUp('Wren Hill')
    expect(await enter('  wren   HILL ', PASSWORD)).toMatchObject({ status: 'in', operator: steward })
    expect(await enter('Wren Hill', `${PASSWORD}!`)).toMatchObject({ status: 'refused' })
  })

  test('a name that is nobody’s is paused as one that is somebody’s', async () => {
    await setUp('Wren')
    for (const name of ['Wren', 'Nobody']) {
      const tries = []
      for (let n = 0; n < 6; n += 1) tries.push(await enter(name, 'wrong'))
      expect(tries.map(({ status }) => status)).toEqual([...Array<string>(5).fill('refused'), 'locked'])
      expect(tries[4]).toEqual({ status: 'refused', until: now + 30_000 })
    }
    expect(await enter('Wren', PASSWORD)).toMatchObject({ status: 'locked' })
    now += 30_001
    expect(await enter('Wren', PASSWORD)).toMatchObject({ status: 'in' })
  }, 90_000)

  test('changing one needs the old one, and ends the other sessions', async () => {
    await setUp('Wren')
    const [one, other] = [await enter('Wren', PASSWORD), await enter('Wren', PASSWORD)]
    if (one.status !== 'in' || other.status !== 'in') throw new Error('not in')
    const operator = house.people.find(steward)
    if (!operator) throw new Error('gone')
    const password = 'meadow cobalt ferry'
    const here = from(cookieOf(one.cookies))
    expect(await house.sessions.setPassword(operator, { current: 'x', password }, here)).toEqual({
      status: 'wrong',
    })
    expect(await house.sessions.setPassword(operator, { current: PASSWORD, password }, here)).toEqual({
      status: 'set',
    })
    expect(await house.sessions.operatorOf(cookieOf(one.cookies))).not.toBeNull()
    expect(await house.sessions.operatorOf(cookieOf(other.cookies))).toBeNull()
  })

  test.each([
    ['short', 'too-short'],
    ['aaaaaaaaaaaaaa', 'too-plain'],
    ['1234567890', 'too-plain'],
    ['Password12345', 'too-common'],
    ['woaini5201314', 'too-common'],
    ['wrenhill-2024', 'like-the-name'],
    ['x'.repeat(129), 'too-long'],
    [PASSWORD, null],
    ['晚风-吹过-第七-座桥', null],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, 'Wren Hill')).toBe(fault)
  })
})

test('pauses grow and end at an hour', () => {
  expect([4, 5, 6, 7, 50].map(pauseAfter)).toEqual([0, 30_000, 60_000, 120_000, 3_600_000])
  const lock = openLockOut(new DatabaseSync(':memory:'), 'secret')
  for (let n = 0; n < 5; n += 1) expect(lock.attempt('Wren', n)).toBeNull()
  expect(lock.attempt('wren', 10)).toBe(30_004)
  lock.forget('Wren')
  expect(lock.attempt('Wren', 11)).toBeNull()
})

describe('sessions', () => {
  test('a session that was there before is not taken over, and is over', async () => {
    await setUp('Wren')
    const first = await enter('Wren', PASSWORD)
    if (first.status !== 'in') throw new Error('not in')
    const planted = cookieOf(first.cookies)
    const second = await enter('Wren', PASSWORD, planted)
    if (second.status !== 'in') throw new Error('not in')
    expect(second.cookies.join()).not.toContain(planted.get('cookie') ?? '-')
    expect(await house.sessions.operatorOf(planted)).toBeNull()
    expect(await house.sessions.operatorOf(cookieOf(second.cookies))).toMatchObject({ id: steward })
  })

  test('one ends own sessions, never those of others', async () => {
    const joined = await accept(invite())
    if (joined.status !== 'in') throw new Error('not in')
    const headers = cookieOf(joined.entry.cookies)
    const [session] = await house.sessions.list(joined.entry.operator, headers)
    expect(session).toMatchObject({ isThis: true })
    expect(await house.sessions.end(steward, session?.id ?? '', from())).toBe(false)
    expect(await house.sessions.end(joined.entry.operator, session?.id ?? '', from())).toBe(true)
    expect(await house.sessions.operatorOf(headers)).toBeNull()
  })
})

describe('invitations', () => {
  test('work once, also when two follow at the same time', async () => {
    const token = invite()
    const both = await Promise.all([accept(token, 'Ash'), accept(token, 'Elm')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['in', 'no-invitation'])
    expect(await accept(token, 'Oak')).toEqual({ status: 'no-invitation' })
  })

  test('are not kept as they are, and expire', async () => {
    const token = invite()
    const database = new DatabaseSync(join(folder, 'auth.db'), { readOnly: true })
    expect(JSON.stringify(database.prepare('SELECT * FROM invitation').all())).not.toContain(token)
    database.close()
    now += 7 * 24 * 3_600_000
    expect(house.people.invitation(token)).toBeNull()
  })

  test('fall with the right of whoever made them, and reach no other community', async () => {
    const joined = await accept(invite())
    if (joined.status !== 'in') throw new Error('not in')
    const token = invite(joined.entry.operator)
    const elsewhere = invite(joined.entry.operator, 6)
    expect(house.people.invitation(token)).not.toBeNull()
    expect(house.people.invitation(elsewhere)).toBeNull()
    expect(await house.people.take(joined.entry.operator, 5)).toBe('done')
    expect(house.people.invitation(token)).toBeNull()
    expect(await house.sessions.operatorOf(cookieOf(joined.entry.cookies))).toBeNull()
  })

  test('a name that is taken uses nothing up', async () => {
    await setUp('Wren')
    const token = invite()
    expect(await accept(token, 'WREN')).toEqual({ status: 'name-taken' })
    expect(await accept(token, 'Ash')).toMatchObject({ status: 'in' })
  })
})

test('the last steward of all stays', async () => {
  expect(await house.people.take(steward, 'all')).toBe('last-steward')
  expect(house.people.give(steward, { community: 'all', right: 'viewer' })).toBe('last-steward')
  expect(await accept(invite(steward, 'all'))).toMatchObject({ status: 'in' })
  expect(await house.people.take(steward, 'all')).toBe('done')
})

test('what happened is kept, without what was typed', async () => {
  await setUp('Wren')
  await enter('hunter-two-typed-here', 'x')
  await enter('Wren', PASSWORD)
  const acts = house.book.list({ limit: 10 })
  expect(acts.map(({ act }) => act)).toEqual(['signed-in', 'sign-in-failed', 'password-set', 'name-set'])
  expect(JSON.stringify(acts)).not.toContain('hunter')
})

test.each([
  [['https://moot.example'], null, null],
  [['http://moot.example'], 'not-https', null],
  [['https://10.0.0.1'], 'numeric-address', null],
  [['http://127.0.0.1:4600', 'http://localhost:4600'], 'numeric-address', 'http://localhost:4600'],
])('passkeys at %j: %s', (origins, obstacle, instead) => {
  expect(passkeyPlace(origins)).toMatchObject({ obstacle, ...(instead === null ? {} : { instead }) })
})
