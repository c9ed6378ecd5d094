/** Invitations: who is to become an operator, by a link that works once; only a hash of it is kept. */
import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { RIGHTS } from '../policy.ts'
import type { HeldRight } from '../policy.ts'
import { limitsFrom, limitsText } from './rights.ts'

/** How long an invitation can be followed. */
export const INVITATION_LASTS = 7 * 24 * 3_600_000

export interface Invitation extends HeldRight {
  readonly id: string
  /** As whoever invites calls them; a proposal. */
  readonly name: string
  readonly by: string
  readonly made: number
  readonly expires: number
}

export interface Invitations {
  /** What is to go into the link comes with it, this once. */
  readonly make: (
    draft: HeldRight & { readonly name: string; readonly by: string },
    now: number,
  ) => { readonly invitation: Invitation; readonly token: string }
  /** Those that can be followed still. */
  readonly open: (community: number | 'all', now: number) => readonly Invitation[]
  readonly find: (token: string, now: number) => Invitation | null
  /** Uses it up: true for one caller only. */
  readonly use: (invitation: string, now: number) => boolean
  /** Lets it be followed again, when nothing came of the first time. */
  readonly release: (invitation: string) => void
  /** False when there is none to revoke. */
  readonly revoke: (community: number | 'all', invitation: string, now: number) => boolean
}

const Row = z.object({
  id: z.string(),
  name: z.string(),
  community: z.number().int(),
  right: z.enum(RIGHTS),
  limits: z.string().nullable(),
  by: z.string(),
  made: z.number().int(),
  expires: z.number().int(),
})
const COLUMNS = 'id, name, community, "right", limits, "by", made, expires'
const STILL = 'ended IS NULL AND expires > ?'
/** What is over is remembered so long. */
const KEPT = 366 * 24 * 3_600_000

/** Kept in the table `invitation`; community 0 stands for all. */
export function openInvitations(database: DatabaseSync): Invitations {
  database.exec(`CREATE TABLE IF NOT EXISTS invitation (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    community BIGINT NOT NULL,
    "right" TEXT NOT NULL,
    limits TEXT,
    "by" TEXT NOT NULL,
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    ended BIGINT
  )`)
  const put = database.prepare(`INSERT INTO invitation (${COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const sweep = database.prepare('DELETE FROM invitation WHERE expires < ?')
  const byHash = database.prepare(`SELECT ${COLUMNS} FROM invitation WHERE hash = ? AND ${STILL}`)
  const list = database.prepare(
    `SELECT ${COLUMNS} FROM invitation WHERE community = ? AND ${STILL} ORDER BY made DESC, id`,
  )
  const end = database.prepare(`UPDATE invitation SET ended = ? WHERE id = ? AND ${STILL}`)
  const endIn = database.prepare(
    `UPDATE invitation SET ended = ? WHERE community = ? AND id = ? AND ${STILL}`,
  )
  const reopen = database.prepare('UPDATE invitation SET ended = NULL WHERE id = ?')
  const place = (community: number | 'all') => (community === 'all' ? 0 : community)

  return {
    make: ({ name, community, right, limits, by }, now) => {
      const token = randomBytes(24).toString('base64url')
      const id = randomBytes(9).toString('base64url')
      const expires = now + INVITATION_LASTS
      sweep.run(now - KEPT)
      put.run(id, name, place(community), right, limitsText(limits), by, now, expires, hashOf(token))
      return { token, invitation: { id, name, community, right, limits, by, made: now, expires } }
    },
    open: (community, now) => list.all(place(community), now).map((row) => invitationIn(row)),
    find: (token, now) => {
      const row = byHash.get(hashOf(token), now)
      return row === undefined ? null : invitationIn(row)
    },
    use: (invitation, now) => end.run(now, invitation, now).changes > 0,
    release: (invitation) => {
      reopen.run(invitation)
    },
    revoke: (community, invitation, now) => endIn.run(now, place(community), invitation, now).changes > 0,
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

function invitationIn(row: unknown): Invitation {
  const { community, limits, ...rest } = Row.parse(row)
  return {
    ...rest,
    community: community === 0 ? 'all' : community,
    limits: rest.right === 'manager' ? limitsFrom(limits) : undefined,
  }
}
