/** The sealed parts of all operators' channels, for whoever changes the vault's key while Folkmoot is stopped. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { channelPlace } from './sender.ts'

const Sealed = z.object({ operator: z.string(), id: z.string(), sealed: z.string() })

export interface SealedChannel {
  /** Where it belongs in the vault. */
  readonly place: string
  readonly sealed: string
}

/** Of the folder's `auth.db`; none when there is no such file or no such table. */
export function sealedChannels(folder: string): readonly SealedChannel[] {
  return onBook(folder, [], (database) =>
    database
      .prepare(
        'SELECT operator, id, sealed FROM notice_channel WHERE sealed IS NOT NULL ORDER BY operator, id',
      )
      .all()
      .map((row) => Sealed.parse(row))
      .map(({ operator, id, sealed }) => ({ place: channelPlace(operator, id), sealed })),
  )
}

/** Replaces each sealed text by another one, all in one durable transaction. */
export function resealChannels(
  folder: string,
  rows: readonly { readonly before: string; readonly sealed: string }[],
): void {
  onBook(folder, undefined, (database) => {
    const update = database.prepare('UPDATE notice_channel SET sealed = ? WHERE sealed = ?')
    database.exec('BEGIN IMMEDIATE')
    for (const { before, sealed } of rows) update.run(sealed, before)
    database.exec('COMMIT')
  })
}

function onBook<Result>(folder: string, none: Result, work: (database: DatabaseSync) => Result): Result {
  const file = join(folder, 'auth.db')
  if (!existsSync(file)) return none
  const database = new DatabaseSync(file, { timeout: 5_000 })
  try {
    database.exec('PRAGMA synchronous = FULL')
    const table = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'notice_channel'"
    return database.prepare(table).get() === undefined ? none : work(database)
  } finally {
    database.close()
  }
}
