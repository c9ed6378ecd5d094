/** Pages by the place in the ledger. */
import type { Page } from '../../core/ports/store.ts'

/** The tail of a statement that reads one page by `seq`, newest first unless `after` is given. */
export function pageOf(
  table: string,
  { before, after, limit }: Page,
  status: string | null,
): { readonly where: string; readonly values: (string | number)[] } {
  const where: string[] = []
  const values: (string | number)[] = []
  const add = (clause: string, value: string | number): void => {
    where.push(` AND ${table}${clause}`)
    values.push(value)
  }
  if (status !== null) add('status = ?', status)
  if (before !== undefined) add('seq < ?', before)
  if (after !== undefined) add('seq > ?', after)
  const order = after === undefined ? 'DESC' : 'ASC'
  where.push(` ORDER BY ${table}seq ${order}, ${table}n ${order} LIMIT ?`)
  return { where: where.join(''), values: [...values, limit] }
}
