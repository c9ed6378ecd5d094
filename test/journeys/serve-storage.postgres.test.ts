/** An installation on PostgreSQL, as its operator meets it: start, restart, verify, and moving between the engines. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sqliteHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { postgresHome } from '../services/postgres-home.ts'
import { clientWith, folkmoot, signIn, startServerIn, until } from './serve-child.ts'

const Communities = z.object({ communities: z.array(z.object({ id: z.string(), head: z.string() })) })
const Audit = z.object({
  ok: z.boolean(),
  communities: z.array(z.object({ community: z.string(), head: z.number(), events: z.number() })),
})
let home: Home
const others: Home[] = []

beforeAll(async () => {
  home = await postgresHome()
})
afterAll(async () => {
  for (const each of [home, ...others]) await each.remove()
})

async function command(where: Home, ...args: string[]): Promise<{ code: number; said: string }> {
  const child = folkmoot([...args, '--data', where.folder], where.environment)
  const code = await child.ended
  return { code, said: child.output() + child.errors() }
}

async function audited(where: Home) {
  const { said } = await command(where, 'audit', 'verify', '--json')
  return Audit.parse(JSON.parse(said))
}

test('it starts with its demo, and goes on after a restart; nothing of the ledger lies in the folder', async () => {
  let server = await startServerIn(home)
  const client = await signIn(server)
  const communities = () =>
    until(async () => {
      const found = Communities.parse(await clientWith(server.address, client.cookie).get('/communities'))
      return found.communities.length === 2 ? found.communities : null
    })
  const before = await communities()
  expect(await server.stop()).toBe(0)
  server = await startServerIn(home)
  const again = await communities()
  expect(again.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(await server.stop()).toBe(0)
  expect(existsSync(join(home.folder, 'folkmoot.db'))).toBe(false)
  expect(existsSync(join(home.folder, 'auth.db'))).toBe(true)
})

test('its chain and state verify, and what works on files says where to turn', async () => {
  expect(await audited(home)).toMatchObject({ ok: true })
  const { code, said } = await command(home, 'backup', join(home.folder, 'copy.db'))
  expect(code).toBe(1)
  expect(said).toContain('pg_dump')
  expect(said).not.toContain(home.environment['DATABASE_URL'])
})

test('a dump moves it to SQLite and back to PostgreSQL, equal to the byte', async () => {
  const before = await audited(home)
  const dumps: string[] = []
  let from = home
  for (const make of [sqliteHome, postgresHome]) {
    const to = await make()
    others.push(to)
    const file = join(from.folder, 'moved.jsonl')
    expect(await command(from, 'dump', file)).toMatchObject({ code: 0 })
    expect(await command(to, 'load', file)).toMatchObject({ code: 0 })
    expect(await audited(to)).toEqual(before)
    dumps.push(await rows(to))
    from = to
  }
  expect(dumps[0]).toBe(await rows(home))
  expect(dumps[1]).toBe(dumps[0])
})

/** The dump without its first line, which says when it was made, and its last, which seals it. */
async function rows(where: Home): Promise<string> {
  const { said } = await command(where, 'dump')
  return said.trimEnd().split('\n').slice(1, -1).join('\n')
}

test('a database with communities is not loaded over', async () => {
  const file = join(home.folder, 'moved.jsonl')
  const { code, said } = await command(home, 'load', file)
  expect(code).toBe(1)
  expect(said).toContain('already holds communities')
})
