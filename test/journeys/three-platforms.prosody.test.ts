/** One charter on several platforms at once, and one person who is on two of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Case } from '../../shell/api/cases/schema.ts'
import { XmppPerson } from '../services/xmpp-person.ts'
import { ThreePlatforms, type StoredEvent } from './three-platforms.ts'
import { until } from './serve-child.ts'

const CHARTER = `
folkmoot: 1
name: Readers
purpose: To read one book a month, wherever we meet
language: en
timezone: UTC
groups:
  hall: { for: Talking about books }
words:
  ads: [cheap watches, 代购]
rules:
  - id: thanks
    title: Thanks are worth something
    when: message
    if: "text.contains('page by page')"
    do: [{ points: 2 }]
  - id: no-ads
    title: No advertising
    when: message
    if: "text.matches_list('ads')"
    do: [recall]
    escalate: { within: 24h, steps: [warn, { mute: 10m }, remove] }
  - id: once
    title: Once is enough
    when: message
    if: "counts.same_text_groups('10m') >= 2"
    do: [{ reply: 'You have said this elsewhere already.' }]
`

let here: ThreePlatforms

beforeAll(async () => {
  here = await ThreePlatforms.open(CHARTER)
}, 60_000)
afterAll(() => here.close())

/** Somebody who has an account on both platforms, and was linked by an operator. */
interface Both {
  readonly member: string
  readonly xmpp: XmppPerson
  readonly onTelegram: (text: string) => { readonly id: number }
  readonly onXmpp: (text: string) => Promise<{ readonly native: string }>
}

let people = 20

async function linked(name: string): Promise<Both> {
  const { world } = here.telegram
  people += 1
  const user = world.person(people, name)
  world.promote(here.readers, user, 'member')
  const xmpp = await XmppPerson.signIn(here.xmpp, name)
  await xmpp.join(here.hall)
  const onTelegram = (text: string) => world.say(here.readers, user, text)
  const onXmpp = (text: string) => xmpp.say(here.hall, text)
  onTelegram(`Good morning, ${name} is on Telegram`)
  await onXmpp(`Good morning, ${name} is on XMPP`)
  await here.settled(`${name} is on Telegram`)
  await here.settled(`${name} is on XMPP`)
  const [member, other] = [await here.memberOn('telegram', name), await here.memberOn('xmpp', name)]
  expect(member).not.toBe(other)
  await here.call('POST', `/members/${member}/link`, { other, reason: 'She said so herself.' })
  return { member, xmpp, onTelegram, onXmpp }
}

const acts = ({ actions }: StoredEvent) =>
  actions.map(({ kind, status, code }) => [kind, status, ...(code === null ? [] : [code])].join(' '))

async function undo(event: StoredEvent, kind: string): Promise<void> {
  const place = event.actions.find((action) => action.kind === kind)?.n
  await here.call('POST', `/events/${event.seq}/actions/${place}/verdict`, { verdict: 'undo' })
}

test('warnings and points go with the member from one platform to the other, and so does undoing', async () => {
  const vera = await linked('vera')
  const { handles } = await here.member(vera.member)
  expect(handles.map(({ platform }) => platform).toSorted()).toEqual(['telegram', 'xmpp'])

  vera.onTelegram('I read it page by page')
  await vera.onXmpp('Me too, page by page again')
  await until(async () => ((await here.member(vera.member)).points === 4 ? true : null))

  const first = vera.onTelegram('Have a look: cheap watches')
  const warned = await here.settled('Have a look')
  expect(acts(warned)).toEqual(['recall sent', 'warn sent'])
  expect(warned.fired).toMatchObject([{ rule: 'no-ads', strike: 1 }])
  expect(here.readers.messages.has(first.id)).toBe(false)

  const { native } = await vera.onXmpp('代购 of the best kind')
  await vera.xmpp.until((stanza) => stanza.toString().includes('role="visitor"'))
  const muted = await here.settled('代购')
  expect(acts(muted)).toEqual(['recall sent', 'mute sent'])
  expect(muted.fired).toMatchObject([{ rule: 'no-ads', strike: 2 }])
  await here.olga.until((stanza) => stanza.getChild('apply-to')?.attrs['id'] === native)
  expect(await here.instead(muted, 'en')).toEqual([])

  const before = vera.xmpp.seen.length
  await undo(muted, 'mute')
  await vera.xmpp.until((stanza) => stanza.toString().includes('role="participant"'), before)
  await vera.onXmpp('I may speak again')
  await undo(warned, 'recall')
  await until(() => here.said().find((text) => text.includes('cheap watches')) ?? null)
  await vera.xmpp.close()
}, 90_000)

test('the same text in groups of two platforms is the same text in two groups', async () => {
  const tara = await linked('tara')
  tara.onTelegram('Who has the next book?')
  await here.settled('next book')
  await tara.onXmpp('Who has the next book?')
  expect((await tara.xmpp.hears('elsewhere already')).text).toContain('tara')
  expect(here.said().join()).not.toContain('elsewhere already')
  await tara.xmpp.close()
}, 90_000)

test('what a platform cannot do becomes the nearest thing, and the trace says so in both languages', async () => {
  await here.paste('小林:\n大家好\n\n阿青:\n这里有代购\n')
  const byHand = await here.settled('这里有代购')
  expect(acts(byHand)).toEqual(['recall handed as-reply', 'warn handed'])
  expect(await here.instead(byHand, 'en')).toEqual([
    'In this group messages of others cannot be recalled: a public reply takes its place.',
  ])
  await here.paste('阿青:\n这里有代购\n\n阿青:\n还是代购便宜\n')
  const silenced = await here.settled('还是代购便宜')
  expect(acts(silenced)).toEqual(['recall handed as-reply', 'mute failed not-possible-here'])
  expect(await here.instead(silenced, 'zh-CN')).toEqual([
    '这个群里无法撤回别人的消息，改为公开回复。',
    '这个群里无法禁言，也没有相近的办法：交给人处理。',
  ])

  await until(async () => {
    const { cases } = z.object({ cases: z.array(Case) }).parse(await here.call('GET', '/cases'))
    return cases.find(({ kind, message }) => kind === 'action-failed' && message === silenced.seq) ?? null
  })

  await here.post('rosa', 'cheap watches in the room')
  const inRoom = await here.settled('in the room')
  expect(acts(inRoom)).toEqual(['recall sent', 'warn sent'])
  await here.post('rosa', 'cheap watches once more')
  expect(acts(await here.settled('once more'))).toEqual(['recall sent', 'mute sent'])
}, 90_000)

test('the rules bind an owner on every platform, as far as it goes there', async () => {
  const { world } = here.telegram
  await until(() => (here.telegram.callsOf('getChatAdministrators').length > 0 ? true : null))
  const first = world.say(here.readers, here.owner, 'cheap watches for all')
  await here.settled('for all')
  world.say(here.readers, here.owner, 'cheap watches, the last ones')
  const onTelegramToo = await here.settled('the last ones')
  expect(here.readers.messages.has(first.id)).toBe(false)
  const spared = ['recall sent', 'note done owner-spared-mute', 'note done']
  expect(acts(onTelegramToo)).toEqual(spared)
  expect(await here.instead(onTelegramToo, 'en')).toEqual([
    "This platform lets nobody mute the group's owner: it is counted, and noted in public instead.",
  ])

  await here.olga.say(here.hall, 'cheap watches from the owner')
  await here.settled('from the owner')
  await here.olga.say(here.hall, 'cheap watches from her again')
  expect(acts(await here.settled('from her again'))).toEqual(spared)
}, 90_000)

test('erasing the member erases what was said, and the names, on both platforms', async () => {
  const nora = await linked('nora')
  nora.onTelegram('a secret on Telegram')
  await nora.onXmpp('a secret on XMPP')
  await here.settled('secret on Telegram')
  await here.settled('secret on XMPP')
  await here.call('POST', `/members/${nora.member}/erasure`, { confirm: nora.member })
  const left = (await here.events()).map((event) => JSON.stringify(event))
  expect(left.filter((event) => /nora|secret on/.test(event))).toEqual([])
  await expect(here.memberOn('telegram', 'nora')).rejects.toThrow('not known')
  await expect(here.memberOn('xmpp', 'nora')).rejects.toThrow('not known')
  await expect(here.member(nora.member)).rejects.toThrow('404')
  nora.onTelegram('somebody new')
  await here.settled('somebody new')
  expect(await here.memberOn('telegram', 'nora')).not.toBe(nora.member)
  await nora.xmpp.close()
}, 90_000)
