/** A channel from what an operator typed to what is sent through it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutgoingAction } from '../../core/ports/connector.ts'
import type { ChannelDraft } from '../../core/ports/notices.ts'
import { openBook } from './book.ts'
import { channelOf } from './channel-draft.ts'
import type { Message } from './channels/format.ts'
import { claimed, openTestBook, turnAround } from './notify-fixture.ts'
import type { OpenBook } from './notify-fixture.ts'
import { accountBehind, createNotify } from './sender.ts'

const OPERATOR = 'ann'
const TOOLS = { seal: turnAround.seal, hasMailServer: true, mayUse: () => Promise.resolve(true) }
let opened: OpenBook
const mailed: [to: string, message: Message][] = []
const posted: string[] = []
const told: OutgoingAction[] = []
let accountIsOpen = true
let tells = true

beforeEach(() => {
  opened = openTestBook()
  for (const list of [mailed, posted, told]) list.length = 0
  accountIsOpen = true
  tells = true
})
afterEach(() => opened.close())

async function add(draft: Omit<ChannelDraft, 'name' | 'urgentOnly'>): Promise<string> {
  const channel = await channelOf(OPERATOR, { name: 'mine', urgentOnly: false, ...draft }, TOOLS)
  if ('field' in channel) throw new Error(channel.texts.en)
  opened.book.addChannel(OPERATOR, channel)
  return channel.id
}

const send = (id: string, text: string | null = 'Title\nFirst\nSecond') => {
  const event = { data: JSON.stringify({ urgent: true, kinds: ['breaker'] }) }
  const notify = createNotify({
    book: opened.book,
    reads: { event: () => Promise.resolve({ event, content: null, actions: [] } as never) },
    fetch: (url) => {
      posted.push(url)
      return Promise.resolve(Response.json({ errcode: 0 }))
    },
    mailer: {
      send: (message, to) => {
        mailed.push([to, message])
        return Promise.resolve({ status: 'sent' })
      },
      close: () => {},
    },
    account: () =>
      accountIsOpen
        ? {
            capabilities: { act: tells ? { tell: 'auto' } : {}, limits: { textLength: 17 } },
            send: (action) => {
              told.push(action)
              return Promise.resolve({ status: 'sent', native: 'm1' })
            },
          }
        : null,
    open: turnAround.open,
    now: () => 5,
  })
  return notify(claimed(`${OPERATOR}/${id}`, text), '7-12-0')
}

describe('sending', () => {
  test('by console is done at once', async () => {
    expect(await send('console')).toEqual({ status: 'sent' })
  })

  test('by e-mail gives title, text and how urgent it is', async () => {
    expect(await send(await add({ kind: 'e-mail', address: 'ann@example.org' }))).toEqual({ status: 'sent' })
    expect(mailed).toEqual([
      [
        'ann@example.org',
        { title: 'Title', text: 'First\nSecond', urgent: true, kinds: ['breaker'], key: '7-12-0', at: 5 },
      ],
    ])
  })

  test('by private message goes through the account', async () => {
    const id = await add({ kind: 'message', community: 7, account: 3, person: ' 123 ' })
    expect(await send(id)).toEqual({ status: 'sent', native: 'm1' })
    expect(accountBehind(opened.book, `${OPERATOR}/${id}`)).toMatchObject({ community: 7, account: 3 })
    expect(accountBehind(opened.book, `${OPERATOR}/console`)).toBeNull()
    expect(told).toMatchObject([
      {
        kind: 'tell',
        person: '123',
        group: null,
        text: 'Title\nFirst\nSeco…',
        idempotencyKey: '7-12-0',
        expires: 99,
      },
    ])
    tells = false
    expect(await send(id)).toMatchObject({ code: 'not-possible-here', permanent: true })
    accountIsOpen = false
    expect(await send(id)).toMatchObject({ status: 'failed', code: 'account-closed', permanent: false })
  })

  test('by robot opens the sealed address', async () => {
    const url = 'https://oapi.dingtalk.com/robot/send?access_token=example'
    expect(await send(await add({ kind: 'dingtalk', url }))).toEqual({ status: 'sent' })
    expect(posted).toEqual([url])
  })

  test('through what is gone, or without words, says so', async () => {
    expect(await send('gone')).toMatchObject({ code: 'channel-removed', permanent: true })
    const id = await add({ kind: 'e-mail', address: 'ann@example.org' })
    expect(await send(id, null)).toMatchObject({ code: 'text-erased' })
    expect(opened.book.removeChannel(OPERATOR, id)).toBe(true)
    expect(await send(id)).toMatchObject({ code: 'channel-removed' })
  })
})

describe('what is typed', () => {
  const fault = async (draft: Partial<ChannelDraft> & Pick<ChannelDraft, 'kind'>, tools = TOOLS) => {
    const channel = await channelOf(OPERATOR, { name: 'mine', urgentOnly: false, ...draft }, tools)
    return 'field' in channel ? channel.field : 'fine'
  }
  test.each<[Partial<ChannelDraft> & Pick<ChannelDraft, 'kind'>, string]>([
    [{ kind: 'console' }, 'kind'],
    [{ kind: 'e-mail', address: 'nobody' }, 'address'],
    [{ kind: 'e-mail', address: 'a@example.org, b@example.org' }, 'address'],
    [{ kind: 'message', community: 7, account: 3 }, 'person'],
    [{ kind: 'message', person: '123' }, 'account'],
    [{ kind: 'wecom', url: 'http://qyapi.weixin.qq.com/x' }, 'url'],
    [{ kind: 'wecom', url: 'https://me:secret@example.org' }, 'url'],
    [{ kind: 'webhook', url: 'https://example.org' }, 'secret'],
    [{ kind: 'bark', url: 'https://api.day.app' }, 'secret'],
    [{ kind: 'bark', url: 'https://api.day.app/abc' }, 'fine'],
    [{ kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/x' }, 'fine'],
  ])('%j: %s', async (draft, field) => {
    expect(await fault(draft)).toBe(field)
  })

  test('needs a mail server and an account of one’s own', async () => {
    const mail = { kind: 'e-mail' as const, address: 'a@example.org' }
    expect(await fault(mail, { ...TOOLS, hasMailServer: false })).toBe('kind')
    const message = { kind: 'message' as const, community: 7, account: 3, person: '1' }
    expect(await fault(message, { ...TOOLS, mayUse: () => Promise.resolve(false) })).toBe('account')
  })
})

test('addresses of robots and secrets lie sealed in the file, and only there', async () => {
  await add({ kind: 'webhook', url: 'https://hooks.example.org/token-in-path', secret: 'signing-words' })
  const [, channel] = opened.book.channels(OPERATOR)
  expect(channel).toMatchObject({ target: 'hooks.example.org', settings: '{}' })
  const bytes = ['auth.db', 'auth.db-wal']
    .map((name) => {
      try {
        return readFileSync(join(opened.folder, name), 'latin1')
      } catch {
        return ''
      }
    })
    .join('')
  expect(bytes).toContain('hooks.example.org')
  expect(bytes).not.toContain('token-in-path')
  expect(bytes).not.toContain('signing-words')
})

test('preferences, order and what was seen outlive a restart', () => {
  const { book, folder } = opened
  const preferences = { ...book.preferences(OPERATOR), language: 'en' as const, quiet: null }
  book.setPreferences(OPERATOR, preferences)
  book.markSeen(OPERATOR, 40)
  book.markSeen(OPERATOR, 30)
  book.setOrder(7, { operators: ['bo', 'ann'], minutes: 3 })
  const again = openBook(folder)
  expect(again.preferences(OPERATOR)).toEqual(preferences)
  expect(again.seenUntil(OPERATOR)).toBe(40)
  expect(again.order(7)).toEqual({ operators: ['bo', 'ann'], minutes: 3 })
  expect(again.order(8)).toEqual({ operators: [], minutes: 10 })
  again.close()
})
