import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
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

describe('polling', () => {
  test('asks for everything that it reads, members and reactions too', async () => {
    await open()
    await say('hi')
    expect(stage.server.callsOf('getUpdates')[0]?.given['allowed_updates']).toEqual(
      expect.arrayContaining(['message', 'chat_member', 'message_reaction', 'chat_join_request']),
    )
  })

  test('what was not committed comes again, and nothing is confirmed before', async () => {
    let failures = 2
    const committed: Incoming[] = []
    await open(
      {},
      {
        deliver: (events: readonly Incoming[]) => {
          if (failures-- > 0) return Promise.reject(new Error('disk full'))
          committed.push(...events)
          return Promise.resolve({ outcomes: [] })
        },
      },
    )
    await say('hi')
    expect(wordsOf(committed)).toEqual(['hi'])
    expect(stage.waits).toEqual([1_000, 2_000])
  })

  test('goes on where the last commit was', async () => {
    const first = await open()
    await say('one')
    await first.account.close()
    const cursor = await first.kept.cursor()
    const calls = stage.server.calls.length
    const second = await open({}, { cursor: () => Promise.resolve(cursor) })
    await say('two')
    expect(wordsOf(second.kept.events)).toEqual(['two'])
    const again = stage.server.calls.slice(calls).find(({ method }) => method === 'getUpdates')
    expect(again?.given['offset']).toBe(JSON.parse(cursor ?? '').next)
  })

  test('takes what comes twice or the wrong way round', async () => {
    const { kept } = await open()
    await say('one')
    stage.world.queue.repeat = 1
    await say('two')
    stage.server.faults.plan('getUpdates', { kind: 'slow', milliseconds: 20 })
    stage.world.queue.reverse = true
    const all = [say('three'), say('four')]
    await Promise.all(all)
    expect(wordsOf(kept.events)).toEqual(expect.arrayContaining(['one', 'two', 'three', 'four']))
    expect(wordsOf(kept.events).length).toBe(5)
  })

  test('leaves out an update that cannot be read, by its number', async () => {
    const { kept, logged } = await open()
    stage.world.queue.push('message', {
      chat: stage.group,
      date: 1,
      message_id: 1,
      entities: 7,
      text: 'broken',
    })
    await say('whole')
    expect(wordsOf(kept.events)).toEqual(['whole'])
    expect(logged.filter(({ level }) => level === 'error').length).toBe(1)
  })

  test.each([
    [{ kind: 'flood', seconds: 3 }, 3_000],
    [{ kind: 'status', status: 502 }, 1_000],
    [{ kind: 'cut' }, 1_000],
  ] as const)('%j: waits %i ms and goes on', async (fault, wait) => {
    stage.server.faults.plan('getUpdates', fault)
    const { kept } = await open()
    await until('it waits', () => stage.waits.length > 0)
    stage.clock.now += 3_000
    await say('after')
    expect(wordsOf(kept.events)).toEqual(['after'])
    expect(stage.waits[0]).toBe(wait)
    expect(kept.reports.filter(({ group }) => group === undefined).at(-1)).toMatchObject({
      state: 'connected',
    })
  })

  test('a lost network is told once, with longer and longer waits', async () => {
    stage.server.faults.plan('getUpdates', { kind: 'cut' }, 5)
    const { kept } = await open()
    await until('it tried five times', () => stage.waits.length === 5)
    await say('back')
    expect(stage.waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
    const codes = kept.reports.filter(({ group }) => group === undefined).map(({ code }) => code)
    expect(codes).toEqual(['signing-in', 'signed-in', 'network-lost', 'signed-in'])
  })

  test('another program with the same token is told of, in both languages', async () => {
    const { kept } = await open()
    await until('it polls', () => stage.server.isPolled)
    const url = `${stage.server.root}/bot${stage.server.token}/getUpdates`
    await fetch(url, { method: 'POST', body: '{}' })
    await until('it is told', () => kept.reports.some(({ code }) => code === 'polled-elsewhere'))
    expect(kept.reports.at(-1)?.texts).toMatchObject({
      en: expect.stringContaining('same token'),
      'zh-CN': expect.stringContaining('同一个令牌'),
    })
    expect(stage.waits).toContain(30_000)
  })

  test('a token that is revoked later is told of, and hardly asked with', async () => {
    const { kept } = await open()
    await until('it polls', () => stage.server.isPolled)
    stage.server.tokenHolds = false
    stage.server.cutAll()
    await until('it is told', () => kept.reports.some(({ code }) => code === 'token-refused'))
    expect(stage.waits).toContain(300_000)
  })
})

describe('webhook', () => {
  const mode = { mode: 'webhook' }

  test('is answered after the commit only, and called again until then', async () => {
    let failures = 2
    const committed: Incoming[] = []
    await open(mode, {
      deliver: (events: readonly Incoming[]) => {
        if (failures-- > 0) return Promise.reject(new Error('disk full'))
        committed.push(...events)
        return Promise.resolve({ outcomes: [] })
      },
    })
    await until('it is set', () => stage.server.webhook.isSet)
    await say('hi')
    expect(wordsOf(committed)).toEqual(['hi'])
    expect(stage.server.webhook.answers).toEqual([503, 503, 200])
  })

  test('lets nobody in without the secret', async () => {
    const { kept } = await open(mode)
    await until('it is set', () => stage.server.webhook.isSet)
    const body = JSON.stringify({
      update_id: 1,
      message: { message_id: 1, date: 1, chat: { id: -5, type: 'group', title: 'x' }, text: 'x' },
    })
    const header = 'x-telegram-bot-api-secret-token'
    const url = 'https://bot.example/connect/1/2/webhook'
    expect(await stage.server.webhook.dial(url, {}, body)).toBe(401)
    expect(await stage.server.webhook.dial(url, { [header]: 'guess' }, body)).toBe(401)
    const secret = String(stage.server.callsOf('setWebhook')[0]?.given['secret_token'])
    expect(await stage.server.webhook.dial(url, { [header]: secret }, 'no json')).toBe(400)
    expect(kept.events).toEqual([])
    expect(await stage.server.webhook.dial(url, { [header]: secret }, body)).toBe(200)
    expect(secret).not.toContain('made-up')
  })

  test('is taken away again for polling; nothing that waited is lost', async () => {
    const first = await open(mode)
    await until('it is set', () => stage.server.webhook.isSet)
    await first.account.close()
    const waiting = say('meanwhile')
    const second = await open()
    await waiting
    expect(wordsOf(second.kept.events)).toEqual(['meanwhile'])
    expect(stage.server.webhook.isSet).toBe(false)
  })

  test('needs an address, one that Telegram takes', async () => {
    await expect(open(mode, { publicUrl: null })).rejects.toMatchObject({
      code: 'public-url-missing',
      permanent: true,
    })
    const { kept } = await open(mode, { publicUrl: 'https://bot.example:9443/connect/1/2' })
    await until('it is told', () => kept.reports.some(({ code }) => code === 'webhook-refused'))
  })
})

describe('groups', () => {
  test('only those that are wanted, also after they became supergroups', async () => {
    const wanted = stage.world.group(-77, 'Wanted', { owner: stage.olga })
    const { kept } = await open({ groups: ['-77'] })
    await say('not wanted')
    await stage.world.say(wanted, stage.ann, 'wanted').confirmed
    const { chat } = stage.world.migrate(wanted, -1_007_777_777_777)
    await stage.world.say(chat, stage.ann, 'still').confirmed
    expect(wordsOf(kept.events)).toEqual(['wanted', 'still'])
    expect(new Set(kept.events.map(({ group }) => group?.native))).toEqual(new Set(['77']))
    expect(JSON.parse((await kept.cursor()) ?? '').groups).toEqual({ 77: -1_007_777_777_777 })
  })

  test('a move that could not be committed at first is committed later', async () => {
    const small = stage.world.group(-77, 'Few', { owner: stage.olga })
    let failures = 0
    const cursors: (string | undefined)[] = []
    await open(
      {},
      {
        deliver: (_events: readonly Incoming[], cursor?: string) => {
          if (failures-- > 0) return Promise.reject(new Error('disk full'))
          cursors.push(cursor)
          return Promise.resolve({ outcomes: [] })
        },
      },
    )
    await stage.world.say(small, stage.ann, 'hi').confirmed
    failures = 1
    await stage.world.migrate(small, -1_007_777_777_777).pushed.confirmed
    expect(JSON.parse(cursors.at(-1) ?? '').groups).toEqual({ 77: -1_007_777_777_777 })
  })

  test('a word from the new chat before the news of it belongs to the old group', async () => {
    const small = stage.world.group(-77, 'Few', { owner: stage.olga })
    const { kept } = await open()
    await stage.world.say(small, stage.ann, 'before').confirmed
    stage.world.queue.reverse = true
    stage.server.faults.plan('getUpdates', { kind: 'status', status: 500 }, 1)
    const { chat, pushed } = stage.world.migrate(small, -1_007_777_777_777)
    await Promise.all([pushed.confirmed, stage.world.say(chat, stage.ann, 'after').confirmed])
    expect(kept.events.map(({ group }) => group?.native)).toEqual(['77', '77'])
  })
})

test('buttons are answered, so that nobody waits', async () => {
  const { kept } = await open()
  await stage.world.press(stage.group, stage.ann, 'q1').confirmed
  await until('it is answered', () => stage.world.answered.includes('q1'))
  expect(kept.events).toEqual([])
})
