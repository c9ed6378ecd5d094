import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenAccount } from '../../core/ports/connector.ts'
import { act, TelegramStage, until } from '../../test/platforms/telegram/stage.ts'
import { telegramConnector } from './telegram.ts'

let stage: TelegramStage
let account: OpenAccount

beforeEach(async () => {
  stage = new TelegramStage()
  await stage.server.listen()
  account = (await stage.open(telegramConnector(stage.pause))).account
})
afterEach(() => stage.close())

const texts = () =>
  [...stage.group.messages.values()].filter(({ from }) => from?.is_bot).map(({ text }) => text)
const status = () => stage.group.members.get(11)?.status

describe('words', () => {
  test('go out plain, without a preview', async () => {
    const result = await account.send(act('say', { text: '*hi* <b>@u11</b>' }))
    expect(result).toEqual({ status: 'sent', native: String(stage.group.lastMessage) })
    expect(texts()).toEqual(['*hi* <b>@u11</b>'])
    expect(stage.server.callsOf('sendMessage')[0]?.given).toEqual({
      chat_id: -1_001_234_567_890,
      text: '*hi* <b>@u11</b>',
      link_preview_options: { is_disabled: true },
    })
  })

  test('answer a message, and are said all the same when it is gone', async () => {
    const { id } = stage.world.say(stage.group, stage.ann, 'question')
    await account.send(act('reply', { text: 'one', message: String(id) }))
    stage.group.messages.delete(id)
    await account.send(act('warn', { text: 'two', message: String(id), person: 'user11' }))
    expect(
      [...stage.group.messages.values()].map(({ text, reply_to_message: to }) => [text, to !== undefined]),
    ).toEqual([
      ['one', true],
      ['two', false],
    ])
  })

  test('reach a person who has started the bot, and no one else', async () => {
    const tell = act('tell', { person: 'user11', text: 'psst' })
    expect(await account.send(tell)).toEqual({ status: 'failed', code: 'needs-start', permanent: true })
    expect(await account.send({ ...tell, person: 'user99' })).toMatchObject({ code: 'needs-start' })
    stage.world.start(stage.ann)
    expect(await account.send(tell)).toMatchObject({ status: 'sent' })
    stage.world.blocked.add(11)
    expect(await account.send(tell)).toMatchObject({ code: 'blocked-by-person', permanent: true })
    expect(await account.send({ ...tell, person: 'channel5' })).toMatchObject({ code: 'no-such-person' })
  })

  test('without words, group or sense are refused before any call', async () => {
    const { length } = stage.server.calls
    expect(await account.send(act('say'))).toMatchObject({ code: 'no-text', permanent: true })
    expect(await account.send(act('say', { group: null, text: 'x' }))).toMatchObject({
      code: 'no-such-group',
    })
    expect(await account.send(act('webhook', { text: 'x' }))).toMatchObject({ code: 'not-supported' })
    expect(await account.send(act('mute', { person: 'name:Bo', amount: 1 }))).toMatchObject({
      code: 'no-such-person',
    })
    expect(
      stage.server.calls.slice(length).filter(({ method }) => !/^get|^deleteWebhook/.test(method)),
    ).toEqual([])
  })
})

describe('sanctions', () => {
  test.each([
    [1, 40],
    [600_000, 600],
    [1_000 * 86_400_000, 365 * 86_400],
  ])('a mute of %i ms ends by itself after %i seconds', async (amount, seconds) => {
    expect(await account.send(act('mute', { person: 'user11', amount }))).toEqual({ status: 'sent' })
    expect(stage.group.members.get(11)).toMatchObject({
      status: 'restricted',
      until: stage.world.second + seconds,
    })
    expect(await account.send(act('unmute', { person: 'user11' }))).toEqual({ status: 'sent' })
    expect(status()).toBe('member')
  })

  test('who is removed may come back, who is blocked may not', async () => {
    expect(await account.send(act('remove', { person: 'user11' }))).toEqual({ status: 'sent' })
    expect(status()).toBe('left')
    expect(await account.send(act('block', { person: 'user11' }))).toEqual({ status: 'sent' })
    expect(status()).toBe('kicked')
  })

  test('a small group knows removals, and no mutes', async () => {
    const small = stage.world.group(-77, 'Few', { owner: stage.olga })
    stage.world.promote(small, stage.ann, 'member')
    await stage.world.say(small, stage.ann, 'hi').confirmed
    await until('the rights are known', () => account.abilities?.('77').mute === 'never')
    expect(await account.send(act('mute', { group: '77', person: 'user11', amount: 60_000 }))).toMatchObject({
      code: 'needs-supergroup',
      permanent: true,
    })
    expect(await account.send(act('remove', { group: '77', person: 'user11' }))).toEqual({ status: 'sent' })
    expect(small.members.get(11)?.status).toBe('left')
  })

  test('the owner and administrators are out of reach', async () => {
    expect(await account.send(act('block', { person: 'user10' }))).toMatchObject({ code: 'person-is-owner' })
    stage.world.promote(stage.group, stage.ann, 'administrator')
    expect(await account.send(act('block', { person: 'user11' }))).toMatchObject({ code: 'person-is-admin' })
  })

  test('a message is recalled once', async () => {
    const { id } = stage.world.say(stage.group, stage.ann, 'ad')
    const recall = act('recall', { message: String(id) })
    expect(await account.send(recall)).toEqual({ status: 'sent' })
    expect(stage.group.messages.has(id)).toBe(false)
    expect(await account.send(recall)).toMatchObject({ code: 'no-such-message', permanent: true })
  })
})

describe('faults', () => {
  const say = act('say', { text: 'once' })

  test('too many calls: as long as Telegram asks, for the whole account', async () => {
    stage.server.faults.plan('sendMessage', { kind: 'flood', seconds: 9 })
    expect(await account.send(say)).toMatchObject({
      code: 'flood-wait',
      permanent: false,
      retryAfter: 9_000,
      scope: 'account',
    })
    expect(texts()).toEqual([])
  })

  test.each([
    { kind: 'status', status: 502 },
    { kind: 'status', status: 500, done: true },
    { kind: 'cut' },
    { kind: 'cut', done: true },
  ] as const)('%j: nobody knows whether it was said', async (fault) => {
    stage.server.faults.plan('sendMessage', fault)
    expect(await account.send(say)).toMatchObject({ status: 'unknown' })
    expect(texts()).toEqual('done' in fault ? ['once'] : [])
  })

  test('a recall that may have worked has worked when the message is gone', async () => {
    const { id } = stage.world.say(stage.group, stage.ann, 'ad')
    const recall = act('recall', { message: String(id) })
    stage.server.faults.plan('deleteMessage', { kind: 'cut', done: true })
    expect(await account.send(recall)).toEqual({
      status: 'failed',
      code: 'connection-lost',
      permanent: false,
    })
    expect(await account.send(recall)).toEqual({ status: 'sent' })
  })

  test('a removal of which the second half failed is tried again', async () => {
    stage.server.faults.plan('unbanChatMember', { kind: 'status', status: 500 })
    expect(await account.send(act('remove', { person: 'user11' }))).toMatchObject({
      status: 'failed',
      permanent: false,
    })
    expect(await account.send(act('remove', { person: 'user11' }))).toEqual({ status: 'sent' })
    expect(status()).toBe('left')
  })

  test('a slow answer is waited for', async () => {
    stage.server.faults.plan('sendMessage', { kind: 'slow', milliseconds: 50 })
    expect(await account.send(say)).toMatchObject({ status: 'sent' })
  })

  test('nobody listens: nothing was said, it may be tried again', async () => {
    await stage.server.close()
    expect(await account.send(say)).toEqual({
      status: 'failed',
      code: 'network-unreachable',
      permanent: false,
    })
  })

  test('a closed account sends nothing', async () => {
    await account.close()
    expect(await account.send(say)).toEqual({ status: 'failed', code: 'account-closed', permanent: false })
    expect(texts()).toEqual([])
  })
})

describe('groups', () => {
  test('one that became a supergroup is followed to its new place', async () => {
    const small = stage.world.group(-77, 'Few', { owner: stage.olga })
    await stage.world.say(small, stage.olga, 'hi').confirmed
    const { chat } = stage.world.migrate(small, -1_007_777_777_777)
    expect(await account.send(act('say', { group: '77', text: 'still here' }))).toMatchObject({
      status: 'sent',
    })
    expect([...chat.messages.values()].map(({ text }) => text)).toContain('still here')
  })

  test('one that is known from an imported history only is looked for', async () => {
    stage.world.group(-88, 'Old', { owner: stage.olga })
    expect(await account.send(act('say', { group: '88', text: 'hello' }))).toMatchObject({ status: 'sent' })
    expect(await account.send(act('say', { group: '8888', text: 'hello' }))).toMatchObject({
      code: 'no-such-group',
    })
  })
})
