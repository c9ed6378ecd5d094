/** After an erasure the write-ahead log still holds the old pages: it is emptied as soon as no reader needs it. */
import type { Connection } from './connection.ts'

export interface Scrubber {
  /** Empties the log now, or keeps trying while readers look at it. */
  readonly request: () => void
  readonly close: () => void
}

const RETRY_MS = 500

export function openScrubber(connection: Connection): Scrubber {
  let timer: NodeJS.Timeout | null = null
  const attempt = (): void => {
    timer = null
    if (emptyLog(connection)) return
    timer = setTimeout(attempt, RETRY_MS)
    timer.unref()
  }
  return {
    request: () => {
      if (timer === null) attempt()
    },
    close: () => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/** Whether nothing is left in the log. Waits for readers only a moment: the writer has other work. */
export function emptyLog(connection: Connection): boolean {
  connection.db.exec('PRAGMA busy_timeout = 50')
  try {
    return connection.one<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0
  } finally {
    connection.db.exec('PRAGMA busy_timeout = 5000')
  }
}
