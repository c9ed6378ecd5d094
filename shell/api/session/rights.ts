/** Which operator may do what in which community; kept in `auth.db` beside the sign-in. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { RIGHTS } from '../policy.ts'
import type { Operator, Right } from '../policy.ts'

/** Community 0 stands for all. */
const Row = z.object({ community: z.number().int(), right: z.enum(RIGHTS) })

export interface Rights {
  readonly of: (operator: string) => Operator['rights']
  readonly give: (operator: string, community: number | 'all', right: Right) => void
  readonly ensureSteward: (operator: string) => void
  /** Everyone who holds any right. */
  readonly holders: () => readonly string[]
}

const Holder = z.object({ operator: z.string() })

export function openRights(database: DatabaseSync): Rights {
  database.exec(`CREATE TABLE IF NOT EXISTS operator_right (
    operator TEXT NOT NULL,
    community BIGINT NOT NULL,
    "right" TEXT NOT NULL,
    PRIMARY KEY (operator, community)
  )`)
  const select = database.prepare('SELECT community, "right" FROM operator_right WHERE operator = ?')
  const put = database.prepare(
    'INSERT INTO operator_right (operator, community, "right") VALUES (?, ?, ?) ' +
      'ON CONFLICT (operator, community) DO UPDATE SET "right" = excluded."right"',
  )
  const give: Rights['give'] = (operator, community, right) => {
    put.run(operator, community === 'all' ? 0 : community, right)
  }
  const of: Rights['of'] = (operator) =>
    select
      .all(operator)
      .map((row) => Row.parse(row))
      .map(({ community, right }) => ({ community: community === 0 ? ('all' as const) : community, right }))
  const holders = database.prepare('SELECT DISTINCT operator FROM operator_right ORDER BY operator')
  return {
    of,
    give,
    holders: () => holders.all().map((row) => Holder.parse(row).operator),
    ensureSteward: (operator) => {
      if (of(operator).length === 0) give(operator, 'all', 'steward')
    },
  }
}
