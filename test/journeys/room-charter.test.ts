/** A charter keeps a group: from the first welcome to the third advertisement, the owner's included. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Installation } from './installation.ts'
import { JOURNEY_CHARTER } from './journey-charter.ts'

const HOUR = 3_600_000

let here: Installation

beforeEach(async () => {
  here = await Installation.open()
  here.room.createGroup('hall', 'The hall')
  expect(await here.publish(JOURNEY_CHARTER, 'first')).toMatchObject({ status: 'published', version: 1 })
  await here.room.join('hall', { id: 'odo', name: 'Odo', role: 'owner' })
  await here.assign('hall', 'hall')
})

afterEach(() => here.close())

const advertise = async (person: string) => {
  const { native } = await here.room.post('hall', person, `Look: cheap watches, number ${Math.random()}`)
  await here.settle()
  return native
}

it('welcomes newcomers once, gathered into one text', async () => {
  await here.room.join('hall', { id: 'ann', name: 'Ann' })
  await here.pass(30_000)
  await here.room.join('hall', { id: 'bo', name: 'Bo' })
  expect(here.said('hall')).toEqual([])
  await here.pass(2 * 60_000)
  const said = here.said('hall').map(({ text }) => text)
  expect(said).toEqual(['Welcome Ann and Bo!'])
  await here.room.leave('hall', 'bo')
  await here.room.join('hall', { id: 'bo', name: 'Bo' })
  await here.pass(HOUR)
  expect(here.said('hall').length).toBe(1)
})

it('does not repeat a name that advertises', async () => {
  await here.room.join('hall', { id: 'spam', name: '加微信 abc12345 代购' })
  await here.pass(3 * 60_000)
  expect(here.said('hall').map(({ text }) => text)).toEqual(['Welcome a new member!'])
})

it('recalls an advertisement, warns, mutes, and opens a case on the third', async () => {
  await here.room.join('hall', { id: 'vic', name: 'Vic' })
  const first = await advertise('vic')
  expect(here.isRecalled('hall', first)).toBe(true)
  const said = here.said('hall')
  expect(said).toContainEqual({ text: 'Advertising has no place here.', to: 'vic' })

  await here.pass(HOUR)
  await advertise('vic')
  await expect(here.room.post('hall', 'vic', 'hello?')).rejects.toMatchObject({ code: 'muted' })

  await here.pass(HOUR)
  await advertise('vic')
  expect((await here.cases()).map(({ kind, rule }) => ({ kind, rule }))).toContainEqual(
    expect.objectContaining({ rule: 'no-ads' }),
  )
})

it('counts the owner alike, and shows it as a public note', async () => {
  for (let round = 0; round < 3; round += 1) {
    expect(here.isRecalled('hall', await advertise('odo'))).toBe(true)
    await here.pass(HOUR)
  }
  const actions = (await here.events()).flatMap((stored) => stored.actions)
  expect(actions.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['recall', 'tell', 'warn', 'mute', 'note']),
  )
  expect((await here.cases()).filter(({ rule }) => rule === 'no-ads').length).toBe(1)
})

it('starts again after a day without strikes', async () => {
  await here.room.join('hall', { id: 'vic', name: 'Vic' })
  await advertise('vic')
  await here.pass(25 * HOUR)
  await advertise('vic')
  await expect(here.room.post('hall', 'vic', 'still here')).resolves.toBeDefined()
})

it('decides everything after a publication by the new version, strikes kept through a new name', async () => {
  await here.room.join('hall', { id: 'vic', name: 'Vic' })
  await here.room.post('hall', 'vic', 'help')
  await advertise('vic')
  await here.settle()
  const next = JOURNEY_CHARTER.replace('id: no-ads', 'id: advertising\n    was: no-ads').replace(
    "'The rules: {rules}'",
    "'Ask a manager.'",
  )
  expect(await here.publish(next, 'clearer words')).toMatchObject({ status: 'published', version: 2 })
  await here.room.post('hall', 'vic', 'help')
  await advertise('vic')
  const replies = here.said('hall').map(({ text }) => text)
  expect(replies.filter((text) => text.startsWith('The rules:')).length).toBe(1)
  expect(replies.filter((text) => text === 'Ask a manager.').length).toBe(1)
  await expect(here.room.post('hall', 'vic', 'and now?')).rejects.toMatchObject({ code: 'muted' })
})

it('refuses a faulty charter with its places and stays with the old one', async () => {
  const refused = await here.publish(JOURNEY_CHARTER.replace('when: message', 'wen: message'), 'oops')
  expect(refused).toMatchObject({ status: 'refused' })
  expect(refused.status === 'refused' && refused.faults[0]).toMatchObject({ line: expect.any(Number) })
  await here.room.join('hall', { id: 'vic', name: 'Vic' })
  expect(here.isRecalled('hall', await advertise('vic'))).toBe(true)
})

it('does nothing in a group that has no kind, and says so once', async () => {
  here.room.createGroup('attic', 'The attic')
  await here.room.join('attic', { id: 'vic', name: 'Vic' })
  const { native } = await here.room.post('attic', 'vic', 'cheap watches')
  await here.room.post('attic', 'vic', 'cheap watches again')
  await here.pass(HOUR)
  expect(here.isRecalled('attic', native)).toBe(false)
  expect((await here.cases()).filter(({ kind }) => kind === 'unassigned-group').length).toBe(1)
  await here.assign('attic', 'hall')
  expect((await here.cases()).filter(({ kind }) => kind === 'unassigned-group').length).toBe(0)
})
