/**
 * COPY in the middle of a row of statements. `pg` has no call for it; what is used here is what its sister
 * package for streams uses. Nothing is waited for: statement, rows and end are sent together, and a server that
 * refuses the statement passes over the rows.
 */
import pg from 'pg'

/** The messages of COPY, which the types of `pg` do not name. */
interface CopyingConnection extends pg.Connection {
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
}

class CopyIn extends pg.Query {
  readonly #statement: string
  readonly #rows: Buffer

  constructor(
    statement: string,
    rows: Buffer,
    done: (error: Error | undefined, result: pg.QueryResult) => void,
  ) {
    super(statement, undefined, done)
    this.#statement = statement
    this.#rows = rows
  }

  override submit = (connection: pg.Connection): null => {
    const { stream } = connection
    stream.cork()
    connection.query(this.#statement)
    ;(connection as CopyingConnection).sendCopyFromChunk(this.#rows)
    ;(connection as CopyingConnection).endCopyFrom()
    stream.uncork()
    return null
  }

  /** The rows are on their way already. */
  handleCopyInResponse(): void {}
}

/** Adds the rows that `lines` holds in COPY's text format; answers how many. */
export function copyIn(client: pg.Client, sql: string, lines: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const query = new CopyIn(sql, Buffer.from(lines), (error, result) => {
      if (error) reject(error)
      else resolve(result.rowCount ?? 0)
    })
    client.query(query)
  })
}
