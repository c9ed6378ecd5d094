import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { COMMUNITY, createFixture } from './api-fixture.ts'
import * as members from './members/policy.ts'
import { MEMBER, PUBLIC, SIGNED_IN, holds } from './policy.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { memberRoutes, operatorRoutes, publicRoutes, routes } from './routes.ts'
import { memberDoor, operatorDoor, publicDoor } from './surfaces.ts'

const { call } = createFixture()
const places: Readonly<Record<string, string>> = {
  community: String(COMMUNITY),
  group: '21',
  member: '31',
  account: '1',
  seq: '1',
  n: '0',
  version: '1',
}
const addressOf = ({ path }: Route, overrides: Readonly<Record<string, string>> = {}) =>
  path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => overrides[name] ?? places[name] ?? '1')
const send = (each: Route, as?: string, overrides?: Readonly<Record<string, string>>) =>
  call(addressOf(each, overrides), {
    method: each.method.toUpperCase(),
    ...(as === undefined ? {} : { as }),
    ...(each.schemas.body === null ? {} : { json: {} }),
  })
const named = (list: readonly Route[]) => list.map((each) => [`${each.method} ${each.path}`, each] as const)

describe('every route has a policy', () => {
  test('a route without one does not compile, nor does an object that route() did not make', () => {
    // @ts-expect-error -- the policy is missing
    route({ method: 'get', path: '/x', summary: '', answer: z.object({}) }, () => ({}))
    const handmade = {
      method: 'get',
      path: '/x',
      policy: { surface: 'public' },
      summary: '',
      schemas: { params: z.object({}), query: z.object({}), body: null, answer: z.object({}), status: 200 },
      costly: false,
      handle: () => Promise.resolve(new Response()),
    } as const
    // @ts-expect-error -- only route() makes routes
    const forged: Route = handmade
    expect(forged.path).toBe('/x')
  })

  test('no route is registered twice, and all belong to a surface', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(names).size).toBe(names.length)
    expect(publicRoutes.length + memberRoutes.length + operatorRoutes.length).toBe(routes.length)
    const surfacesOf = (list: readonly Route[]) => new Set(list.map(({ policy }) => policy.surface))
    expect(surfacesOf(operatorRoutes)).toEqual(new Set(['operator']))
    expect([...surfacesOf(memberRoutes)].every((surface) => surface === 'member')).toBe(true)
    expect(surfacesOf(publicRoutes)).toEqual(new Set(['public', 'local']))
  })

  test('a route of one surface cannot be registered on another', () => {
    const answer = z.object({})
    const about = { method: 'get', path: '/x', summary: '', answer } as const
    const open = route({ ...about, policy: PUBLIC }, () => ({}))
    const theirs = route({ ...about, policy: MEMBER }, () => ({}))
    const own = route({ ...about, policy: SIGNED_IN }, () => ({}))
    // @ts-expect-error -- a public route on the operators' surface
    expect(() => operatorDoor([own, open])).toThrow('/x is of the surface public')
    // @ts-expect-error -- an operators' route on the public surface
    expect(() => publicDoor([own])).toThrow('/x is of the surface operator')
    // @ts-expect-error -- a member's route on the operators' surface
    expect(() => operatorDoor([theirs])).toThrow('/x is of the surface member')
    // @ts-expect-error -- an operators' route on the members' surface
    expect(() => memberDoor([own])).toThrow('/x is of the surface operator')
  })

  test('what is public is signing in, health and what platforms call, nothing else', () => {
    const open = publicRoutes.filter(({ policy }) => policy.surface === 'public').map(({ path }) => path)
    expect(open).toEqual([
      '/api/v1/session/ways',
      '/api/v1/session/link',
      '/api/v1/session/password',
      '/api/v1/session/passkey/challenge',
      '/api/v1/session/passkey',
      '/api/v1/invitations/look',
      '/api/v1/invitations/accept',
      '/api/v1/mine/session',
      '/healthz',
      '/heartbeat',
      '/connect/{community}/{account}/{path}',
      '/connect/{community}/{account}/{path}',
    ])
  })
})

describe('nobody', () => {
  test.each(named(operatorRoutes))('is refused at %s', async (_name, each) => {
    const response = await send(each)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { code: 'not-signed-in' } })
  })

  test('is refused figures from afar', async () => {
    expect((await call('/metrics')).status).toBe(401)
    expect((await call('/metrics', { as: 'viewer' })).status).toBe(200)
  })
})

describe('a viewer of one community', () => {
  const needsMore = operatorRoutes.filter(
    ({ policy }) => policy.surface === 'operator' && policy.right !== 'viewer',
  )
  test.each(named(needsMore))('is refused at %s', async (_name, each) => {
    const response = await send(each, 'viewer')
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ error: { code: 'not-allowed' } })
  })

  const inside = operatorRoutes.filter(({ path }) => path.includes('{community}'))
  test.each(named(inside))('is refused in another community at %s', async (_name, each) => {
    expect((await send(each, 'viewer', { community: '12' })).status).toBe(403)
    expect((await send(each, 'viewer', { community: 'x' })).status).not.toBe(200)
  })

  test('sees only the own community in the list', async () => {
    const list = z.object({ communities: z.array(z.object({ id: z.string() })) })
    const idsFor = async (as: string) =>
      list.parse(await (await call('/api/v1/communities', { as })).json()).communities.map(({ id }) => id)
    expect(await idsFor('viewer')).toEqual(['11'])
    expect(await idsFor('steward')).toEqual(['11', '12'])
  })
})

test('a right includes the ones before it, and reaches no other community', () => {
  const manager = { id: 'm', name: 'M', rights: [{ community: 5, right: 'manager' as const }] }
  expect(holds(manager, 'viewer', 5)).toBe(true)
  expect(holds(manager, 'manager', 5)).toBe(true)
  expect(holds(manager, 'steward', 5)).toBe(false)
  expect(holds(manager, 'viewer', 6)).toBe(false)
  expect(holds(manager, 'viewer', null)).toBe(true)
})

test('whoever may not give a role may not link it over either', () => {
  expect(members.link).toEqual(members.changeRole)
})

/** What managers write through: acts on groups ask for reach, what is about members or oneself does not. */
const MANAGERS: Readonly<Record<string, 'reach' | 'members' | 'own'>> = {
  'delete /members/{member}/notes/{note}': 'members',
  'post /members/{member}/notes': 'members',
  'post /members/{member}/tags': 'members',
  'post /accounts/{account}/groups': 'reach',
  'post /accounts/{account}/paste': 'reach',
  'post /actions/{action}/resolve': 'reach',
  'post /cases/{seq}/{n}/verdict': 'reach',
  'post /events/{seq}/actions/{n}/verdict': 'reach',
  'post /groups/assignments': 'reach',
  'post /groups/assignments/preview': 'reach',
  'post /groups/assignments/{batch}/undo': 'reach',
  'post /inbox/acts': 'reach',
  'post /outbox/fates': 'reach',
  'post /tasks/ticks': 'reach',
  'post /notices/acknowledge': 'reach',
  'post /notices/{key}/acknowledge': 'reach',
  'put /round/order': 'own',
  'put /round/seen': 'own',
}

/** Who is let in where: a route that is new stands here, or the test fails. */
describe('each role', () => {
  const roles = ['viewer', 'limited', 'manager', 'steward', 'stranger'] as const
  const rank = { viewer: 0, limited: 1, manager: 1, steward: 2, stranger: 2 } as const
  const mayCall = ({ policy }: (typeof operatorRoutes)[number], role: (typeof roles)[number]): boolean => {
    if (policy.scope === 'everywhere') return role === 'steward'
    if (policy.scope === 'community' && role === 'stranger') return false
    return rank[role] >= ['viewer', 'manager', 'steward'].indexOf(policy.right)
  }
  const cases = roles.flatMap((role) =>
    operatorRoutes
      .filter((each) => !mayCall(each, role))
      .map((each) => [role, `${each.method} ${each.path}`, each] as const),
  )
  test.each(cases)('%s is refused at %s', async (role, _name, each) => {
    const response = await send(each, role)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ error: { code: 'not-allowed' } })
  })

  test.each(named(memberRoutes))('an operator is nobody at the member surface: %s', async (_name, each) => {
    expect((await send(each, 'steward')).status).toBe(401)
  })

  test('what is asked of a path with a community is asked in that community', () => {
    const loose = operatorRoutes.filter(
      ({ path, policy }) => path.includes('{community}') && policy.scope !== 'community',
    )
    expect(loose.map(({ path }) => path)).toEqual([])
  })

  test('routes that managers write through are known, each with whether it asks for reach', () => {
    const written = operatorRoutes.filter(
      ({ policy, method }) => policy.right === 'manager' && method !== 'get',
    )
    const names = written.map(
      ({ method, path }) => `${method} ${path.replace('/api/v1/communities/{community}', '')}`,
    )
    expect(names.filter((name) => !(name in MANAGERS))).toEqual([])
  })
})

test('a link about a member opens once, and shows nobody else', async () => {
  const path = `/api/v1/communities/${COMMUNITY}/members/31/mine`
  expect((await call(path, { as: 'manager', json: undefined, method: 'POST' })).status).toBe(403)
  const made = z
    .object({ link: z.string() })
    .parse(await (await call(path, { as: 'steward', method: 'POST' })).json())
  const token = made.link.slice(made.link.lastIndexOf('/') + 1)
  const opened = await call('/api/v1/mine/session', { json: { token } })
  const [set = ''] = opened.headers.getSetCookie()
  expect(set).toMatch(/HttpOnly; SameSite=Strict/)
  expect((await call('/api/v1/mine/session', { json: { token } })).status).toBe(401)
  const headers = { cookie: set.split(';', 1)[0] ?? '' }
  expect(await (await call('/api/v1/mine', { headers })).json()).toMatchObject({
    handles: [{ name: 'Wren' }],
  })
  const forged = { cookie: headers.cookie.replace(/.{4}$/, 'AAAA') }
  expect((await call('/api/v1/mine', { headers: forged })).status).toBe(401)
  expect((await call('/api/v1/mine', { headers: { cookie: `folkmoot.mine=${token}` } })).status).toBe(401)
  expect((await call('/api/v1/session', { headers })).status).toBe(401)
})
