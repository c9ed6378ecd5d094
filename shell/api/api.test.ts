import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CHARTER, COMMUNITY, GROUP, MEMBER, TAKEN_OVER, TWIN, createFixture } from './api-fixture.ts'
import type { Fixture } from './api-fixture.ts'
import { ErrorBody } from './api-error.ts'
import { routes } from './routes.ts'

let fixture: Fixture
beforeEach(() => {
  fixture = createFixture()
  fixture.say('hello there')
})
const here = `/api/v1/communities/${COMMUNITY}`
const json = async (response: Response) => (await response.json()) as Record<string, unknown>
const errorOf = async (response: Response) => ErrorBody.parse(await response.json()).error
const as = 'steward'

describe('what is read', () => {
  const readable = routes.filter(
    ({ method, path, policy, schemas }) =>
      method === 'get' &&
      policy.surface !== 'member' &&
      path.startsWith('/api/') &&
      typeof schemas.answer !== 'string',
  )
  const waiting = async () => {
    const answer = await fixture.call(`/api/v1/communities/${COMMUNITY}/inbox`, { as })
    return (
      z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await answer.json()).items[0]?.id ?? ''
    )
  }
  test.each(readable.map((each) => [each.path, each] as const))(
    '%s answers as its schema says',
    async (_path, each) => {
      const address = each.path
        .replace('{community}', String(COMMUNITY))
        .replace('{group}', String(GROUP))
        .replace('{member}', String(MEMBER))
        .replace('{other}', String(TWIN))
        .replace('{seq}', '1')
        .replace('{version}', each.path.endsWith('/changes') ? '1' : 'current')
        .replace('{item}', await waiting())
        .replace('{history}', 'h1')
      const response = await fixture.call(`${address}${each.path.endsWith('search') ? '?q=hello' : ''}`, {
        as,
      })
      expect(response.status).toBe(200)
      if (typeof each.schemas.answer !== 'string') {
        expect(each.schemas.answer.safeParse(await response.json()).error).toBeUndefined()
      }
    },
  )

  test('ids are decimal text and the feed names people', async () => {
    expect(await json(await fixture.call(`${here}/events`, { as }))).toMatchObject({
      events: [{ seq: '1', group: String(GROUP), member: String(MEMBER), text: 'hello there', charter: 1 }],
      people: [{ id: String(MEMBER), name: 'Wren', role: 'member' }],
    })
  })

  test('a trace speaks the language that is asked for', async () => {
    const trace = async (lang: string) =>
      json(await fixture.call(`${here}/events/1/trace?lang=${lang}`, { as }))
    const english = await trace('en')
    const chinese = await trace('zh-CN')
    expect(english).toMatchObject({ rules: [{ id: 'no-spam', status: 'not-met', title: 'No spam' }] })
    expect(String(english.outcome)).toMatch(/rule/)
    expect(String(chinese.outcome)).toMatch(/规则/)
  })

  test('everything after the very beginning can be asked for', async () => {
    const { events } = await json(await fixture.call(`${here}/events?after=0`, { as }))
    expect(events).toMatchObject([{ seq: '1' }])
  })

  test('a message too long for a list is cut there and whole alone', async () => {
    fixture.say('x'.repeat(10_000))
    const Texts = z.object({ events: z.array(z.object({ text: z.string(), cut: z.boolean() })) })
    const listed = Texts.parse(await json(await fixture.call(`${here}/events`, { as }))).events[0]
    const alone = Texts.parse(await json(await fixture.call(`${here}/events/2`, { as }))).events[0]
    expect(listed).toMatchObject({ cut: true, text: 'x'.repeat(4_000) })
    expect(alone).toMatchObject({ cut: false, text: 'x'.repeat(10_000) })
  })
})

describe('what is written', () => {
  test('a verdict on a case is recorded once, with who gave it', async () => {
    const response = await fixture.call(`${here}/cases/1/0/verdict`, {
      as,
      json: { verdict: 'undo', reason: 'a mistake' },
    })
    expect(response.status).toBe(200)
    expect(fixture.recorded).toMatchObject([
      {
        kind: 'verdict.given',
        member: MEMBER,
        data: { seq: 1, n: 0, verdict: 'undo', operator: 'op-1' },
        content: { reason: 'a mistake' },
      },
    ])
    expect(fixture.recorded[0]?.dedupe).toBeDefined()
  })

  test('a group is assigned to a kind that the charter describes, and to no other', async () => {
    const path = `${here}/groups/${GROUP}/kind`
    expect((await fixture.call(path, { as, method: 'PUT', json: { kind: 'main' } })).status).toBe(200)
    expect(fixture.recorded).toMatchObject([{ group: GROUP, data: { act: 'assign-group', kind: 'main' } }])
    const refused = await fixture.call(path, { as, method: 'PUT', json: { kind: 'mian' } })
    expect(refused.status).toBe(422)
    expect(await errorOf(refused)).toMatchObject({ code: 'unknown-kind', hint: 'It describes: main.' })
  })

  test('a role is given, an unknown one refused', async () => {
    const path = `${here}/members/${MEMBER}/roles`
    expect((await fixture.call(path, { as, json: { act: 'give', role: 'manager' } })).status).toBe(200)
    expect((await fixture.call(path, { as, json: { act: 'give', role: 'king' } })).status).toBe(422)
    expect(fixture.recorded).toMatchObject([{ member: MEMBER, data: { act: 'give-role', role: 'manager' } }])
  })

  test('two members are linked, nobody with themselves or with a stranger', async () => {
    const path = `${here}/members/${MEMBER}/link`
    expect((await fixture.call(path, { as, json: { other: String(MEMBER) } })).status).toBe(422)
    expect((await fixture.call(path, { as, json: { other: '99' } })).status).toBe(404)
    expect((await fixture.call(path, { as: 'viewer', json: { other: String(TWIN) } })).status).toBe(403)
    expect(fixture.recorded).toEqual([])
    expect((await fixture.call(path, { as, json: { other: String(TWIN) } })).status).toBe(200)
    expect(fixture.recorded).toMatchObject([
      { kind: 'operator.act', member: MEMBER, data: { act: 'link', other: TWIN } },
    ])
  })

  test('points of who was taken over stand in the account of who was kept', async () => {
    const member = await json(await fixture.call(`${here}/members/${MEMBER}`, { as }))
    expect(member).toMatchObject({ entries: [{ amount: TAKEN_OVER }, { amount: MEMBER }] })
    const twin = await json(await fixture.call(`${here}/members/${TWIN}`, { as }))
    expect(twin).toMatchObject({ entries: [{ amount: TWIN }] })
  })

  test('an erasure needs the id repeated', async () => {
    const path = `${here}/members/${MEMBER}/erasure`
    expect((await fixture.call(path, { as, json: { confirm: 'yes' } })).status).toBe(422)
    expect(fixture.recorded).toEqual([])
    expect((await fixture.call(path, { as, json: { confirm: String(MEMBER) } })).status).toBe(200)
    expect(fixture.recorded).toMatchObject([{ kind: 'erased', member: MEMBER }])
  })

  test('a charter with faults is not published; they come with their places', async () => {
    const source = CHARTER.replace('when: message', 'wen: message')
    const checked = await json(await fixture.call(`${here}/charters/check`, { as, json: { source } }))
    expect(checked).toMatchObject({ valid: false })
    expect(checked.faults).toMatchObject([{ line: 13 }, {}].slice(0, 1))
    const response = await fixture.call(`${here}/charters`, { as, json: { source, reason: 'try' } })
    expect(response.status).toBe(422)
    expect((await errorOf(response)).message).toContain('13:')
    expect(fixture.published).toEqual([])
  })

  test('publishing needs a reason', async () => {
    expect(
      (await fixture.call(`${here}/charters`, { as, json: { source: CHARTER, reason: ' ' } })).status,
    ).toBe(400)
    const done = await fixture.call(`${here}/charters`, { as, json: { source: CHARTER, reason: 'clearer' } })
    expect(done.status).toBe(201)
    expect(fixture.published).toMatchObject([{ reason: 'clearer', operator: 'op-1' }])
  })

  test('a preview says what would change', async () => {
    const source = CHARTER.replace('id: no-spam', 'id: no-ads').replace('  main: {', '  other: {')
    expect(
      await json(await fixture.call(`${here}/charters/preview`, { as, json: { source } })),
    ).toMatchObject({
      valid: true,
      added: [{ id: 'no-ads' }],
      removed: [{ id: 'no-spam', title: 'No spam' }],
    })
  })

  test('someone who is muted in the room cannot be made to speak', async () => {
    const post = { group: 'g', person: 'muted', text: 'x' }
    const response = await fixture.call(`${here}/room/messages`, { as, json: post })
    expect(response.status).toBe(409)
    expect(await errorOf(response)).toMatchObject({ code: 'muted' })
  })
})

describe('bad input', () => {
  test.each([
    ['broken JSON', { body: '{"verdict":' }, 400, 'broken-json'],
    ['invalid UTF-8', { body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400, 'broken-json'],
    ['a wrong type', { json: { verdict: 'maybe' } }, 400, 'invalid-request'],
    ['a missing field', { json: {} }, 400, 'invalid-request'],
    ['no JSON', { body: 'verdict=undo', headers: { 'content-type': 'text/plain' } }, 415, 'not-json'],
    ['three megabytes', { body: `"${'x'.repeat(3 * 1024 * 1024)}"` }, 413, 'too-large'],
  ])('%s is refused with a reason, and changes nothing', async (_name, options, status, code) => {
    const response = await fixture.call(`${here}/cases/1/0/verdict`, { as, ...options })
    expect(response.status).toBe(status)
    expect(await errorOf(response)).toMatchObject({ code })
    expect(fixture.recorded).toEqual([])
  })

  test('a message of a megabyte is refused with its place', async () => {
    const post = { group: 'g', person: 'p', text: 'x'.repeat(1_000_000) }
    const response = await fixture.call(`${here}/room/messages`, { as, json: post })
    expect(response.status).toBe(400)
    expect((await errorOf(response)).message).toContain('body.text')
  })

  test.each([
    '/events/99',
    '/members/99',
    '/charters/99',
    '/cases/9/9/verdict',
    '/events/1/actions/7/verdict',
  ])('%s does not exist', async (path) => {
    const options = path.endsWith('verdict') ? { json: { verdict: 'undo' } } : {}
    const response = await fixture.call(`${here}${path}`, { as, ...options })
    expect(response.status).toBe(404)
    expect((await errorOf(response)).hint).not.toBeNull()
  })

  test.each([
    '/events/0',
    '/events/-1',
    '/events/1e3',
    '/events/99999999999999999',
    '/events?limit=0',
    '/events?limit=1000',
    '/events?before=x',
  ])('%s is no valid request', async (path) => {
    expect((await fixture.call(`${here}${path}`, { as })).status).toBe(400)
  })

  test('errors speak the language of the request', async () => {
    const chinese = await fixture.call(`${here}/events/99`, {
      as,
      headers: { 'accept-language': 'fr;q=0.2, zh-TW, en;q=0.5' },
    })
    expect((await errorOf(chinese)).message).toBe('没有这个事件。')
    const issue = await fixture.call(`${here}/events?limit=0`, { as, headers: { 'accept-language': 'zh' } })
    expect((await errorOf(issue)).message).toMatch(/query\.limit: .*[一-鿿]/)
  })

  test('an unknown address is told in the same shape', async () => {
    const response = await fixture.call('/api/v1/nothing')
    expect(response.status).toBe(404)
    expect(await errorOf(response)).toMatchObject({ code: 'no-such-route' })
  })
})

describe('defences', () => {
  test('another site cannot send with the cookie of an operator', async () => {
    const verdict = { json: { verdict: 'undo' }, as }
    const path = `${here}/cases/1/0/verdict`
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'http://127.0.0.1:4600', 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      const response = await fixture.call(path, { ...verdict, headers })
      expect(await errorOf(response)).toMatchObject({ code: 'foreign-origin' })
    }
    expect(fixture.recorded).toEqual([])
    const own = { origin: 'http://127.0.0.1:4600', 'sec-fetch-site': 'same-origin' }
    expect((await fixture.call(path, { ...verdict, headers: own })).status).toBe(200)
  })

  test('a name that others point at this machine does not reach the API', async () => {
    const response = await fixture.call('/api/v1/session', { as, headers: { host: 'evil.example' } })
    expect(await errorOf(response)).toMatchObject({ code: 'foreign-host' })
  })

  test('headers forbid inline scripts, frames and sniffing', async () => {
    const { headers } = await fixture.call('/healthz')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/)
  })

  test.each([
    ['link', { token: 'x' }],
    ['password', { name: 'Wren', password: 'x' }],
  ])('what signs in cannot be guessed in a row: %s', async (way, credentials) => {
    const statuses: number[] = []
    for (let tries = 0; tries < 12; tries += 1) {
      statuses.push((await fixture.call(`/api/v1/session/${way}`, { json: credentials })).status)
    }
    expect(statuses).toContain(401)
    expect(statuses.at(-1)).toBe(429)
  })

  test('logs hold no texts', async () => {
    fixture.say('a secret word')
    await fixture.call(`${here}/events`, { as })
    await fixture.call(`${here}/search?q=secret`, { as })
    await fixture.call(`${here}/room/messages`, { as, json: { group: 'g', person: 'p', text: 'secret' } })
    expect(fixture.logged.length).toBeGreaterThan(2)
    expect(fixture.logged.join('\n')).not.toContain('secret')
  })
})

describe('system', () => {
  test('health is public, and says why it is degraded', async () => {
    expect(await json(await fixture.call('/healthz'))).toMatchObject({ status: 'ok', reasons: [] })
    fixture.health.push({ code: 'disk-full', texts: { en: 'full', 'zh-CN': '满了' } })
    const response = await fixture.call('/healthz?lang=zh-CN')
    expect(await json(response)).toMatchObject({
      status: 'degraded',
      reasons: [{ code: 'disk-full', message: '满了' }],
    })
  })

  test('the description names every route, with its parameters', async () => {
    const Document = z.object({
      openapi: z.string(),
      paths: z.record(
        z.string(),
        z.record(
          z.string(),
          z.looseObject({ parameters: z.array(z.looseObject({ name: z.string() })).optional() }),
        ),
      ),
    })
    const { openapi, paths } = Document.parse(await json(await fixture.call('/api/v1/openapi.json')))
    expect(openapi).toBe('3.1.0')
    for (const { method, path } of routes) {
      const described = paths[path]?.[method]
      expect(described, `${method} ${path}`).toBeDefined()
      const names = described?.parameters?.map(({ name }) => name) ?? []
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(names).toContain(name)
    }
  })
})

describe('logins on chat platforms', () => {
  const accounts = `${here}/accounts`
  const draft = { platform: 'fake', name: 'Fake', settings: { server: 'x' }, secrets: { password: 'hush' } }

  test('are made, changed, switched off and on, and their secrets forgotten', async () => {
    const made = await fixture.call(accounts, { as, json: draft })
    expect([made.status, await json(made)]).toEqual([201, expect.objectContaining({ secrets: ['password'] })])
    for (const [method, path] of [
      ['PUT', '/1'],
      ['POST', '/1/close'],
      ['POST', '/1/open'],
      ['DELETE', '/1/secrets/password'],
    ] as const) {
      const answer = await fixture.call(`${accounts}${path}`, { as, method, json: {} })
      expect(answer.status, path).toBe(200)
      expect(JSON.stringify(await json(answer))).not.toContain('hush')
    }
  })

  test.each([
    ['POST', '', { ...draft, settings: {} }, 422, 'settings-wrong'],
    ['POST', '', { ...draft, platform: 'icq' }, 422, 'unknown-platform'],
    ['POST', '', { ...draft, name: ' ' }, 400, 'invalid-request'],
    ['POST', '', { ...draft, secrets: { password: 5 } }, 400, 'invalid-request'],
    ['PUT', '/2', {}, 404, 'not-found'],
    ['POST', '/2/open', {}, 404, 'not-found'],
  ] as const)('%s %s %j is refused', async (method, path, body, status, code) => {
    const answer = await fixture.call(`${accounts}${path}`, { as, method, json: body })
    expect([answer.status, (await errorOf(answer)).code]).toEqual([status, code])
  })
})

describe('what platforms call', () => {
  const door = `/connect/${COMMUNITY}/1`

  test('is answered by the connector, which sets no cookie', async () => {
    const answer = await fixture.call(`${door}/hook`, { method: 'POST', body: 'x' })
    expect([answer.status, await answer.text()]).toEqual([200, 'taken'])
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect((await fixture.call(`${door}/other`)).status).toBe(404)
  })

  test('is limited, for each account', async () => {
    for (let n = 0; n < 5; n += 1) expect((await fixture.call(`${door}/hook`)).status).toBe(200)
    expect((await fixture.call(`${door}/hook`)).status).toBe(429)
    expect((await fixture.call(`/connect/${COMMUNITY}/2/hook`)).status).toBe(200)
  })
})

test('the heartbeat is 503 with reasons while nothing is taken in', async () => {
  expect((await fixture.call('/heartbeat')).status).toBe(200)
  fixture.health.push({ code: 'store-silent', texts: { en: 'Silent.', 'zh-CN': '没有应答。' } })
  const answer = await fixture.call('/heartbeat?lang=zh-CN')
  expect([answer.status, await json(answer)]).toEqual([
    503,
    { alive: false, reasons: [{ code: 'store-silent', message: '没有应答。' }] },
  ])
})
