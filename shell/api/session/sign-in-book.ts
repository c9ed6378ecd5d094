/** What happened around sign-in, installation-wide: who came in, who failed, what was changed about people. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** Stored for ever, never renamed. */
export const SIGN_IN_ACTS = [
  'signed-in',
  'sign-in-failed',
  'locked',
  'signed-out',
  'session-ended',
  'password-set',
  'name-set',
  'passkey-added',
  'passkey-removed',
  'invited',
  'invitation-revoked',
  'invitation-used',
  'right-given',
  'right-taken',
  'link-made',
] as const
export type SignInAct = (typeof SIGN_IN_ACTS)[number]

export interface SignInEvent {
  readonly at: number
  readonly act: SignInAct
  /** Who did it; null when nobody was known. */
  readonly operator: string | null
  /** To whom, when that is somebody else. */
  readonly about: string | null
  readonly address: string
  /** Words of this list's own: a way of signing in, a right. Never what somebody typed as a password. */
  readonly detail: Readonly<Record<string, string>>
}

export interface StoredSignIn extends SignInEvent {
  readonly id: number
}

export interface SignInBook {
  readonly note: (event: SignInEvent) => void
  /** Newest first. */
  readonly list: (page: SignInPage) => readonly StoredSignIn[]
}

export interface SignInPage {
  readonly before?: number | undefined
  readonly operator?: string | undefined
  readonly act?: SignInAct | undefined
  readonly limit: number
}

/** Failures are anybody's to cause: so many of them are kept, and of the rest so long. */
const MOST_FAILURES = 5_000
const KEPT = 2 * 366 * 24 * 3_600_000

const Row = z.object({
  id: z.number().int(),
  at: z.number().int(),
  act: z.enum(SIGN_IN_ACTS),
  operator: z.string().nullable(),
  about: z.string().nullable(),
  address: z.string(),
  detail: z.string(),
})
const Detail = z.record(z.string(), z.string())

/** Kept in the table `sign_in_event`. */
export function openSignInBook(database: DatabaseSync): SignInBook {
  database.exec(`CREATE TABLE IF NOT EXISTS sign_in_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    operator TEXT,
    about TEXT,
    address TEXT NOT NULL,
    detail TEXT NOT NULL
  )`)
  const put = database.prepare(
    'INSERT INTO sign_in_event (at, act, operator, about, address, detail) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const sweepOld = database.prepare('DELETE FROM sign_in_event WHERE at < ?')
  const sweepFailed = database.prepare(
    "DELETE FROM sign_in_event WHERE act IN ('sign-in-failed', 'locked') AND id <= (SELECT id FROM sign_in_event " +
      "WHERE act IN ('sign-in-failed', 'locked') ORDER BY id DESC LIMIT 1 OFFSET ?)",
  )
  const select = database.prepare(
    'SELECT id, at, act, operator, about, address, detail FROM sign_in_event ' +
      'WHERE id < :before AND (:operator IS NULL OR operator = :operator OR about = :operator) ' +
      'AND (:act IS NULL OR act = :act) ORDER BY id DESC LIMIT :limit',
  )
  return {
    note: ({ at, act, operator, about, address, detail }) => {
      sweepOld.run(at - KEPT)
      sweepFailed.run(MOST_FAILURES)
      put.run(at, act, operator, about, address, JSON.stringify(detail))
    },
    list: ({ before, operator, act, limit }) =>
      select
        .all({
          before: before ?? Number.MAX_SAFE_INTEGER,
          operator: operator ?? null,
          act: act ?? null,
          limit,
        })
        .map((row) => Row.parse(row))
        .map(({ detail, ...row }) => ({ ...row, detail: Detail.parse(JSON.parse(detail)) })),
  }
}
