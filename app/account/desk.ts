/** The accounts of a stopped installation: what `folkmoot account` works on. */
import { loadSettings } from '../../shell/config/load.ts'
import type { SettingFault } from '../../shell/config/fault.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { AccountDesk } from '../../shell/api/accounts/account-desk.ts'
import { openVault } from '../../shell/vault/vault.ts'
import { startPipeline } from '../pipeline.ts'
import { CONNECTORS, traitsOf } from '../platforms.ts'
import { createAccountDesk } from '../serve/account-desk.ts'
import { openReader, storageOf } from '../storage.ts'

export interface StoppedHouse {
  readonly desk: AccountDesk
  readonly pipeline: Pipeline
  readonly reads: ReadStore
}

/** Settings that the commands of an installation take as `serve` does: variables, folkmoot.yaml, `--data`. */
function settingsFor(data: string | null) {
  return loadSettings(data === null ? [] : ['--data', data], process.env)
}

/**
 * Runs `work` on the installation, or answers with the faults of its settings. Rejects with the store's
 * refusal while a Folkmoot runs on it.
 */
export async function onStoppedHouse(
  data: string | null,
  work: (house: StoppedHouse) => Promise<void>,
): Promise<readonly SettingFault[]> {
  const loaded = settingsFor(data)
  if (!loaded.ok) return loaded.faults
  const { settings } = loaded
  const storage = storageOf(settings)
  const pipeline = await startPipeline(storage, traitsOf(CONNECTORS))
  try {
    const reads = await openReader(storage)
    try {
      const { data: folder, key, keyFile, oldKeys } = settings
      const vault = openVault({ folder, key, keyFile, oldKeys })
      const desk = createAccountDesk({
        kinds: CONNECTORS,
        pipeline,
        reads,
        vault,
        now: Date.now,
        accounts: null,
      })
      await work({ desk, pipeline, reads })
    } finally {
      await reads.close()
    }
  } finally {
    await pipeline.close()
  }
  return []
}
