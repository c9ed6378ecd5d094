/** A charter keeps a group of Telegram, in fair weather and in foul. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TgUser } from '../platforms/telegram/shapes.ts'
import { until } from '../platforms/telegram/stage.ts'
import { TelegramInstallation } from './telegram-installation.ts'
import { JOURNEY_CHARTER } from './journey-charter.ts'

const HOUR = 3_600_000

let here: TelegramInstallation

beforeEach(async () => {
  here = await TelegramInstallation.open(JOURNEY_CHARTER)
})
afterEach(() => here.close())

const say = async (user: TgUser, text: string) => {
  const { stage } = here
  const { id } = stage.world.say(stage.group, user, text)
  await here.settle()
  return id
}
const isThere = (id: number) => here.stage.group.messages.has(id)
const advertise = (user: TgUser) => say(user, `Look: cheap watches, number ${here.stage.group.lastMessage}`)

describe('fair weather', () => {
  it('welcomes newcomers once, though Telegram tells of each twice', async () => {
    const { world, group } = here.stage
    await world.join(group, world.person(21, 'Bo')).confirmed
    await here.pass(30_000)
    await world.join(group, world.person(22, 'Cy')).confirmed
    await here.pass(3 * 60_000)
    expect(here.said()).toEqual(['Welcome Bo and Cy!'])
    const joins = (await here.events()).filter(({ event }) => event.kind === 'member.joined')
    expect(joins.length).toBe(2)
    await here.pass(HOUR)
    expect(here.said().length).toBe(1)
  })

  it('recalls an advertisement, warns, mutes, and opens a case on the third', async () => {
    const { world, group, ann } = here.stage
    world.start(ann)
    expect(isThere(await advertise(ann))).toBe(false)
    expect(here.said(ann.id)).toContain('Advertising has no place here.')
    await here.pass(HOUR)
    await advertise(ann)
    const muted = group.members.get(ann.id)
    expect(muted?.status).toBe('restricted')
    expect((muted?.until ?? 0) - world.second).toBeGreaterThan(500)
    expect((muted?.until ?? 0) - world.second).toBeLessThanOrEqual(600)
    await here.pass(HOUR)
    await advertise(ann)
    expect((await here.cases()).length).toBeGreaterThan(0)
    expect(here.stage.server.flood).toMatchObject({ overruns: 0, early: 0 })
  })

  it('binds the owner as well: what cannot be done to owners is counted and noted', async () => {
    const { olga, server } = here.stage
    await until('roles are known', () => server.callsOf('getChatMemberCount').length > 0)
    await say(olga, 'hello')
    expect(isThere(await advertise(olga))).toBe(false)
    await here.pass(HOUR)
    expect(isThere(await advertise(olga))).toBe(false)
    expect(server.callsOf('restrictChatMember')).toEqual([])
    const codes = (await here.events()).flatMap(({ actions }) => actions.map(({ code }) => code))
    expect(codes.filter((code) => code?.startsWith('owner-spared'))).toEqual(['owner-spared-mute'])
  })

  it('answers where it was asked', async () => {
    const id = await say(here.stage.ann, 'help')
    const answer = [...here.stage.group.messages.values()].find(({ text }) => text?.startsWith('The rules'))
    expect(answer?.['reply_to_message']).toMatchObject({ message_id: id })
  })
})

describe('foul weather', () => {
  it('a burst is answered within the limits of Telegram', async () => {
    const { world, group } = here.stage
    for (let person = 30; person < 60; person += 1)
      world.say(group, world.person(person, `P${person}`), 'help')
    await here.settle()
    expect(here.said().length).toBeGreaterThan(0)
    expect(here.stage.server.flood).toMatchObject({ overruns: 0, early: 0 })
  })

  it('a flood wait is kept, then what waited is sent once', async () => {
    const { server, ann, clock } = here.stage
    server.faults.plan('sendMessage', { kind: 'flood', seconds: 30 })
    const asked = clock.now
    await say(ann, 'help')
    expect(here.said().length).toBe(1)
    const [first, second, ...more] = server.callsOf('sendMessage')
    expect(more).toEqual([])
    expect((second?.at ?? 0) - (first?.at ?? asked)).toBeGreaterThanOrEqual(30_000)
    expect(server.flood.early).toBe(0)
  })

  it.each([
    [{ kind: 'cut', done: true }, 1],
    [{ kind: 'cut' }, 0],
    [{ kind: 'status', status: 500, done: true }, 1],
    [{ kind: 'status', status: 502 }, 0],
  ] as const)('%j: a word is never said twice, and listed as unknown', async (fault, said: number) => {
    here.stage.server.faults.plan('sendMessage', fault)
    await say(here.stage.ann, 'help')
    await here.pass(HOUR)
    expect(here.said().length).toBe(said)
    expect((await here.actions('unknown')).length).toBe(1)
  })

  it.each([
    { kind: 'cut', done: true },
    { kind: 'cut' },
    { kind: 'status', status: 500, done: true },
  ] as const)('%j: a recall is repeated until it is certain', async (fault) => {
    here.stage.server.faults.plan('deleteMessage', fault)
    expect(isThere(await advertise(here.stage.ann))).toBe(false)
    const events = await here.events()
    const recalls = events.flatMap(({ actions }) => actions).filter(({ kind }) => kind === 'recall')
    expect(recalls.map(({ status }) => status)).toEqual(['sent'])
  })

  it('rights that are revoked in the middle: the nearest thing is done, then the right one again', async () => {
    const { world, group, ann, server } = here.stage
    await until('the rights are known', () => here.reports.some(({ code }) => code === 'rights-complete'))
    expect(isThere(await advertise(ann))).toBe(false)
    await world.promote(group, world.bot, 'administrator', ['can_restrict_members']).confirmed
    await until('it is told', () => here.reports.at(-1)?.code === 'rights-missing')
    const deletions = server.callsOf('deleteMessage').length
    const left = await advertise(world.person(40, 'Di'))
    expect(isThere(left)).toBe(true)
    expect(server.callsOf('deleteMessage').length).toBe(deletions)
    await world.promote(group, world.bot, 'administrator').confirmed
    expect(isThere(await advertise(world.person(41, 'Ed')))).toBe(false)
  })

  it('who never wrote to the bot cannot be told: one attempt, and no more', async () => {
    const { ann, server } = here.stage
    await advertise(ann)
    await here.pass(HOUR)
    const told = server.callsOf('sendMessage').filter(({ given }) => given['chat_id'] === ann.id)
    expect(told.length).toBe(1)
  })

  it('the process dies at any moment: no message is lost or kept twice, no ad stays', async () => {
    const { world, group, server } = here.stage
    const { queue } = world
    const ids: number[] = []
    for (let round = 0; round < 6; round += 1) {
      for (let i = 0; i < 5; i += 1) {
        const text = i === 2 && round < 2 ? `cheap watches ${round}` : `word ${round}.${i}`
        ids.push(world.say(group, world.person(100 + round * 10 + i, `P${round}${i}`), text).id)
      }
      await new Promise((resolve) => setTimeout(resolve, round * 3))
      await here.die()
      queue.repeat = 3
      await here.connect()
    }
    await here.settle()
    await nothingLostOrDoubled(ids)
    expect(server.flood.overruns).toBe(0)
  })

  it('everything at once: nothing lost, nothing doubled, nothing hammered', async () => {
    const { server, world, group } = here.stage
    const { queue } = world
    server.faults.plan('getUpdates', { kind: 'status', status: 502 }, 2)
    server.faults.plan('sendMessage', { kind: 'flood', seconds: 5 })
    server.faults.plan('getUpdates', { kind: 'cut', done: true }, 3)
    server.faults.plan('deleteMessage', { kind: 'status', status: 500, done: true }, 2)
    server.faults.plan('sendMessage', { kind: 'cut' }, 1)
    server.faults.plan('getUpdates', { kind: 'slow', milliseconds: 30 }, 2)
    server.faults.plan('deleteMessage', { kind: 'flood', seconds: 3 })
    const ids: number[] = []
    for (let i = 0; i < 40; i += 1) {
      const text = i === 3 || i === 31 ? `代购 ${i}` : i % 8 === 5 ? 'help' : `word ${i}`
      ids.push(world.say(group, world.person(200 + i, `P${i}`), text).id)
      if (i % 10 === 4) queue.repeat = 4
      if (i % 10 === 7) queue.reverse = true
      if (i === 20) server.cutAll()
      if (i % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await here.settle()
    await nothingLostOrDoubled(ids)
    const answered = [...group.messages.values()].flatMap(({ reply_to_message: to }) =>
      typeof to === 'object' && to !== null && 'message_id' in to ? [to.message_id] : [],
    )
    expect(new Set(answered).size).toBe(answered.length)
    expect(server.flood.overruns).toBe(0)
    // What was on its way when the flood began.
    expect(server.flood.early).toBeLessThanOrEqual(2)
  })
})

async function nothingLostOrDoubled(ids: readonly number[]): Promise<void> {
  const events = await here.events()
  const kept = events.flatMap(({ event }) => (event.kind === 'message.sent' ? [Number(event.native)] : []))
  expect(kept.filter((native) => ids.includes(native)).toSorted((a, b) => a - b)).toEqual(ids)
  const ads = [...here.stage.group.messages.values()].filter(({ text }) =>
    /cheap watches|代购/.test(text ?? ''),
  )
  expect(ads).toEqual([])
}
