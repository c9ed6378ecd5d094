/** What operators have chosen: preferences, channels and order of passing on, kept in `auth.db`. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { CHANNEL_KINDS } from '../../core/ports/notices.ts'
import type { ChannelKind, NoticeOrder, NoticePreferences } from '../../core/ports/notices.ts'
import { CONSOLE } from './notice.ts'
import { MOST_TRIES } from './proof.ts'
import type { Proof, Proved } from './proof.ts'
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
  /** False while a code that went through it has not been given back. */
  readonly confirmed: boolean
}

export type NewChannel = Omit<Channel, 'confirmed'>

export interface NoticeBook {
  readonly preferences: (operator: string) => NoticePreferences
  readonly setPreferences: (operator: string, preferences: NoticePreferences) => void
  /** The console first: everyone has it. */
  readonly channels: (operator: string) => readonly Channel[]
  readonly channel: (operator: string, id: string) => Channel | null
  /** With a proof, it is not confirmed before that is given back. */
  readonly addChannel: (operator: string, channel: NewChannel, proof?: Proof) => void
  /** Each call is one try. One that needs no proof, or has given it, is confirmed. */
  readonly prove: (operator: string, id: string, hash: string, now: number) => Proved | null
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
  CREATE TABLE IF NOT EXISTS notice_proof (
    operator TEXT NOT NULL,
    id TEXT NOT NULL,
    hash TEXT NOT NULL,
    expires BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (operator, id)
  );
  CREATE TABLE IF NOT EXISTS notice_order (community BIGINT PRIMARY KEY, body TEXT NOT NULL);
`

const FORGET_PROOF = 'DELETE FROM notice_proof WHERE operator = ? AND id = ?'

const ChannelRow = z
  .object({
    id: z.string(),
    kind: z.enum(CHANNEL_KINDS),
    name: z.string(),
    urgentOnly: z.number().transform(Boolean),
    target: z.string(),
    settings: z.string(),
    sealed: z.string().nullable(),
    confirmed: z.number().transform(Boolean),
  })
  .readonly()
const ProofRow = z.object({ hash: z.string(), expires: z.number(), tries: z.number() })
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
  confirmed: true,
}

/** Never met twice, so that a removed channel's number never means another one. */
export const newChannelId = (): string => randomUUID().slice(0, 13)

/** Opens the tables in `auth.db` of this folder, on a connection of its own. */
export function openBook(folder: string): NoticeBook {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'auth.db'))
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec(TABLES)
  const columns = `id, kind, name, urgent_only AS "urgentOnly", target, settings, sealed,
    NOT EXISTS (SELECT 1 FROM notice_proof p
      WHERE p.operator = notice_channel.operator AND p.id = notice_channel.id) AS confirmed`
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
  const channel = (operator: string, id: string): Channel | null => {
    if (id === CONSOLE) return THE_CONSOLE
    const row = one.get(operator, id)
    return row === undefined ? null : ChannelRow.parse(row)
  }
  return {
    preferences,
    setPreferences: (operator, chosen) => put(operator, JSON.stringify(chosen), seenUntil(operator)),
    channels: (operator) => [THE_CONSOLE, ...list.all(operator).map((row) => ChannelRow.parse(row))],
    channel,
    addChannel: (operator, { id, kind, name, urgentOnly, target, settings, sealed }, proof) => {
      // First: a crash in between must not leave a channel that nobody has confirmed.
      if (proof !== undefined) {
        database
          .prepare('INSERT INTO notice_proof (operator, id, hash, expires, tries) VALUES (?, ?, ?, ?, 0)')
          .run(operator, id, proof.hash, proof.expires)
      }
      database
        .prepare(
          `INSERT INTO notice_channel (operator, id, kind, name, urgent_only, target, settings, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(operator, id, kind, name, Number(urgentOnly), target, settings, sealed)
    },
    prove: (operator, id, hash, now) => {
      if (channel(operator, id) === null) return null
      const row = database
        .prepare(
          `UPDATE notice_proof SET tries = tries + 1 WHERE operator = ? AND id = ?
            RETURNING hash, expires, tries`,
        )
        .get(operator, id)
      if (row === undefined) return 'confirmed'
      const proof = ProofRow.parse(row)
      if (proof.expires <= now || proof.tries > MOST_TRIES) return 'over'
      if (proof.hash !== hash) return proof.tries === MOST_TRIES ? 'over' : 'wrong'
      database.prepare(FORGET_PROOF).run(operator, id)
      return 'confirmed'
    },
    removeChannel: (operator, id) => {
      const gone = database.prepare('DELETE FROM notice_channel WHERE operator = ? AND id = ?')
      const { changes } = gone.run(operator, id)
      database.prepare(FORGET_PROOF).run(operator, id)
      return changes > 0
    },
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
