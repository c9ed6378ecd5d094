/** Groups kept by hand: what was said is pasted, what is to be said waits for a person, and nothing is asked twice. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { serve } from '../../app/serve.ts'
import type { Running } from '../../app/serve.ts'
import { Pasted, TaskGroup, Ticked } from '../../shell/api/tasks/schema.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { foundCommunity } from './found-community.ts'
import { HAND_KEPT_CHARTER } from './hand-kept.ts'
import { signIn, until } from './serve-child.ts'

const GROUPS = Array.from({ length: 80 }, (_, index) => `${index + 1}班`)

const USED = new Set(['3班', '5班', '7班'])
const Groups = z.object({ groups: z.array(z.object({ id: z.string(), name: z.string().nullable() })) })

let home: Home
let running: Running | null = null
let community = 0
let account = ''
let cookie = ''

beforeEach(async () => {
  home = await newHome()
  community = await foundCommunity(home, '光影读书会')
  await start()
  await call('POST', '/charters', { source: HAND_KEPT_CHARTER, reason: 'first' })
  const created = await call('POST', '/accounts', { platform: 'assist', name: '微信', settings: {} })
  account = z.object({ id: z.string() }).parse(created).id
  await call('POST', `/accounts/${account}/groups`, { names: GROUPS })
  const { groups } = Groups.parse(await call('GET', '/groups'))
  expect(groups).toHaveLength(GROUPS.length)
  for (const { id, name } of groups) {
    if (USED.has(name ?? '')) await call('PUT', `/groups/${id}/kind`, { kind: 'club' })
  }
})
afterEach(async () => {
  await running?.stop()
  running = null
  await home.remove()
})

async function start(): Promise<void> {
  const loaded = loadSettings(['--data', home.folder, '--port', '0', '--no-demo'], home.environment)
  if (!loaded.ok) throw new Error('the settings are wrong')
  running = await serve({ settings: loaded.settings, log: () => {}, version: '0.0.0', onFatal: () => {} })
  cookie = (await signIn({ address: running.address, link: await running.newLink() })).cookie
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${running?.address}/api/v1/communities/${community}${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json', 'accept-language': 'zh-CN' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`)
  return answer
}

const paste = async (group: string, text: string) =>
  Pasted.parse(await call('POST', `/accounts/${account}/paste`, { group, text }))
const tasks = async () => z.object({ groups: z.array(TaskGroup) }).parse(await call('GET', '/tasks')).groups
const tick = async (action: string, done = true) =>
  Ticked.parse(await call('POST', '/tasks/ticks', { ticks: [{ action, done }] }))
/** The group's tasks as soon as its text holds all these words. */
const due = (...words: string[]) =>
  until(async () => {
    const found = (await tasks()).find(({ text }) => words.every((word) => text?.includes(word)))
    return found ?? null
  })

test('a conversation is pasted, answers wait as one text, and what is ticked never comes back', async () => {
  const talk = '小林:\n大家好\n\n老周:\n会费多少钱？\n\n阿青:\n加微信领资料\n'
  expect(await paste('3班', talk)).toMatchObject({ appended: 3, known: 0 })
  // WeChat lets nobody take back what another has written: the author is asked to.
  const group = await due('@老周 会费每年 200 元', '阿青，这条消息不符合群规（不发广告），请自行撤回。')
  expect(group.name).toBe('3班')
  expect(group.tasks.map(({ rule }) => rule)).toContain('问价格')

  const actions = group.tasks.map(({ action }) => action)
  const [first = '', ...others] = actions
  const both = await call('POST', '/tasks/ticks', {
    ticks: [true, false].map((done) => ({ action: first, done })),
  })
  expect(Ticked.parse(both)).toMatchObject({ ticked: 1, over: [first] })
  for (const action of others) expect(await tick(action)).toMatchObject({ ticked: 1, over: [] })
  expect(await tasks()).toEqual([])
  expect(await tick(first)).toMatchObject({ ticked: 0, over: [first] })

  // The next copy begins with what is known, and holds what a person pasted for Folkmoot.
  const more = `${talk}\n我:\n会费每年 200 元\n\n小林:\n谢谢\n`
  expect(await paste('3班', more)).toMatchObject({ appended: 2, known: 3 })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await tasks()).toEqual([])
})

test('newcomers of a pasted text are welcomed by one text, deeds are named, and a no is an answer', async () => {
  await paste('5班', '"小林"邀请"小陈、小吴"加入了群聊\n\n阿青:\n加微信领资料\n\n阿青:\n快来加微信领资料\n')
  const group = await due('欢迎 小陈、小吴')
  const deed = group.tasks.find(({ way }) => way === 'deed')
  expect(deed).toMatchObject({ kind: 'remove', member: { name: '阿青' }, rule: '不发广告' })
  expect(await tick(deed?.action ?? '', false)).toMatchObject({ ticked: 1, over: [] })
  const cases = z
    .object({ cases: z.array(z.object({ kind: z.string() })) })
    .parse(await call('GET', '/cases'))
  expect(cases.cases.filter(({ kind }) => kind.includes('fail'))).toEqual([])
})

test('after a restart the same tasks wait, once', async () => {
  await paste('7班', '老周:\n会费多少钱？\n')
  await due('会费每年')
  const before = await tasks()
  await running?.stop()
  await start()
  expect(await tasks()).toEqual(before)
})
