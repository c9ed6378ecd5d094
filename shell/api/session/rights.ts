/** Which operator may do what in which community; kept in `auth.db` beside the sign-in. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { RIGHTS } from '../policy.ts'
import type { HeldRight, Limits, Operator, Right } from '../policy.ts'

/** Community 0 stands for all. */
const Row = z.object({
  operator: z.string(),
  community: z.number().int(),
  right: z.enum(RIGHTS),
  limits: z.string().nullable(),
})
const KeptLimits = z.object({ kinds: z.array(z.string()), groups: z.array(z.number().int()) })

export interface Rights {
  readonly of: (operator: string) => Operator['rights']
  readonly give: (operator: string, community: number | 'all', right: Right, limits?: Limits | null) => void
  /** False when there was none. */
  readonly take: (operator: string, community: number | 'all') => boolean
  /** Makes `operator` steward of all where nobody is. */
  readonly ensureSteward: (operator: string) => void
  /** Stewards of all communities, oldest first. */
  readonly stewards: () => readonly string[]
  /** Everyone who holds any right. */
  readonly holders: () => readonly string[]
}

/** Limits as they are kept. */
export const limitsText = (limits: Limits | null | undefined): string | null =>
  limits ? JSON.stringify({ kinds: limits.kinds, groups: limits.groups }) : null

/** @throws what is kept and cannot be read: then nothing is allowed. */
export const limitsFrom = (text: string | null): Limits | undefined =>
  text === null ? undefined : KeptLimits.parse(JSON.parse(text))

export function openRights(database: DatabaseSync): Rights {
  database.exec(`CREATE TABLE IF NOT EXISTS operator_right (
    operator TEXT NOT NULL,
    community BIGINT NOT NULL,
    "right" TEXT NOT NULL,
    PRIMARY KEY (operator, community)
  )`)
  addLimits(database)
  const select = database.prepare(
    'SELECT operator, community, "right", limits FROM operator_right WHERE operator = ? ORDER BY community',
  )
  const put = database.prepare(
    'INSERT INTO operator_right (operator, community, "right", limits) VALUES (?, ?, ?, ?) ' +
      'ON CONFLICT (operator, community) DO UPDATE SET "right" = excluded."right", limits = excluded.limits',
  )
  const remove = database.prepare('DELETE FROM operator_right WHERE operator = ? AND community = ?')
  const holders = database.prepare('SELECT DISTINCT operator FROM operator_right ORDER BY operator')
  const stewards = database.prepare(
    `SELECT operator FROM operator_right WHERE community = 0 AND "right" = 'steward' ORDER BY rowid`,
  )
  const place = (community: number | 'all') => (community === 'all' ? 0 : community)
  const give: Rights['give'] = (operator, community, right, limits) => {
    put.run(operator, place(community), right, right === 'manager' ? limitsText(limits) : null)
  }
  const operatorsIn = (rows: readonly unknown[]) =>
    rows.map((row) => Row.pick({ operator: true }).parse(row).operator)
  return {
    of: (operator) => select.all(operator).map((row) => heldIn(Row.parse(row))),
    give,
    take: (operator, community) => remove.run(operator, place(community)).changes > 0,
    stewards: () => operatorsIn(stewards.all()),
    holders: () => operatorsIn(holders.all()),
    ensureSteward: (operator) => {
      if (stewards.all().length === 0) give(operator, 'all', 'steward')
    },
  }
}

function heldIn({ community, right, limits }: z.infer<typeof Row>): HeldRight {
  const held = { community: community === 0 ? ('all' as const) : community, right }
  const bounds = limitsFrom(limits)
  return bounds === undefined ? held : { ...held, limits: bounds }
}

/** Tables of before have no such column. */
function addLimits(database: DatabaseSync): void {
  const columns = database.prepare("SELECT name FROM pragma_table_info('operator_right')").all()
  if (columns.some(({ name }) => name === 'limits')) return
  database.exec('ALTER TABLE operator_right ADD COLUMN limits TEXT')
}
