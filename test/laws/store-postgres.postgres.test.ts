import { openPostgresLedger } from '../../shell/store/engines/postgres/ledger.ts'
import { openPostgresReader } from '../../shell/store/engines/postgres/reader.ts'
import type { FreshDatabase } from '../services/postgres.ts'
import { sharedCluster } from '../services/shared-postgres.ts'
import { storeLaws } from './store.ts'
import type { OpenStore } from './store.ts'

async function openOn(database: FreshDatabase): Promise<OpenStore> {
  const ledger = await openPostgresLedger(database.url, { now: () => 1 })
  const read = await openPostgresReader(database.url, { timeLimit: 60_000 })
  const shut = async (): Promise<void> => {
    await read.close()
    await ledger.close()
  }
  return {
    ledger,
    read,
    reopen: async () => {
      await shut()
      return openOn(database)
    },
    close: async () => {
      await shut()
      await database.drop()
    },
  }
}

storeLaws('PostgreSQL', async () => openOn(await (await sharedCluster()).freshDatabase()))
