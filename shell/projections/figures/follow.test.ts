import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { localTime } from '../../../core/chat/zone.ts'
import type { EventRow } from '../../../core/ports/rows.ts'
import { openFiguresFile } from './figures-file.ts'
import { createFollower } from './follow.ts'
import { COMMUNITY, charterOf, eventsOf, ledgerOf } from './ledger-fixture.ts'
import type { Told } from './ledger-fixture.ts'
import { TABLES } from './schema.ts'

const ZONE = 'Asia/Shanghai'
const START = Date.UTC(2026, 10, 1)
const HOUR = 3_600_000
const DAY = 24 * HOUR

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-figures-'))
  file = join(folder, 'figures.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Folds the ledger in pages of the given sizes, the file opened anew for each; then to its end. */
async function foldIn(events: readonly EventRow[], pages: readonly number[], name: string): Promise<unknown> {
  const path = join(folder, name)
  const ledger = ledgerOf(events, [charterOf(1, ZONE)])
  for (const page of pages) {
    const figures = openFiguresFile(path)
    await createFollower(ledger, figures, page).advance()
    figures.close()
  }
  const figures = openFiguresFile(path)
  const follower = createFollower(ledger, figures)
  while (await follower.advance());
  expect(await follower.behind()).toBe(0)
  figures.close()
  return dump(path)
}

function dump(path: string): unknown {
  const db = new DatabaseSync(path)
  const rows = TABLES.map((table) => [
    table,
    db
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => ({ ...row })),
  ])
  db.close()
  return Object.fromEntries(rows)
}

const told: fc.Arbitrary<Told> = fc
  .record({
    kind: fc.constantFrom(
      'message.sent',
      'message.sent',
      'message.sent',
      'member.joined',
      'member.left',
      'member.role',
      'action.sent',
      'action.failed',
      'verdict.given',
      'operator.act',
      'group.renamed',
    ),
    at: fc.integer({ min: 0, max: 100 * 24 }).map((hours) => START + hours * HOUR),
    group: fc.constantFrom(11, 12, null),
    member: fc.constantFrom(21, 22, 23),
    role: fc.constantFrom('owner', 'admin', 'member', 'manager'),
    act: fc.constantFrom('give-role', 'take-role', 'link'),
    seq: fc.integer({ min: 1, max: 40 }),
    acts: fc.constantFrom([], ['say' as const], ['recall' as const, 'warn' as const], ['points' as const]),
  })
  .map(({ kind, at, group, member, role, act, seq, acts }) => ({
    kind,
    at,
    group,
    member,
    acts,
    data: { role, act, seq, n: 0, other: 23, permanent: seq % 2 === 0, verdict: 'undo' },
  }))

test('however the ledger is cut into pages and the fold is stopped, the figures are the same', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(told, { maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
      async (events, pages) => {
        run += 1
        const rows = eventsOf(events)
        const cut = await foldIn(rows, pages, `cut-${run}.db`)
        expect(cut).toEqual(await foldIn(rows, [], `whole-${run}.db`))
      },
    ),
    { numRuns: 20 },
  )
})

test('messages, writers and last words are those of a plain count', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(told, { maxLength: 60 }), async (events) => {
      run += 1
      const rows = eventsOf(events)
      await foldIn(rows, [3], `count-${run}.db`)
      const figures = openFiguresFile(join(folder, `count-${run}.db`))
      const now = START + 100 * DAY
      const mine = rows.filter(({ kind, group }) => kind === 'message.sent' && group === 11)
      const days = figures.days(COMMUNITY, 11, now, 101)
      for (const { day, messages, writers } of days) {
        const then = mine.filter(({ at }) => localTime(at, ZONE).day === day)
        expect([messages, writers]).toEqual([then.length, new Set(then.map(({ member }) => member)).size])
      }
      const group = figures.groups(COMMUNITY, now).groups.find((one) => one.group === 11)
      const last = mine.length === 0 ? null : Math.max(...mine.map(({ at }) => at))
      expect(group?.lastMessage ?? null).toBe(last)
      figures.close()
    }),
    { numRuns: 20 },
  )
})

async function figuresOf(events: readonly Told[], zone = ZONE) {
  const figures = openFiguresFile(file)
  const follower = createFollower(ledgerOf(eventsOf(events), [charterOf(1, zone)]), figures)
  while (await follower.advance());
  return figures
}

test('the owner’s share and the last word of another are told apart', async () => {
  const say = (member: number, at: number): Told => ({ kind: 'message.sent', at, group: 11, member })
  const figures = await figuresOf([
    { kind: 'member.role', at: START, group: 11, member: 21, data: { role: 'owner' } },
    say(22, START + HOUR),
    say(21, START + 2 * HOUR),
    say(21, START + 3 * HOUR),
  ])
  const [group] = figures.groups(COMMUNITY, START + 4 * HOUR).groups
  expect(group).toMatchObject({ recent: 3, byOwner: 2, owned: true, writers: 2, lastOther: START + HOUR })
  figures.close()
})

test('an act counts once it was carried out, and is undone by a verdict', async () => {
  const figures = await figuresOf([
    { kind: 'message.sent', at: START, group: 11, member: 21, acts: ['recall', 'warn', 'points'] },
    { kind: 'action.sent', at: START, group: 11, data: { seq: 1, n: 0 } },
    { kind: 'action.failed', at: START, group: 11, data: { seq: 1, n: 1, code: 'x', permanent: true } },
    { kind: 'verdict.given', at: START, member: 21, data: { seq: 1, n: 0, verdict: 'undo' } },
  ])
  expect(figures.week(COMMUNITY, START).acts).toEqual([
    { kind: 'warn', done: 0, failed: 1, undone: 0 },
    { kind: 'recall', done: 1, failed: 0, undone: 1 },
  ])
  figures.close()
})

test('a group that is talked in every day at this time and is not today has fallen silent', async () => {
  const daily = Array.from({ length: 28 }, (_, day) =>
    Array.from({ length: 8 }, (__, hour) => START + day * DAY + hour * HOUR),
  ).flat()
  const figures = await figuresOf(
    daily.map((at) => ({ kind: 'message.sent', at, group: 11, member: 22 })),
    'UTC',
  )
  const last = START + 27 * DAY + 7 * HOUR
  const at = (now: number) => figures.groups(COMMUNITY, now).groups[0]?.silent
  expect(at(last + 2 * HOUR)).toBeNull()
  expect(at(last + 16 * HOUR)).toBeNull()
  expect(at(last + 26 * HOUR)).toEqual({ since: last, usual: 8 })
  expect(at(last + 40 * DAY)).toEqual({ since: last, usual: 56 })
  figures.close()
})

test('another zone has other days: everything is folded anew', async () => {
  const late: Told = { kind: 'message.sent', at: START + 23 * HOUR, group: 11, member: 21 }
  const first = await figuresOf([late], 'UTC')
  expect(first.week(COMMUNITY, START + 23 * HOUR)).toMatchObject({ zone: 'UTC', writers: 1 })
  const day = first.week(COMMUNITY, START).today
  first.close()
  const second = await figuresOf([late], ZONE)
  expect(second.days(COMMUNITY, 11, START + 23 * HOUR, 1)).toMatchObject([{ day: day + 1, messages: 1 }])
  second.close()
})

test('a ledger restored from before these figures is folded anew', async () => {
  const say: Told = { kind: 'message.sent', at: START, group: 11, member: 21 }
  const first = await figuresOf([say, say, say])
  first.close()
  const second = await figuresOf([say])
  expect(second.days(COMMUNITY, 11, START, 1)).toMatchObject([{ messages: 1 }])
  second.close()
})

test.each([
  ['a damaged file', () => writeFileSync(file, 'no database '.repeat(1_000))],
  ['a file of another version', () => new DatabaseSync(file).exec('PRAGMA user_version = 99')],
])('%s is made anew', async (_, damage) => {
  const say: Told = { kind: 'message.sent', at: START, group: 11, member: 21 }
  const first = await figuresOf([say])
  first.close()
  damage()
  const second = await figuresOf([say])
  expect(second.days(COMMUNITY, 11, START, 1)).toMatchObject([{ messages: 1 }])
  second.close()
})
