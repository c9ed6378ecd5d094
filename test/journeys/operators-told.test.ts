/** Operators are told: from a commit of the pipeline over plan and outbox to their channels, crashes in between. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SendResult } from '../../core/ports/connector.ts'
import type { NoticeOperator } from '../../core/ports/notices.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'
import { startNotifier } from '../../shell/notify/notifier.ts'
import type { Notifier } from '../../shell/notify/notifier.ts'
import { openTestBook } from '../../shell/notify/notify-fixture.ts'
import type { OpenBook } from '../../shell/notify/notify-fixture.ts'
import { startOutbox } from '../../shell/outbox/outbox.ts'
import type { Outbox } from '../../shell/outbox/outbox.ts'
import { HEAD, says, SmallPipeline, START } from './small-pipeline.ts'

const MINUTE = 60_000
const CHARTER = `${HEAD}rules:
  - id: no-ads
    title: No advertising
    when: message
    if: "text.matches_any(['cheap watches'])"
    do: [recall]
`
const OPERATORS: readonly NoticeOperator[] = [
  { id: 'ann', name: 'Ann', rights: [{ community: 'all', right: 'steward' }] },
  { id: 'bo', name: 'Bo', rights: [{ community: 'all', right: 'manager' }] },
]

let here: SmallPipeline
let opened: OpenBook
let notifier: Notifier
let outbox: Outbox
/** What reached people beyond the console. */
let got: { readonly to: string; readonly text: string }[]
let answer: (claimed: ClaimedAction) => Promise<SendResult>

beforeEach(async () => {
  here = await SmallPipeline.open()
  opened = openTestBook()
  got = []
  answer = () => Promise.resolve({ status: 'sent' })
  for (const { id } of OPERATORS) {
    const mail = { kind: 'e-mail' as const, target: `${id}@example.org`, settings: '{}', sealed: null }
    opened.book.addChannel(id, { id: 'mail', name: 'mail', urgentOnly: false, ...mail })
    const brief = { on: false, minute: 8 * 60 + 30, empty: false }
    opened.book.setPreferences(id, { ...opened.book.preferences(id), language: 'en', quiet: null, brief })
  }
  begin()
})
afterEach(async () => {
  await notifier.stop()
  await outbox.stop(500)
  opened.close()
  expect(await here.close()).toEqual([])
})

/** Everything that runs, on whatever the ledger holds. */
function begin(): void {
  const now = () => here.clock
  outbox = startOutbox({
    pipeline: here.pipeline,
    accountOf: () => null,
    webhook: () => Promise.resolve({ status: 'failed', code: 'none-here', permanent: true }),
    notify: async (claimed) => {
      const [to = '', channel] = (claimed.action.name ?? '').split('/')
      if (channel === 'mail') got.push({ to, text: claimed.text ?? '' })
      return answer(claimed)
    },
    now,
  })
  notifier = startNotifier({
    pipeline: here.pipeline,
    reads: here.read,
    book: opened.book,
    operators: () => OPERATORS,
    facts: () =>
      Promise.resolve({
        name: 'Club',
        zone: 'UTC',
        ruleTitle: () => 'No advertising',
        groupName: () => 'Hall',
      }),
    origin: 'https://moot.example.org',
    now,
    onFault: (error) => {
      throw error
    },
    every: null,
  })
}

/** As after kill -9: nothing is drained, everything that memory held is gone. */
async function killAndOpen(): Promise<void> {
  await notifier.stop()
  here.restart()
  begin()
  await settled()
}

/** Until what is to be told now was sent. */
async function settled(): Promise<void> {
  await notifier.look()
  for (let round = 0; round < 200; round += 1) {
    outbox.wake()
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
    const waiting = (await here.actions()).filter(
      ({ kind, status }) => kind === 'notify' && status === 'queued',
    )
    if (waiting.length === 0) return
  }
  throw new Error('Notices still wait after a second.')
}

async function pass(minutes: number): Promise<void> {
  await here.advance(here.clock + minutes * MINUTE)
  await settled()
}

/** Four people advertise within the hour: the rule hits too many. */
async function tripBreaker(): Promise<void> {
  await here.publish(CHARTER)
  await here.deliver(says('hello'))
  await here.assign('g')
  for (const person of ['p1', 'p2', 'p3', 'p4', 'p5']) {
    await here.deliver(says('cheap watches', { person: { native: person, name: person } }))
  }
  const [breaker] = (await here.cases()).filter(({ kind }) => kind === 'breaker')
  expect(breaker).toBeDefined()
}

const toldTo = () => got.map(({ to }) => to)
const events = async (kind: string) => here.read.events(here.community, { after: 0, limit: 1000 }, { kind })

test('the breaker reaches the first at once, and the second when nobody takes it on', async () => {
  await tripBreaker()
  await settled()
  expect(got).toEqual([
    {
      to: 'ann',
      text: [
        'Urgent: A rule was stopped by the breaker – Club',
        'Hall: the breaker stopped a rule that hit too many members within an hour; it does nothing until you look (rule “No advertising”)',
        'Acknowledge it in the console; otherwise the next person is told after 10 minutes.',
        'https://moot.example.org',
      ].join('\n'),
    },
  ])
  await pass(9)
  expect(toldTo()).toEqual(['ann'])
  await pass(1)
  expect(toldTo()).toEqual(['ann', 'bo'])
  const steps = (await events('operator.notice')).map(
    ({ event }) => JSON.parse(event.data) as { step: number },
  )
  expect(steps.map(({ step }) => step)).toEqual([0, 0, 1, 1])
})

test('whoever takes it on, or settles the case, ends it', async () => {
  await tripBreaker()
  await settled()
  const [first] = await events('operator.notice')
  const [key] = (JSON.parse(first?.event.data ?? '{}') as { notices: string[] }).notices
  const data = { operator: 'ann', act: 'acknowledge', notice: key }
  await here.record({ kind: 'operator.act', group: null, member: null, data, content: null })
  await pass(30)
  expect(got.filter(({ text }) => text.startsWith('Urgent')).map(({ to }) => to)).toEqual(['ann'])
})

test('a crash between deciding and telling loses nothing; one after telling repeats nothing', async () => {
  await tripBreaker()
  await killAndOpen()
  expect(toldTo()).toEqual(['ann'])
  await killAndOpen()
  await killAndOpen()
  expect(toldTo()).toEqual(['ann'])
  await pass(10)
  await killAndOpen()
  expect(toldTo()).toEqual(['ann', 'bo'])
})

test('what is not urgent is gathered into one message, across a crash as well', async () => {
  await here.publish(CHARTER)
  await here.deliver(says('one', { group: { native: 'a' } }))
  await settled()
  await pass(5)
  await here.deliver(says('two', { group: { native: 'b' }, at: here.clock }))
  await killAndOpen()
  expect(got).toEqual([])
  await pass(10)
  await killAndOpen()
  await pass(30)
  const texts = got.filter(({ to }) => to === 'bo').map(({ text }) => text)
  expect(texts).toHaveLength(1)
  expect(texts[0]).toMatch(/^3 things to look at – Club\n/)
  expect(texts[0]?.match(/• Hall: the group has no kind yet/g)).toHaveLength(2)
})

test('an account that is away is told once, over restarts; that it is back is in the ledger', async () => {
  const report = (state: 'connected' | 'disconnected', code: string) =>
    notifier.report({
      community: here.community,
      account: here.account,
      platform: 'room',
      name: 'Robot',
      group: null,
      state,
      code,
      texts: state === 'connected' ? null : { en: 'Its token was refused.', 'zh-CN': '令牌被拒绝。' },
      before: null,
    })
  report('disconnected', 'token-refused')
  await settled()
  expect(got).toMatchObject([{ to: 'ann', text: expect.stringContaining('Robot: Its token was refused.') }])
  await pass(90)
  await killAndOpen()
  report('disconnected', 'token-refused')
  await settled()
  expect(toldTo()).toEqual(['ann', 'bo'])
  report('connected', 'signed-in')
  await settled()
  report('disconnected', 'token-refused')
  await pass(31)
  expect(toldTo()).toEqual(['ann', 'bo', 'ann'])
})

test('a channel that fails is not told through itself', async () => {
  answer = ({ action }) =>
    Promise.resolve(
      action.name === 'ann/mail'
        ? { status: 'failed', code: 'smtp-550', permanent: true }
        : { status: 'sent' },
    )
  await tripBreaker()
  await settled()
  await pass(60)
  await pass(60)
  const failing = (await here.cases()).filter(({ kind }) => kind === 'action-failed')
  expect(failing.length).toBeGreaterThan(0)
  expect(toldTo().filter((to) => to === 'ann').length).toBeLessThanOrEqual(2)
})

test('a message that a crash caught on its way is not sent again; an urgent one goes on', async () => {
  answer = () => new Promise(() => {})
  await tripBreaker()
  await notifier.look()
  await vi.waitFor(() => expect(toldTo()).toEqual(['ann']))
  answer = () => Promise.resolve({ status: 'sent' })
  await killAndOpen()
  expect(toldTo()).toEqual(['ann'])
  const mail = (await here.actions()).find(({ name }) => name === 'ann/mail')
  expect(mail?.status).toBe('unknown')
  await pass(10)
  expect(toldTo()).toEqual(['ann', 'bo'])
})

test('a channel that is stuck holds up no other', async () => {
  answer = ({ action }) =>
    action.name === 'ann/mail'
      ? Promise.resolve({ status: 'failed', code: 'http-503', permanent: false, retryAfter: 10 * MINUTE })
      : Promise.resolve({ status: 'sent' })
  opened.book.addChannel('ann', {
    id: 'bark',
    kind: 'bark',
    name: 'phone',
    urgentOnly: true,
    target: '',
    settings: '{}',
    sealed: null,
  })
  await tripBreaker()
  await notifier.look()
  await vi.waitFor(async () => {
    const named = (name: string) =>
      here.actions().then((all) => all.find((action) => action.name === name)?.status)
    expect([await named('ann/console'), await named('ann/bark')]).toEqual(['sent', 'sent'])
    expect(await named('ann/mail')).toBe('queued')
  })
})

test('the brief comes once a day, with the one thing to do first', async () => {
  for (const { id } of OPERATORS) {
    const preferences = opened.book.preferences(id)
    const brief = { on: id === 'ann', minute: (START / MINUTE + 60) % 1440, empty: true }
    opened.book.setPreferences(id, {
      ...preferences,
      brief,
      modes: { 'case-opened': 'brief', 'charter-published': 'never' },
    })
  }
  await here.publish(CHARTER)
  await here.deliver(says('one', { group: { native: 'a' } }))
  await settled()
  expect(got).toEqual([])
  await pass(61)
  await killAndOpen()
  await pass(30)
  await killAndOpen()
  expect(got).toEqual([
    {
      to: 'ann',
      text: [
        'Morning brief',
        'First of all, Club: decide 1 case, the oldest waiting for 1 hour.',
        'Club: 1 case waiting, the oldest for 1 hour',
        'https://moot.example.org',
      ].join('\n'),
    },
  ])
  await pass(24 * 60)
  expect(got).toHaveLength(2)
})
