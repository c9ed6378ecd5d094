/** Pages by the place in the ledger. */
import type { ActionFilter, Page } from '../../core/ports/store.ts'

/** The tail of a statement that reads one page by `seq`, newest first unless `after` is given. */
export function pageOf(
  table: string,
  { before, after, limit }: Page,
  status: string | null,
  { group, kind, rule }: ActionFilter = {},
): { readonly where: string; readonly values: (string | number)[] } {
  const where: string[] = []
  const values: (string | number)[] = []
  const add = (clause: string, value: string | number): void => {
    where.push(` AND ${table}${clause}`)
    values.push(value)
  }
  if (status !== null) add('status = ?', status)
  if (group !== undefined) add('group_id = ?', group)
  if (kind !== undefined) add('kind = ?', kind)
  if (rule !== undefined) add('rule = ?', rule)
  if (before !== undefined) add('seq < ?', before)
  if (after !== undefined) add('seq > ?', after)
  const order = after === undefined ? 'DESC' : 'ASC'
  where.push(` ORDER BY ${table}seq ${order}, ${table}n ${order} LIMIT ?`)
  return { where: where.join(''), values: [...values, limit] }
}
