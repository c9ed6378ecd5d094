/** Names under which operators sign in: each belongs to one, however it is written. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

export const Name = z
  .string()
  .transform((name) => name.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))
  .pipe(
    z
      .string()
      .min(1)
      .max(40)
      // Nothing invisible, and nothing that turns the line around: names stand beside what people did.
      .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u),
  )

/** Equal for names that look the same. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/gu, ' ')

export interface Names {
  readonly holder: (name: string) => string | null
  /** As it is compared. */
  readonly of: (operator: string) => string | null
  /** Takes the name instead of the one before; false when somebody else has it. */
  readonly take: (operator: string, name: string) => boolean
}

const Row = z.object({ key: z.string(), operator: z.string() })

/** Kept in the table `operator_name`. */
export function openNames(database: DatabaseSync): Names {
  database.exec(`CREATE TABLE IF NOT EXISTS operator_name (
    key TEXT PRIMARY KEY,
    operator TEXT NOT NULL UNIQUE
  )`)
  const select = database.prepare('SELECT key, operator FROM operator_name WHERE key = ?')
  const byOperator = database.prepare('SELECT key, operator FROM operator_name WHERE operator = ?')
  const put = database.prepare(
    'INSERT INTO operator_name (key, operator) VALUES (?, ?) ' +
      'ON CONFLICT (operator) DO UPDATE SET key = excluded.key',
  )
  const holder: Names['holder'] = (name) => {
    const row = select.get(nameKey(name))
    return row === undefined ? null : Row.parse(row).operator
  }
  return {
    holder,
    of: (operator) => {
      const row = byOperator.get(operator)
      return row === undefined ? null : Row.parse(row).key
    },
    take: (operator, name) => {
      const before = holder(name)
      if (before !== null && before !== operator) return false
      put.run(nameKey(name), operator)
      return true
    },
  }
}
