/** Where an installation keeps its ledger, and how each part of the house opens it: the one place that knows the engines. */
import { mkdirSync } from 'node:fs'
import { z } from 'zod'
import type { LedgerStore, ReadStore } from '../core/ports/store.ts'
import type { Settings } from '../shell/config/settings.ts'
import { openPostgresLedger } from '../shell/store/engines/postgres/ledger.ts'
import { openPostgresReader } from '../shell/store/engines/postgres/reader.ts'
import { openPostgresTableReader, openPostgresTableWriter } from '../shell/store/engines/postgres/tables.ts'
import { openSqliteLedger } from '../shell/store/engines/sqlite/ledger.ts'
import { lockFolder } from '../shell/store/engines/sqlite/lock.ts'
import { openReaderPool } from '../shell/store/engines/sqlite/reader-pool.ts'
import { openSqliteReader } from '../shell/store/engines/sqlite/reader.ts'
import { openSqliteTableReader, openSqliteTableWriter } from '../shell/store/engines/sqlite/tables.ts'
import { StoreRefusal } from '../shell/store/refusal.ts'
import type { TableReader, TableWriter } from '../shell/store/tables.ts'

/** Plain, so that it can be handed to a thread. `url` may hold a password: it is never printed. */
export const storages = z.discriminatedUnion('engine', [
  z.object({ engine: z.literal('sqlite'), folder: z.string() }),
  z.object({ engine: z.literal('postgres'), folder: z.string(), url: z.string() }),
])
export type Storage = z.infer<typeof storages>

/** Milliseconds that one answer of a reader may take, where nobody waits at a page. */
const PATIENT = 10 * 60_000

/** The storage that the settings name: PostgreSQL when there is a `databaseUrl`, else a file in the data folder. */
export function storageOf({ data, databaseUrl }: Pick<Settings, 'data' | 'databaseUrl'>): Storage {
  return databaseUrl === null
    ? { engine: 'sqlite', folder: data }
    : { engine: 'postgres', folder: data, url: databaseUrl }
}

/**
 * For the one writer. The folder is taken as well: sign-ins and the search index lie there whatever the engine.
 * `onTaken` is called when a server has given the ledger to another Folkmoot, while this one did not reach it.
 * @throws StoreRefusal when it cannot be used; then nothing was changed.
 */
export async function openLedger(
  storage: Storage,
  now: () => number,
  onTaken: (refusal: StoreRefusal) => void = () => {},
): Promise<LedgerStore> {
  if (storage.engine === 'sqlite') return openSqliteLedger(storage.folder, { now })
  mkdirSync(storage.folder, { recursive: true })
  const unlock = lockFolder(storage.folder)
  try {
    const ledger = await openPostgresLedger(storage.url, { now, onTaken })
    return { ...ledger, close: () => ledger.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

/** For pages: several questions at a time, each ended when it takes longer than `timeLimit` milliseconds. */
export function openReaders(
  storage: Storage,
  { atOnce, timeLimit }: { readonly atOnce: number; readonly timeLimit: number },
): Promise<ReadStore> {
  return storage.engine === 'sqlite'
    ? openReaderPool(storage.folder, { threads: atOnce, timeLimit })
    : openPostgresReader(storage.url, { connections: atOnce, timeLimit })
}

/** For commands and for the search index: one question at a time, as long as it takes. */
export function openReader(storage: Storage): Promise<ReadStore> {
  return storage.engine === 'sqlite'
    ? openSqliteReader(storage.folder)
    : openPostgresReader(storage.url, { connections: 1, timeLimit: PATIENT })
}

/** For `folkmoot dump`. */
export function openTables(storage: Storage): Promise<TableReader> {
  return storage.engine === 'sqlite'
    ? openSqliteTableReader(storage.folder)
    : openPostgresTableReader(storage.url)
}

/** For `folkmoot load`. */
export function fillTables(
  storage: Storage,
  options: { readonly schema: number; readonly now: () => number },
): Promise<TableWriter> {
  return storage.engine === 'sqlite'
    ? openSqliteTableWriter(storage.folder, options)
    : openPostgresTableWriter(storage.url, options)
}

/** @throws StoreRefusal `elsewhere` for work on a database file when there is none. */
export function refuseServer(storage: Storage): void {
  if (storage.engine === 'sqlite') return
  throw new StoreRefusal('elsewhere', {
    en: 'DATABASE_URL is set: the ledger is kept in PostgreSQL, not in a file. Use pg_dump and pg_restore, or `folkmoot dump` and `folkmoot load`.',
    'zh-CN':
      '已设置 DATABASE_URL：账本保存在 PostgreSQL 中，而不是文件里。请用 pg_dump 和 pg_restore，或 `folkmoot dump` 和 `folkmoot load`。',
  })
}
