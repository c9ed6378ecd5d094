/** SQL texts are written once with `?` or `?1`; PostgreSQL numbers its parameters `$1`. */
const known = new Map<string, string>()

/** The statement as PostgreSQL takes it. No text of ours holds a question mark that means anything else. */
export function numbered(sql: string): string {
  const found = known.get(sql)
  if (found !== undefined) return found
  let place = 0
  const text = sql.replaceAll(/\?(\d*)/g, (_, number: string) => {
    if (number !== '') return `$${number}`
    place += 1
    return `$${place}`
  })
  known.set(sql, text)
  return text
}
