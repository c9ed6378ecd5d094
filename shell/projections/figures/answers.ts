/** What the figures answer. Rows that nobody wrote read as zero. */
import type { DatabaseSync } from 'node:sqlite'
import { ACTION_KINDS } from '../../../core/chat/action.ts'
import { localTime } from '../../../core/chat/zone.ts'
import type {
  ActFigures,
  CommunityWeek,
  DayFigures,
  GroupFigures,
  GroupOverview,
  Silence,
} from '../../../core/ports/figures.ts'
import { isQuiet, silenceOf } from './silence.ts'
import { WHOLE } from './tally.ts'
import { hourOf } from './write-tally.ts'

const SPARK = 14
const RECENT = 28
const DAY = 86_400_000

export interface Answers {
  readonly groups: (community: number, now: number) => GroupOverview
  readonly week: (community: number, now: number) => CommunityWeek
  readonly days: (community: number, group: number, now: number, days: number) => readonly DayFigures[]
  readonly received: (now: number) => number
  readonly zone: (community: number) => string
}

type Row = Readonly<Record<string, unknown>>

export function createAnswers(db: DatabaseSync): Answers {
  const cursor = db.prepare('SELECT zone FROM cursors WHERE community_id = ?')
  const zoneOf = (community: number): string => String(cursor.get(community)?.['zone'] ?? 'UTC')
  const todayOf = (community: number, now: number): number => localTime(now, zoneOf(community)).day
  const days = readDays(db)
  const received = db.prepare('SELECT SUM(events) AS n FROM received WHERE day > ?')
  return {
    zone: zoneOf,
    groups: readGroups(db, zoneOf),
    week: readWeek(db, days, zoneOf),
    days: (community, group, now, many) => days(community, group, todayOf(community, now), many),
    received: (now) => Number(received.get(Math.floor(now / DAY) - 7)?.['n'] ?? 0),
  }
}

type ReadDays = (community: number, group: number, today: number, many: number) => readonly DayFigures[]

function readDays(db: DatabaseSync): ReadDays {
  const one = db.prepare('SELECT * FROM days WHERE community_id = ? AND day = ? AND group_id = ?')
  return (community, group, today, many) =>
    Array.from({ length: many }, (_, place) => {
      const day = today - many + 1 + place
      return dayOf(day, one.get(community, day, group) ?? {})
    })
}

function dayOf(day: number, row: Row): DayFigures {
  const of = (name: string): number => Number(row[name] ?? 0)
  return {
    day,
    messages: of('messages'),
    writers: of('writers'),
    owner: of('owner'),
    managers: of('managers'),
    joins: of('joins'),
    leaves: of('leaves'),
  }
}

function readWeek(db: DatabaseSync, days: ReadDays, zoneOf: (community: number) => string) {
  const writers = db.prepare(`SELECT COUNT(DISTINCT member_id) AS n FROM writers
    WHERE community_id = ? AND day > ? AND day <= ? AND group_id = ${WHOLE}`)
  const acts = db.prepare(`SELECT kind, state, COUNT(*) AS n FROM acts
    WHERE community_id = ? AND day > ? AND day <= ? GROUP BY kind, state`)
  return (community: number, now: number): CommunityWeek => {
    const zone = zoneOf(community)
    const today = localTime(now, zone).day
    const wrote = (after: number, to: number) => Number(writers.get(community, after, to)?.['n'] ?? 0)
    const done = (after: number, to: number) => actsOf(acts.all(community, after, to))
    return {
      zone,
      today,
      writers: wrote(today - 7, today),
      writersBefore: wrote(today - 14, today - 7),
      days: days(community, WHOLE, today, RECENT),
      actsToday: done(today - 1, today),
      acts: done(today - 7, today),
      actsBefore: done(today - 14, today - 7),
    }
  }
}

function actsOf(rows: readonly Row[]): readonly ActFigures[] {
  return ACTION_KINDS.flatMap((kind) => {
    const mine = rows.filter((row) => row['kind'] === kind)
    const of = (...states: string[]): number =>
      mine.reduce((sum, row) => sum + (states.includes(String(row['state'])) ? Number(row['n']) : 0), 0)
    return mine.length === 0
      ? []
      : [{ kind, done: of('done', 'undone'), failed: of('failed'), undone: of('undone') }]
  })
}

function readGroups(db: DatabaseSync, zoneOf: (community: number) => string) {
  const list = db.prepare('SELECT * FROM groups WHERE community_id = ? ORDER BY group_id')
  const recent = db.prepare(`SELECT group_id, day, messages, owner FROM days
    WHERE community_id = ? AND day > ? AND day <= ? AND group_id <> ${WHOLE}`)
  const writers = db.prepare(`SELECT group_id, COUNT(DISTINCT member_id) AS n FROM writers
    WHERE community_id = ? AND day > ? AND day <= ? AND group_id <> ${WHOLE} GROUP BY group_id`)
  const owned = db.prepare(
    "SELECT DISTINCT group_id FROM roles WHERE community_id = ? AND role = 'owner' AND group_id <> 0",
  )
  const silences = readSilences(db)
  return (community: number, now: number): GroupOverview => {
    const zone = zoneOf(community)
    const today = localTime(now, zone).day
    const wrote = new Map(
      writers.all(community, today - 7, today).map((row) => [Number(row['group_id']), Number(row['n'])]),
    )
    const owners = new Set(owned.all(community).map((row) => Number(row['group_id'])))
    const counts = countsOf(recent.all(community, today - RECENT, today), today)
    const groups = list.all(community).map((row): GroupFigures => {
      const group = Number(row['group_id'])
      const counted = counts.get(group) ?? EMPTY
      return {
        group,
        ...counted,
        writers: wrote.get(group) ?? 0,
        owned: owners.has(group),
        lastMessage: numberOrNull(row['last_message']),
        lastOther: numberOrNull(row['last_other']),
        silent: silences(community, group, row, { now, zone }),
      }
    })
    return { zone, today, groups }
  }
}

interface Counted {
  readonly daily: number[]
  recent: number
  byOwner: number
}

const nothing = (): Counted => ({
  daily: Array.from({ length: SPARK }, () => 0),
  recent: 0,
  byOwner: 0,
})
const EMPTY = nothing()

function countsOf(rows: readonly Row[], today: number): ReadonlyMap<number, Counted> {
  const counts = new Map<number, Counted>()
  for (const row of rows) {
    const group = Number(row['group_id'])
    let counted = counts.get(group)
    if (counted === undefined) counts.set(group, (counted = nothing()))
    const messages = Number(row['messages'])
    counted.recent += messages
    counted.byOwner += Number(row['owner'])
    const place = SPARK - 1 - (today - Number(row['day']))
    if (place >= 0) counted.daily[place] = messages
  }
  return counts
}

const MOST_KEPT = 20_000

/** A gap grows by the hour: what was found for it holds until then. */
function readSilences(db: DatabaseSync) {
  const sum = db.prepare(`SELECT SUM(events) AS n FROM hours
    WHERE community_id = ? AND group_id = ? AND hour >= ? AND hour < ?`)
  const kept = new Map<string, Silence | null>()
  return (
    community: number,
    group: number,
    row: Row,
    { now, zone }: { readonly now: number; readonly zone: string },
  ): Silence | null => {
    const life = { first: Number(row['first_at']), last: Number(row['last_at']) }
    if (!isQuiet(life, now)) return null
    const gap = Math.floor((now - life.last) / 3_600_000)
    const key = `${community}/${group}/${life.last}/${life.first}/${gap}/${zone}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const found = silenceOf(life, now, hourOf(life.last, zone), (from, to) =>
      Number(sum.get(community, group, from, to)?.['n'] ?? 0),
    )
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, found)
    return found
  }
}

const numberOrNull = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value)
