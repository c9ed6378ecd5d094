/** Many rows in one statement: each column travels as one array. */
import type { Value } from './client.ts'

export interface Column<Row> {
  readonly name: string
  readonly type: 'bigint' | 'text'
  readonly of: (row: Row) => Value
}

/** Table, columns and what comes behind, once; the statement's first value is the community. */
export interface Bulk<Row> {
  readonly sql: string
  readonly columns: readonly Column<Row>[]
}

export const number = <Row>(name: string, of: (row: Row) => number | null): Column<Row> => ({
  name,
  type: 'bigint',
  of,
})
export const text = <Row>(name: string, of: (row: Row) => string | null): Column<Row> => ({
  name,
  type: 'text',
  of,
})

/** Many rows that are only added: sent as one stream, which is faster than arrays. */
export interface Stream<Row> {
  readonly sql: string
  readonly columns: readonly Column<Row>[]
}

/** New rows of one community; a key that is there already fails it. */
export function addMany<Row>(table: string, columns: readonly Column<Row>[]): Stream<Row> {
  const names = columns.map(({ name }) => name).join(', ')
  return { sql: `COPY ${table} (community_id, ${names}) FROM STDIN`, columns }
}

/** The rows as PostgreSQL's text format for COPY: a line each, columns set apart by tabs. */
export function linesOf<Row>({ columns }: Stream<Row>, community: number, rows: readonly Row[]): string {
  let lines = ''
  for (const row of rows) {
    lines += community
    for (const { of } of columns) {
      const value = of(row)
      lines += value === null ? '\t\\N' : typeof value === 'number' ? `\t${value}` : `\t${inLine(value)}`
    }
    lines += '\n'
  }
  return lines
}

const IN_LINE = /[\\\n\r\t]/
const EACH_IN_LINE = /[\\\n\r\t]/g
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function inLine(value: string): string {
  return IN_LINE.test(value) ? value.replaceAll(EACH_IN_LINE, (sign) => ESCAPED[sign] ?? sign) : value
}

/** An INSERT of any number of rows of one community. */
export function insertMany<Row>(table: string, columns: readonly Column<Row>[], tail = ''): Bulk<Row> {
  const names = columns.map(({ name }) => name).join(', ')
  return {
    sql: `INSERT INTO ${table} (community_id, ${names}) SELECT $1::bigint, ${names} FROM ${rowsOf(columns)} ${tail}`,
    columns,
  }
}

/** The arrays as a table named `u`, from the second value on. */
export function rowsOf<Row>(columns: readonly Column<Row>[], alias = 'u'): string {
  const arrays = columns.map(({ type }, index) => `$${index + 2}::${type}[]`).join(', ')
  return `unnest(${arrays}) AS ${alias} (${columns.map(({ name }) => name).join(', ')})`
}

export function arraysOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return columns.map(({ type, of }) => (type === 'bigint' ? numbers(rows, of) : texts(rows, of)))
}

/** An array of whole numbers as PostgreSQL reads it. */
function numbers<Row>(rows: readonly Row[], of: (row: Row) => Value): string {
  let list = ''
  for (const row of rows) list += `${list === '' ? '' : ','}${of(row) ?? 'NULL'}`
  return `{${list}}`
}

const QUOTED = /["\\]/g

function texts<Row>(rows: readonly Row[], of: (row: Row) => Value): string {
  let list = ''
  for (const row of rows) {
    const value = of(row)
    if (list !== '') list += ','
    if (value === null) list += 'NULL'
    else list += `"${escaped(String(value))}"`
  }
  return `{${list}}`
}

function escaped(value: string): string {
  // Two native checks: most texts hold neither.
  if (!value.includes('"') && !value.includes('\\')) return value
  return value.replaceAll(QUOTED, '\\$&')
}

export const numberArray = (values: readonly number[]): string => numbers(values, (value) => value)
export const textArray = (values: readonly string[]): string => texts(values, (value) => value)
