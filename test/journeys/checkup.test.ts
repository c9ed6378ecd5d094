/** A checkup of what the archive holds: imported and live alike, made in a thread, forgotten with an erasure. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCheckups } from '../../app/checkup/desk.ts'
import type { RunningCheckups } from '../../app/checkup/desk.ts'
import { loadCharter } from '../../core/charter/load.ts'
import { CheckupRefusal, type CheckupOrder } from '../../core/ports/checkups.ts'
import { joins, says, SmallPipeline, START } from './small-pipeline.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let here: SmallPipeline
let desk: RunningCheckups
let order: CheckupOrder

beforeEach(async () => {
  here = await SmallPipeline.open(undefined, START)
  desk = openCheckups({
    entry: new URL('../../app/checkup-worker.ts', import.meta.url),
    ledger: here.storage,
    reads: here.read,
    zoneOf: () => Promise.resolve('Asia/Shanghai'),
    now: () => START,
  })
  order = {
    community: here.community,
    groups: [],
    since: null,
    owner: null,
    managers: [],
    zone: null,
  }
  await bringPast()
})
afterEach(async () => {
  await desk.close()
  await here.close()
})

/** A club of three over four weeks: Ann teaches, Ben asks about prices, Cleo joins late and is greeted. */
async function bringPast(): Promise<void> {
  const group = { native: 'g', name: 'Reading club' }
  const past = (day: number, minute: number, who: string) => ({
    at: START - 30 * DAY + day * DAY + minute * MINUTE,
    source: 'import' as const,
    group,
    person: { native: who.toLowerCase(), name: who },
  })
  const events = Array.from({ length: 28 }, (_, day) => [
    says('Today we read two pages and look at one photograph together.', past(day, 0, 'Ann')),
    says('How much does the course cost?', past(day, 5, 'Ben')),
    says('It costs nothing, come as you are.', past(day, 9, 'Ann')),
  ]).flat()
  const arrival = past(9, 20, 'Cleo')
  // In another order than that of time, as histories come.
  await here.deliver(...events.slice(40))
  await here.deliver(...events.slice(0, 40), joins('', arrival), says('Welcome Cleo!', past(9, 21, 'Ann')))
}

async function made() {
  await expect.poll(async () => (await desk.read(here.community)).state, { timeout: 20_000 }).toBe('done')
  const { report } = await desk.read(here.community)
  if (report === null) throw new Error('There is no report.')
  return report
}

test('the archive is reported on in order of time, and the report is one page as well', async () => {
  expect((await desk.start(order)).state).toBe('making')
  const report = await made()
  expect(report.history).toMatchObject({ messages: 85, members: 3, zone: { name: 'Asia/Shanghai' } })
  expect(report.groups.map(({ name, messages }) => [name, messages])).toEqual([['Reading club', 85]])
  expect(await desk.page(here.community, 'zh-CN')).toMatch(/^<!doctype html>/i)
})

test('who owns the group is told from who manages it', async () => {
  const [group, at] = [{ native: 'g', name: 'Reading club' }, START - 40 * DAY]
  const role = (who: string, rank: 'owner' | 'admin', minute: number) => ({
    kind: 'member.joined' as const,
    at: at + minute * MINUTE,
    source: 'import' as const,
    group,
    person: { native: who.toLowerCase(), name: who, role: rank },
    data: { role: rank },
    content: { name: who },
  })
  await here.deliver(role('Ann', 'owner', 0), role('Ben', 'admin', 1))
  await desk.start(order)
  const { roles } = await made()
  expect(roles).toMatchObject({ from: 'export', owner: { name: 'Ann' }, managers: [{ name: 'Ben' }] })
})

test('cures become a charter that runs over the same history', async () => {
  await desk.start(order)
  const { problems } = await made()
  const cures = problems.flatMap((problem) =>
    problem.cures.filter(({ available }) => available).map(({ cure }) => cure),
  )
  expect(cures.length).toBeGreaterThan(0)
  const source = await desk.draft(here.community, cures, null)
  expect(loadCharter({ source, file: 'charter.yaml', files: {} }, 1)).toHaveProperty('charter')
  expect(await desk.draft(here.community, cures, source)).toBe(source)
  // A draft may be endless and is read in a thread: the third at once is sent away, and two come back.
  const drafts = await Promise.allSettled([1, 2, 3].map(() => desk.draft(here.community, cures, source)))
  expect(drafts.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  const replayed = await desk.replay(here.community, source)
  expect(replayed.events).toBeGreaterThanOrEqual(86)
  expect(replayed.rules.length).toBeGreaterThan(0)
})

test('whoever is erased is in no report any more', async () => {
  await desk.start(order)
  await made()
  const member = await here.memberId('ben')
  await here.record({ kind: 'erased', group: null, member, data: { operator: 'anna' }, content: null })
  expect(await desk.read(here.community)).toMatchObject({ state: 'none', report: null })
  await desk.start(order)
  expect(JSON.stringify(await made())).not.toContain('Ben')
})

test('what cannot be is refused by name', async () => {
  const refused = (code: string) => expect.objectContaining({ code })
  await expect(desk.draft(here.community, [], null)).rejects.toEqual(refused('no-report'))
  await expect(desk.replay(here.community, '')).rejects.toEqual(refused('no-report'))
  await expect(desk.start({ ...order, zone: 'Nowhere/Land' })).rejects.toEqual(refused('unknown-zone'))
  await desk.start(order)
  await made()
  await expect(desk.draft(here.community, ['nothing'], null)).rejects.toBeInstanceOf(CheckupRefusal)
})

test('one that is stopped leaves nothing', async () => {
  await desk.start(order)
  expect((await desk.stop(here.community)).state).toBe('none')
  expect((await desk.read(here.community)).state).toBe('none')
})
