/** What everything else stands on: the ledger's one writer, its readers, and the vault of secrets. */
import { mkdirSync } from 'node:fs'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { Settings } from '../../shell/config/settings.ts'
import type { Platforms } from '../../shell/run/owner.ts'
import { openVault } from '../../shell/vault/vault.ts'
import type { Vault } from '../../shell/vault/vault.ts'
import { startPipeline } from '../pipeline.ts'
import { openReaders, storageOf } from '../storage.ts'
import type { Storage } from '../storage.ts'
import type { Closers } from './closers.ts'

export interface Stores {
  readonly storage: Storage
  readonly pipeline: Pipeline
  readonly reads: ReadStore
  readonly vault: Vault
}

const READERS = { atOnce: 2, timeLimit: 10_000 }

/** Rejects with the store's or the vault's refusal. */
export async function openStores(
  settings: Settings,
  platforms: Platforms,
  closers: Closers,
): Promise<Stores> {
  const { data: folder, key, keyFile, oldKeys } = settings
  const storage = storageOf(settings)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pipeline = closers.add(await startPipeline(storage, platforms), (each) => each.close())
  const reads = closers.add(await openReaders(storage, READERS), (each) => each.close())
  const vault = openVault({ folder, key, keyFile, oldKeys })
  return { storage, pipeline, reads, vault }
}
