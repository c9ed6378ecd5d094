/** Adds a page's tally to the tables. Who holds a role is kept in memory: every message asks for it. */
import type { DatabaseSync } from 'node:sqlite'
import { localTime } from '../../../core/chat/zone.ts'
import { ACTS_KEPT, roleKey } from './fold.ts'
import type { Known } from './fold.ts'
import type { Act, ActState, Role, Tally } from './tally.ts'

/** Hours before a group's last one that are kept: four weeks, and some. */
const HOURS_KEPT = 30 * 24

export interface Writer {
  readonly known: (community: number) => Known
  readonly write: (community: number, tally: Tally, to: number, zone: string) => void
  /** What is kept in memory is read anew. */
  readonly forget: () => void
}

export function createWriter(db: DatabaseSync): Writer {
  const roles = createRoles(db)
  const findAct = db.prepare(
    'SELECT group_id, day, kind, state FROM acts WHERE community_id = ? AND seq = ? AND n = ?',
  )
  const move = db.prepare(`INSERT INTO cursors VALUES (?, ?, ?)
    ON CONFLICT (community_id) DO UPDATE SET seq = excluded.seq, zone = excluded.zone`)
  const addDays = daysInto(db)
  const addLife = lifeInto(db)
  const addActs = actsInto(db)
  return {
    known: (community) => {
      const held = roles.of(community)
      return {
        roleOf: (member, group) => held.get(roleKey(member, group)) ?? null,
        rolesOf: (member) => roles.ofMember(community, member),
        act: (seq, n) => {
          const row = findAct.get(community, seq, n)
          return row === undefined ? null : actOf(row)
        },
      }
    },
    write: (community, tally, to, zone) => {
      addDays(community, tally)
      addLife(community, tally, zone)
      addActs(community, tally)
      roles.write(community, tally)
      move.run(community, to, zone)
    },
    forget: roles.forget,
  }
}

const STATES: readonly ActState[] = ['waiting', 'done', 'failed', 'undone']

function actOf(row: Readonly<Record<string, unknown>>): Act {
  return {
    group: Number(row['group_id']),
    day: Number(row['day']),
    kind: String(row['kind']),
    state: STATES.find((state) => state === row['state']) ?? 'waiting',
  }
}

function daysInto(db: DatabaseSync) {
  const addWriter = db.prepare('INSERT OR IGNORE INTO writers VALUES (?, ?, ?, ?)')
  const addDay = db.prepare(`INSERT INTO days VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (community_id, day, group_id) DO UPDATE SET messages = messages + excluded.messages,
      writers = writers + excluded.writers, owner = owner + excluded.owner,
      managers = managers + excluded.managers, joins = joins + excluded.joins, leaves = leaves + excluded.leaves`)
  const addReceived = db.prepare(`INSERT INTO received VALUES (?, ?, ?)
    ON CONFLICT (community_id, day) DO UPDATE SET events = events + excluded.events`)
  return (community: number, { days, writers, received }: Tally): void => {
    const fresh = new Map<string, number>()
    for (const [day, group, member] of writers.values()) {
      const { changes } = addWriter.run(community, day, group, member)
      fresh.set(`${day}/${group}`, (fresh.get(`${day}/${group}`) ?? 0) + Number(changes))
    }
    for (const [key, { group, day, messages, owner, managers, joins, leaves }] of days)
      addDay.run(community, day, group, messages, fresh.get(key) ?? 0, owner, managers, joins, leaves)
    for (const [day, events] of received) addReceived.run(community, day, events)
  }
}

function lifeInto(db: DatabaseSync) {
  const addHour = db.prepare(`INSERT INTO hours VALUES (?, ?, ?, ?)
    ON CONFLICT (community_id, group_id, hour) DO UPDATE SET events = events + excluded.events`)
  const addGroup = db.prepare(`INSERT INTO groups VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (community_id, group_id) DO UPDATE SET first_at = MIN(first_at, excluded.first_at),
      last_at = MAX(last_at, excluded.last_at),
      last_message = MAX(COALESCE(last_message, excluded.last_message), COALESCE(excluded.last_message, last_message)),
      last_other = MAX(COALESCE(last_other, excluded.last_other), COALESCE(excluded.last_other, last_other))
    RETURNING last_at`)
  const prune = db.prepare('DELETE FROM hours WHERE community_id = ? AND group_id = ? AND hour < ?')
  return (community: number, { hours, groups }: Tally, zone: string): void => {
    for (const [group, hour, events] of hours.values()) addHour.run(community, group, hour, events)
    for (const [group, { first, last, lastMessage, lastOther }] of groups) {
      const newest = Number(addGroup.get(community, group, first, last, lastMessage, lastOther)?.['last_at'])
      prune.run(community, group, hourOf(newest, zone) - HOURS_KEPT)
    }
  }
}

/** Local hours since 1970-01-01. */
export function hourOf(at: number, zone: string): number {
  const { day, minute } = localTime(at, zone)
  return day * 24 + Math.floor(minute / 60)
}

function actsInto(db: DatabaseSync) {
  const put = db.prepare(`INSERT INTO acts VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (community_id, seq, n) DO UPDATE SET state = excluded.state`)
  const prune = db.prepare('DELETE FROM acts WHERE community_id = ? AND day < ?')
  const newest = db.prepare('SELECT MAX(day) AS day FROM acts WHERE community_id = ?')
  return (community: number, { acts }: Tally): void => {
    if (acts.size === 0) return
    for (const [key, { group, day, kind, state }] of acts) {
      const [seq = 0, n = 0] = key.split('/').map(Number)
      put.run(community, seq, n, group, day, kind, state)
    }
    prune.run(community, Number(newest.get(community)?.['day']) - ACTS_KEPT)
  }
}

function createRoles(db: DatabaseSync) {
  const all = db.prepare('SELECT member_id, group_id, role FROM roles WHERE community_id = ?')
  const ofMember = db.prepare('SELECT group_id, role FROM roles WHERE community_id = ? AND member_id = ?')
  const put = db.prepare(`INSERT INTO roles VALUES (?, ?, ?, ?)
    ON CONFLICT (community_id, member_id, group_id) DO UPDATE SET role = excluded.role`)
  const remove = db.prepare('DELETE FROM roles WHERE community_id = ? AND member_id = ? AND group_id = ?')
  const held = new Map<number, Map<string, Role>>()
  const of = (community: number): Map<string, Role> => {
    let known = held.get(community)
    if (known === undefined) {
      known = new Map(
        all
          .all(community)
          .map((row) => [roleKey(Number(row['member_id']), Number(row['group_id'])), roleOf(row)]),
      )
      held.set(community, known)
    }
    return known
  }
  return {
    of,
    ofMember: (community: number, member: number) =>
      ofMember.all(community, member).map((row) => [Number(row['group_id']), roleOf(row)] as const),
    write: (community: number, { roles }: Tally): void => {
      const known = of(community)
      for (const [key, role] of roles) {
        const [member = 0, group = 0] = key.split('/').map(Number)
        if (role === null) {
          known.delete(key)
          remove.run(community, member, group)
        } else {
          known.set(key, role)
          put.run(community, member, group, role)
        }
      }
    },
    forget: () => held.clear(),
  }
}

const roleOf = (row: Readonly<Record<string, unknown>>): Role => (row['role'] === 'owner' ? 'owner' : 'admin')
