import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import { FetchRefused } from '../../core/ports/fetch.ts'
import { telegramHost } from '../../test/platforms/telegram/host.ts'
import { TelegramStage, until } from '../../test/platforms/telegram/stage.ts'
import { telegramConnector } from './telegram.ts'

let stage: TelegramStage

beforeEach(async () => {
  stage = new TelegramStage()
  await stage.server.listen()
})
afterEach(() => stage.close())

const open = (settings = {}, over = {}) => stage.open(telegramConnector(stage.pause), settings, over)
const wordsOf = (events: readonly Incoming[]) =>
  events.flatMap((event) =>
    event.kind === 'message.sent' ? event.content.parts.map((part) => part.type === 'text' && part.text) : [],
  )
const say = (text: string) => stage.world.say(stage.group, stage.ann, text).confirmed

describe('signing in', () => {
  test('a wrong token is told at once', async () => {
    await expect(open({}, { secrets: () => Promise.resolve('500:another-one') })).rejects.toMatchObject({
      code: 'token-refused',
      permanent: true,
    })
    await expect(open({}, { secrets: () => Promise.resolve(null) })).rejects.toMatchObject({
      code: 'token-missing',
    })
  })

  test('an address that may not be called is refused for good, an unknown host is waited for', async () => {
    const fetchFails = (code: 'address-not-public' | 'host-not-found') => ({
      fetch: () => Promise.reject(new FetchRefused(code, 'Not that one.')),
    })
    await expect(open({}, fetchFails('address-not-public'))).rejects.toMatchObject({
      code: 'address-refused',
      permanent: true,
    })
    const telegram = { apiRoot: 'https://api.telegram.org' }
    expect((await open(telegram, fetchFails('address-not-public'))).kept.reports).toHaveLength(2)
    const { kept } = await open({}, fetchFails('host-not-found'))
    expect(kept.reports.at(-1)).toMatchObject({ state: 'disconnected', code: 'network-lost' })
  })

  test('an absent network is waited for', async () => {
    stage.server.faults.plan('getMe', { kind: 'cut' }, 3)
    const { kept } = await open()
    await say('at last')
    expect(wordsOf(kept.events)).toEqual(['at last'])
  })
})

describe('rights', () => {
  const lastOf = (reports: readonly { group?: string | undefined; code: string }[]) =>
    reports.filter(({ group }) => group === '1234567890').at(-1)?.code

  test('everything there: all is well, nothing is withheld', async () => {
    const { kept, account } = await open()
    await say('hi')
    await until('it is told', () => lastOf(kept.reports) === 'rights-complete')
    expect(account.abilities?.('1234567890')).toEqual({})
    await until('all is known', () => stage.server.callsOf('getChatMemberCount').length > 0)
    await say('and again')
    await say('role and size are known')
    expect(kept.events.at(-1)).toMatchObject({ group: { size: 3 }, person: { role: 'member' } })
  })

  test('what is missing is named, and what it would be needed for is withheld', async () => {
    stage.world.promote(stage.group, stage.world.bot, 'administrator', ['can_delete_messages'])
    const { kept, account } = await open()
    await until('it is told', () => lastOf(kept.reports) === 'rights-missing')
    expect(kept.reports.at(-1)?.texts).toMatchObject({
      en: expect.stringContaining('“Ban users”'),
      'zh-CN': expect.stringContaining('“封禁用户”'),
    })
    expect(kept.reports.at(-1)?.texts?.en).not.toContain('Delete')
    expect(account.abilities?.('1234567890')).toEqual({
      mute: 'never',
      unmute: 'never',
      remove: 'never',
      block: 'never',
    })
  })

  test('privacy mode is told with its cure, and is over with the right role', async () => {
    stage.world.promote(stage.group, stage.world.bot, 'member')
    const { kept, account } = await open()
    await until('it is told', () => lastOf(kept.reports) === 'privacy-mode')
    expect(kept.reports.at(-1)?.texts?.en).toContain('/setprivacy')
    await stage.world.promote(stage.group, stage.world.bot, 'administrator').confirmed
    await until('it is told', () => lastOf(kept.reports) === 'rights-complete')
    await until(
      'nothing is withheld',
      () => Object.keys(account.abilities?.('1234567890') ?? {}).length === 0,
    )
  })

  test('who sees everything without being an administrator only lacks rights', async () => {
    stage.world.readsAll = true
    stage.world.promote(stage.group, stage.world.bot, 'member')
    const { kept } = await open()
    await until('it is told', () => lastOf(kept.reports) === 'rights-missing')
  })

  test('thrown out: told, and nothing more is tried there', async () => {
    const { kept, account } = await open()
    await say('hi')
    await until('rights are known', () => lastOf(kept.reports) === 'rights-complete')
    await stage.world.promote(stage.group, stage.world.bot, 'kicked').confirmed
    expect(lastOf(kept.reports)).toBe('not-in-group')
    expect(account.abilities?.('1234567890')).toMatchObject({ say: 'never', block: 'never' })
  })

  test('thrown out while Folkmoot was down: told at the start', async () => {
    const cursor = JSON.stringify({ next: null, groups: { 1234567890: stage.group.id } })
    stage.world.promote(stage.group, stage.world.bot, 'kicked')
    stage.world.queue.drop()
    const { kept, account } = await open({}, { cursor: () => Promise.resolve(cursor) })
    await until('it is told', () => lastOf(kept.reports) === 'not-in-group')
    expect(account.abilities?.('1234567890')).toMatchObject({ say: 'never' })
  })

  test('a group that became a supergroup while Folkmoot was down is found', async () => {
    const small = stage.world.group(-77, 'Few', { owner: stage.olga })
    const { chat } = stage.world.migrate(small, -1_007_777_777_777)
    stage.world.queue.drop()
    const cursor = JSON.stringify({ next: null, groups: { 77: -77 } })
    const { kept } = await open({}, { cursor: () => Promise.resolve(cursor) })
    await until('it is found', () => kept.reports.some(({ group }) => group === '77'))
    await stage.world.say(chat, stage.ann, 'here').confirmed
    expect(kept.events.map(({ group }) => group?.native)).toEqual(['77'])
  })

  test('a refusal for want of rights has them looked at again', async () => {
    const { kept, account } = await open()
    await say('hi')
    await until('rights are known', () => lastOf(kept.reports) === 'rights-complete')
    stage.group.members.get(500)?.rights.delete('can_restrict_members')
    const block = { ...BLOCK }
    expect(await account.send(block)).toMatchObject({ code: 'rights-missing', permanent: true })
    await until('it is told', () => lastOf(kept.reports) === 'rights-missing')
    expect(account.abilities?.('1234567890').block).toBe('never')
  })
})

const BLOCK = {
  idempotencyKey: 'b',
  kind: 'block',
  group: '1234567890',
  person: 'user11',
  message: null,
  text: null,
  amount: null,
  expires: Number.MAX_SAFE_INTEGER,
} as const

test('the token is in no log and no error, though every address has it', async () => {
  const { token, root } = stage.server
  const told: string[] = []
  const fails = (url: string) => Promise.reject(new Error(`cannot fetch ${url} (${encodeURIComponent(url)})`))
  const { kept, logged, account } = await open({}, { fetch: fails })
  await until('it failed', () => logged.length > 2)
  told.push(
    ...logged.map(({ message }) => message),
    JSON.stringify(kept.reports),
    JSON.stringify(await account.send(BLOCK)),
  )
  const away = telegramHost(stage.server, { secrets: () => Promise.resolve(`${token}x`) })
  await telegramConnector(stage.pause)
    .open(away.host, { apiRoot: root })
    .catch((error: unknown) => told.push(String(error), JSON.stringify(error)))
  expect(told.length).toBeGreaterThan(5)
  expect(told.join('\n')).not.toContain('made-up-for-tests')
  expect(told.join('\n')).toContain('[token]')
})
