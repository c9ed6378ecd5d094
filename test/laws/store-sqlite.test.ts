import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteLedger } from '../../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../../shell/store/engines/sqlite/reader.ts'
import { storeLaws } from './store.ts'
import type { OpenStore } from './store.ts'

async function openIn(folder: string): Promise<OpenStore> {
  const ledger = await openSqliteLedger(folder, { now: () => 1 })
  const read = await openSqliteReader(folder)
  const shut = async (): Promise<void> => {
    await read.close()
    await ledger.close()
  }
  return {
    ledger,
    read,
    reopen: async () => {
      await shut()
      return openIn(folder)
    },
    close: async () => {
      await shut()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

storeLaws('SQLite', () => openIn(mkdtempSync(join(tmpdir(), 'folkmoot-store-'))))
