/** What operators have chosen: preferences, channels and order of passing on, kept in `auth.db`. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { CHANNEL_KINDS } from '../../core/ports/notices.ts'
import type { ChannelKind, NoticeOrder, NoticePreferences } from '../../core/ports/notices.ts'
import { CONSOLE } from './notice.ts'
import { DEFAULT_ORDER, DEFAULT_PREFERENCES, readOrder, readPreferences } from './preferences.ts'

export interface Channel {
  readonly id: string
  readonly kind: ChannelKind
  readonly name: string
  readonly urgentOnly: boolean
  /** What may be shown. */
  readonly target: string
  /** JSON without secrets. */
  readonly settings: string
  /** Sealed JSON of what must not be shown; null = there is none. */
  readonly sealed: string | null
}

export interface NoticeBook {
  readonly preferences: (operator: string) => NoticePreferences
  readonly setPreferences: (operator: string, preferences: NoticePreferences) => void
  /** The console first: everyone has it. */
  readonly channels: (operator: string) => readonly Channel[]
  readonly channel: (operator: string, id: string) => Channel | null
  readonly addChannel: (operator: string, channel: Channel) => void
  readonly removeChannel: (operator: string, id: string) => boolean
  readonly order: (community: number) => NoticeOrder
  readonly setOrder: (community: number, order: NoticeOrder) => void
  readonly seenUntil: (operator: string) => number
  readonly markSeen: (operator: string, at: number) => void
  readonly close: () => void
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS notice_preference (operator TEXT PRIMARY KEY, body TEXT NOT NULL, seen BIGINT NOT NULL);
  CREATE TABLE IF NOT EXISTS notice_channel (
    operator TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    urgent_only BIGINT NOT NULL,
    target TEXT NOT NULL,
    settings TEXT NOT NULL,
    sealed TEXT,
    PRIMARY KEY (operator, id)
  );
  CREATE TABLE IF NOT EXISTS notice_order (community BIGINT PRIMARY KEY, body TEXT NOT NULL);
`

const ChannelRow = z
  .object({
    id: z.string(),
    kind: z.enum(CHANNEL_KINDS),
    name: z.string(),
    urgentOnly: z.number().transform(Boolean),
    target: z.string(),
    settings: z.string(),
    sealed: z.string().nullable(),
  })
  .readonly()
const Body = z.object({ body: z.string() })
const Seen = z.object({ seen: z.number() })

const THE_CONSOLE: Channel = {
  id: CONSOLE,
  kind: 'console',
  name: CONSOLE,
  urgentOnly: false,
  target: '',
  settings: '{}',
  sealed: null,
}

/** Never met twice, so that a removed channel's number never means another one. */
export const newChannelId = (): string => randomUUID().slice(0, 13)

/** Opens the tables in `auth.db` of this folder, on a connection of its own. */
export function openBook(folder: string): NoticeBook {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'auth.db'))
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec(TABLES)
  const columns = 'id, kind, name, urgent_only AS "urgentOnly", target, settings, sealed'
  const preference = database.prepare('SELECT body FROM notice_preference WHERE operator = ?')
  const seen = database.prepare('SELECT seen FROM notice_preference WHERE operator = ?')
  const list = database.prepare(`SELECT ${columns} FROM notice_channel WHERE operator = ? ORDER BY rowid`)
  const one = database.prepare(`SELECT ${columns} FROM notice_channel WHERE operator = ? AND id = ?`)
  const order = database.prepare('SELECT body FROM notice_order WHERE community = ?')
  const put = (operator: string, body: string, at: number): void => {
    database
      .prepare(
        `INSERT INTO notice_preference (operator, body, seen) VALUES (?, ?, ?)
          ON CONFLICT (operator) DO UPDATE SET body = excluded.body, seen = excluded.seen`,
      )
      .run(operator, body, at)
  }
  const preferences = (operator: string): NoticePreferences => {
    const row = preference.get(operator)
    return row === undefined ? DEFAULT_PREFERENCES : readPreferences(Body.parse(row).body)
  }
  const seenUntil = (operator: string): number => {
    const row = seen.get(operator)
    return row === undefined ? 0 : Seen.parse(row).seen
  }
  return {
    preferences,
    setPreferences: (operator, chosen) => put(operator, JSON.stringify(chosen), seenUntil(operator)),
    channels: (operator) => [THE_CONSOLE, ...list.all(operator).map((row) => ChannelRow.parse(row))],
    channel: (operator, id) => {
      if (id === CONSOLE) return THE_CONSOLE
      const row = one.get(operator, id)
      return row === undefined ? null : ChannelRow.parse(row)
    },
    addChannel: (operator, { id, kind, name, urgentOnly, target, settings, sealed }) => {
      database
        .prepare(
          `INSERT INTO notice_channel (operator, id, kind, name, urgent_only, target, settings, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(operator, id, kind, name, Number(urgentOnly), target, settings, sealed)
    },
    removeChannel: (operator, id) =>
      database.prepare('DELETE FROM notice_channel WHERE operator = ? AND id = ?').run(operator, id).changes >
      0,
    order: (community) => {
      const row = order.get(community)
      return row === undefined ? DEFAULT_ORDER : readOrder(Body.parse(row).body)
    },
    setOrder: (community, chosen) => {
      database
        .prepare(
          `INSERT INTO notice_order (community, body) VALUES (?, ?)
            ON CONFLICT (community) DO UPDATE SET body = excluded.body`,
        )
        .run(community, JSON.stringify(chosen))
    },
    seenUntil,
    markSeen: (operator, at) =>
      put(operator, JSON.stringify(preferences(operator)), Math.max(at, seenUntil(operator))),
    close: () => database.close(),
  }
}
