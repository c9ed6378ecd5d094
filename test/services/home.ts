/**
 * Where the installation under test keeps its data. Tests ask for a home and open what they need in it; a file
 * that names another kind of home and then imports them runs them all on that engine.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedger, openReader } from '../../app/storage.ts'
import type { Storage } from '../../app/storage.ts'
import type { LedgerStore, ReadStore } from '../../core/ports/store.ts'

export interface Home {
  /** Data folder: sign-ins, search, and with SQLite the ledger. */
  readonly folder: string
  readonly storage: Storage
  /** For a process that is to find it: variables of its environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly ledger: (now: () => number) => Promise<LedgerStore>
  readonly reader: () => Promise<ReadStore>
  readonly remove: () => Promise<void>
}

let makeHome = sqliteHome

/** From here on homes are made by `make`. */
export function liveIn(make: () => Promise<Home>): void {
  makeHome = make
}

/** An empty home of the kind that this run is about. */
export function newHome(): Promise<Home> {
  return makeHome()
}

export function homeOf(
  storage: Storage,
  environment: Home['environment'] = {},
  forget: () => Promise<void> = () => Promise.resolve(),
): Home {
  const { folder } = storage
  return {
    folder,
    storage,
    environment,
    ledger: (now) => openLedger(storage, now),
    reader: () => openReader(storage),
    remove: async () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
      await forget()
    },
  }
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'folkmoot-home-'))

/** Everything in one temporary folder. */
export function sqliteHome(): Promise<Home> {
  return Promise.resolve(homeOf({ engine: 'sqlite', folder: temporaryFolder() }))
}
