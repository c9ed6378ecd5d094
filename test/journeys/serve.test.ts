/** An operator's first hour: start, sign in, watch rules fire, take part, stop, start again. What a start refuses is in `serve-start`. */
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startPipeline } from '../../app/pipeline.ts'
import { FeedEvent, Trace } from '../../shell/api/events/schema.ts'
import type { Route } from '../../shell/api/route.ts'
import { memberRoutes, operatorRoutes, publicRoutes, routes } from '../../shell/api/routes.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { clientWith, cookiesOf, folkmoot, signIn, startServerIn, until, useLink } from './serve-child.ts'
import type { Client, Served } from './serve-child.ts'

const Communities = z.object({
  communities: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      head: z.string(),
      counts: z.object({ members: z.number() }),
    }),
  ),
})
const Groups = z.object({ groups: z.array(z.object({ id: z.string(), kind: z.string().nullable() })) })
const Feed = z.object({ events: z.array(FeedEvent) })
const Members = z.object({ members: z.array(z.object({ member: z.string() })) })
const OwnLink = z.object({ link: z.string() })
const Room = z.object({
  groups: z.array(
    z.object({
      native: z.string(),
      name: z.string(),
      persons: z.array(
        z.object({ native: z.string(), name: z.string(), role: z.string(), muted: z.boolean() }),
      ),
    }),
  ),
})

describe('an empty folder', () => {
  let home: Home
  let server: Served
  let client: Client
  let lantern = ''
  let club = ''

  const eventsOf = async (community: string, query = '') =>
    Feed.parse(await client.get(`/communities/${community}/events?limit=200${query}`)).events
  const fired = (community: string, rule: string) =>
    until(async () => (await eventsOf(community, `&rule=${rule}`)).at(-1) ?? null)

  beforeAll(async () => {
    home = await newHome()
    server = await startServerIn(home)
    client = await signIn(server)
    const { communities } = Communities.parse(await client.get('/communities'))
    lantern = communities.find(({ name }) => name === 'Lantern')?.id ?? ''
    club = communities.find(({ name }) => name === '光影读书会')?.id ?? ''
  })
  afterAll(async () => {
    server.process.kill('SIGTERM')
    await server.ended.catch(() => undefined)
    await home.remove()
  })

  test('gets two communities, and only who signed in sees them', async () => {
    expect(lantern).not.toBe('')
    expect(club).not.toBe('')
    expect((await fetch(`${server.address}/api/v1/communities`)).status).toBe(401)
    expect(await (await fetch(`${server.address}/healthz`)).json()).toMatchObject({
      status: 'ok',
      reasons: [],
    })
  })

  test('a sign-in link works once, and another can be had', async () => {
    const again = await useLink(server.address, server.link)
    expect(again.headers.getSetCookie()).toEqual([])
    expect(again.status).toBe(401)
    const command = folkmoot(['sign-in-link', '--data', home.folder], home.environment)
    expect(await command.ended).toBe(0)
    const link = /http:\S+/.exec(command.output())?.[0] ?? ''
    // Programs that look into links before people do use nothing up.
    expect((await fetch(link)).headers.getSetCookie()).toEqual([])
    const second = await signIn({ address: server.address, link })
    expect(await second.get('/session')).toMatchObject({ rights: [{ community: 'all', right: 'steward' }] })
    const out = await fetch(`${server.address}/api/v1/session`, {
      method: 'DELETE',
      headers: { cookie: second.cookie },
    })
    expect(out.status).toBe(200)
    await expect(second.get('/session')).rejects.toThrow('401')
  })

  test('secrets are for the owner of the folder alone', () => {
    expect(statSync(join(home.folder, 'auth.secret')).mode & 0o077).toBe(0)
    expect(statSync(home.folder).mode & 0o077).toBe(0)
  })

  test.each(['no-ads', 'welcome', 'help', 'no-flood', 'price-question'])(
    'the rule %s is seen at work in both communities',
    async (rule) => {
      for (const community of [lantern, club]) {
        const event = await fired(community, rule)
        expect(event.fired.map((each) => each.rule)).toContain(rule)
      }
    },
  )

  test('newcomers are welcomed together, once, in the language of their community', async () => {
    const welcomed = async (community: string) => {
      const events = await until(async () => {
        const found = (await eventsOf(community)).filter(({ actions }) =>
          actions.some(({ rule }) => rule === 'welcome'),
        )
        return found.length > 0 ? found : null
      })
      return events.flatMap(({ actions }) => actions.map(({ text }) => text ?? ''))
    }
    const [chinese, ...otherChinese] = await welcomed(club)
    const [english, ...otherEnglish] = await welcomed(lantern)
    expect(chinese).toMatch(/欢迎.*林溪.*阿九/)
    expect(english).toMatch(/Welcome .*Lior.*Sunniva/)
    expect([...otherChinese, ...otherEnglish]).toEqual([])
  })

  test('the owner’s advertisement is treated like any other', async () => {
    const acts = async (text: RegExp) => {
      const event = await until(
        async () =>
          (await eventsOf(lantern, '&rule=no-ads')).find((each) => text.test(each.text ?? '')) ?? null,
      )
      return event.actions.map(({ kind }) => kind).filter((kind) => kind !== 'note')
    }
    expect(await acts(/consultancy/)).toEqual(await acts(/SEO/))
  })

  test('a member can be spoken for; the rule fires, and the trace says why in both languages', async () => {
    const { groups } = Room.parse(await client.get(`/communities/${lantern}/room`))
    const help = groups.find(({ name }) => name === 'lantern-help')
    const wren = help?.persons.find(({ name }) => name === 'Wren')
    const { native } = z.object({ native: z.string() }).parse(
      await client.post(`/communities/${lantern}/room/messages`, {
        group: help?.native,
        person: wren?.native,
        text: 'Boost your traffic today, limited offer from Wren',
      }),
    )
    const event = await until(
      async () => (await eventsOf(lantern)).find((each) => each.native === native) ?? null,
    )
    expect(event.fired).toMatchObject([{ rule: 'no-ads', strike: 1, held: null }])
    expect(event.actions.map(({ kind }) => kind)).toContain('recall')
    const first = async (lang: string) =>
      Trace.parse(await client.get(`/communities/${lantern}/events/${event.seq}/trace?lang=${lang}`)).rules[0]
    expect(await first('en')).toMatchObject({ id: 'no-ads', status: 'fired' })
    expect((await first('en'))?.sentence).toContain('recalled the message')
    expect((await first('zh-CN'))?.sentence).toContain('撤回消息')
  })

  test('a newcomer who is let in is greeted by name', async () => {
    const { native, name } = z
      .object({ native: z.string(), name: z.string() })
      .parse(await client.post(`/communities/${club}/room/newcomers`, { group: 'lobby', name: '阿岚' }))
    expect(native).not.toBe('')
    expect(name).toBe('阿岚')
    const greeting = await until(async () => {
      const texts = (await eventsOf(club)).flatMap(({ actions }) => actions.map(({ text }) => text ?? ''))
      return texts.find((text) => text.includes('阿岚')) ?? null
    })
    expect(greeting).toContain('欢迎')
  })

  test('every answer that can be read fits its schema', async () => {
    const event = await fired(lantern, 'no-ads')
    const { groups } = Groups.parse(await client.get(`/communities/${lantern}/groups`))
    expect(new Set(groups.map(({ kind }) => kind))).toEqual(new Set(['dev', 'help', 'maintainers']))
    const { members } = Members.parse(await client.get(`/communities/${lantern}/members?limit=10`))
    const places: Record<string, string> = {
      community: lantern,
      group: groups[0]?.id ?? '',
      member: event.member ?? '',
      other: members.find(({ member }) => member !== event.member)?.member ?? '',
      seq: event.seq,
      version: 'current',
    }
    const asked: string[] = []
    const expectFitting = async (own: Client, readable: readonly Route[]): Promise<void> => {
      for (const { path, schemas } of readable.filter(({ method }) => method === 'get')) {
        const isNamed = [...path.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => name in places)
        if (typeof schemas.answer === 'string' || !path.startsWith('/api/') || !isNamed) continue
        const named = path.endsWith('/changes') ? { ...places, version: '1' } : places
        const address = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => named[name] ?? '')
        const query = path.endsWith('search') ? '?q=traffic' : ''
        const answer = await own.get(`${address.slice('/api/v1'.length)}${query}`)
        expect(schemas.answer.safeParse(answer).error, path).toBeUndefined()
        asked.push(path)
      }
    }
    await expectFitting(client, [...publicRoutes, ...operatorRoutes])
    await expectFitting(await memberClient(server.address, client, places), memberRoutes)
    const left = routes.filter(
      ({ method, path, schemas }) =>
        method === 'get' &&
        path.startsWith('/api/') &&
        typeof schemas.answer !== 'string' &&
        !asked.includes(path),
    )
    // A history and an item of the inbox are there once somebody brought the one, and something waits.
    expect(new Set(left.map(({ path }) => path.split('/').at(-1)))).toEqual(new Set(['{history}', '{item}']))
  })

  test('search finds what was said', async () => {
    const found = await until(async () => {
      const { events } = Feed.parse(
        await client.get(`/communities/${lantern}/search?q=${encodeURIComponent('nightly build')}`),
      )
      return events.length > 0 ? events : null
    })
    expect(found[0]?.text).toContain('nightly build')
  })

  test('figures are there for Prometheus', async () => {
    const text = await (await fetch(`${server.address}/metrics`)).text()
    for (const name of [
      'folkmoot_intake_lag_seconds_bucket',
      'folkmoot_decide_seconds_total',
      'folkmoot_commit_seconds_total',
      'folkmoot_queue_events',
      'folkmoot_outbox_oldest_seconds',
      'folkmoot_projection_lag_events',
      'folkmoot_rules_held_total',
      'folkmoot_actions_expired',
      'folkmoot_actions_unknown',
    ]) {
      expect(text).toMatch(new RegExp(`^${name}[ {]`, 'm'))
    }
    expect(Number(/^folkmoot_events_total (\d+)/m.exec(text)?.[1])).toBeGreaterThan(50)
  })

  test('a live stream tells what happens', async () => {
    const controller = new AbortController()
    const response = await fetch(`${server.address}/api/v1/communities/${club}/stream?after=1`, {
      headers: { cookie: client.cookie },
      signal: controller.signal,
    })
    const reader = response.body?.getReader()
    let read = ''
    await until(async () => {
      read += new TextDecoder().decode((await reader?.read())?.value)
      return read.includes('event: event') ? true : null
    })
    controller.abort()
    expect(read).toMatch(/^id: \d+$/m)
  })

  test('a second start on the same folder is refused in both languages', async () => {
    const second = folkmoot(['serve', '--data', home.folder, '--port', '0'], home.environment)
    expect(await second.ended).toBe(1)
    expect(second.errors()).toContain('Another Folkmoot is running')
    expect(second.errors()).toContain('另一个 Folkmoot')
    expect(await (await fetch(`${server.address}/healthz`)).json()).toMatchObject({ status: 'ok' })
  })

  test('logs are JSON lines without anything that was said', () => {
    const lines = server.errors().trim().split('\n')
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow()
    expect(server.errors()).not.toMatch(/traffic|优惠|Wren|沐雨|token=/)
  })

  test('a signal drains and ends it in time; a restart keeps everything', async () => {
    const before = Communities.parse(await client.get('/communities'))
    // What has not ended by itself after 4.8 seconds ends with 1.
    expect(await server.stop()).toBe(0)
    expect(existsSync(join(home.folder, 'address'))).toBe(false)

    server = await startServerIn(home)
    client = clientWith(server.address, client.cookie)
    const after = Communities.parse(await client.get('/communities'))
    for (const { id, head } of before.communities) {
      const same = after.communities.find((each) => each.id === id)
      expect(Number(same?.head)).toBeGreaterThanOrEqual(Number(head))
    }
    const { groups } = Room.parse(await client.get(`/communities/${club}/room`))
    const lobby = groups.find(({ native }) => native === 'lobby')
    expect(lobby?.persons.map(({ name }) => name)).toEqual(expect.arrayContaining(['陈望山', '林溪', '阿岚']))
    const verified = folkmoot(['audit', 'verify', '--data', home.folder], home.environment)
    await server.stop()
    expect(await verified.ended, verified.errors()).toBe(0)
  })
})

test('a founding of the demo that was cut short is finished at the next start, not begun twice', async () => {
  const home = await newHome()
  const pipeline = await startPipeline(home.storage, {})
  const community = await pipeline.createCommunity({ name: '光影读书会' })
  const settings = JSON.stringify({ demo: 'reading-club' })
  await pipeline.createAccount({ community, platform: 'room', name: 'x', settings })
  await pipeline.close()
  writeFileSync(join(home.folder, 'demo-founding'), '')
  const server = await startServerIn(home)
  const client = await signIn(server)
  const { communities } = Communities.parse(await client.get('/communities'))
  expect(communities.map(({ name }) => name)).toEqual(['光影读书会', 'Lantern'])
  for (const { id } of communities) {
    const { groups } = Groups.parse(await client.get(`/communities/${id}/groups`))
    expect(groups.map(({ kind }) => kind)).not.toContain(null)
    expect(groups).toHaveLength(3)
  }
  expect(existsSync(join(home.folder, 'demo-founding'))).toBe(false)
  await server.stop()
  await home.remove()
})

/** Sees what is held about a member, as they do with their link. */
async function memberClient(
  address: string,
  steward: Client,
  { community, member }: Readonly<Record<string, string>>,
): Promise<Client> {
  const { link } = OwnLink.parse(await steward.post(`/communities/${community}/members/${member}/mine`, {}))
  const landing = await fetch(`${address}/api/v1/mine/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: new URL(link).pathname.split('/').at(-1) }),
  })
  return clientWith(address, cookiesOf(landing))
}
