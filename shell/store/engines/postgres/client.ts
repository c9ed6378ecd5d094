/** How this house talks to PostgreSQL: whole numbers as numbers, sessions set up alike, errors told apart. */
import pg from 'pg'

export type Value = string | number | null

const INT8 = 20
const CONNECT_MS = 5_000

/** BIGINT comes back as a number: every number of ours has 53 bits. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** What every connection to `url` is opened with. */
export function clientConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    types,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'folkmoot',
  }
}

/** Statements that put a fresh session into the schema that is meant; the default one when `schema` is absent. */
export function useSchema(schema: string | undefined): string {
  return schema === undefined ? '' : `SET search_path TO ${pg.escapeIdentifier(schema)};`
}

/** PostgreSQL's own code for what went wrong; null when the connection failed, not the statement. */
export function codeOf(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.code ?? null) : null
}

/** Whether a row was refused because its key is already there. */
export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === '23505'
}

/** Whether the statement was ended because it took too long. */
export function isTimeout(error: unknown): boolean {
  return codeOf(error) === '57014'
}

/** Host, port and database of `url`, without who signs in and how. */
export function placeOf(url: string): string {
  try {
    const { host, pathname, searchParams } = new URL(url)
    const socket = searchParams.get('host')
    return `postgresql://${socket ?? host}${pathname}`
  } catch {
    return 'postgresql'
  }
}
