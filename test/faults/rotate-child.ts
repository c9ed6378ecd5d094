/** A rotation that ends itself with -9 at its n-th touch of the disk. Arguments: folder, n. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import { keySources } from '../../app/secrets/key-sources.ts'
import { rotate } from '../../app/secrets/rotate.ts'
import { accountSecrets, channelSecrets } from '../../app/secrets/sealed-stores.ts'
import { openSqliteLedger } from '../../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../../shell/store/engines/sqlite/reader.ts'

const [folder = '', last = ''] = process.argv.slice(2)
let left = Number(last)

function touch(): void {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

const ledger = await openSqliteLedger(folder, { now: () => 1 })
const read = await openSqliteReader(folder)

const touching = [
  'linkSync',
  'renameSync',
  'rmSync',
  'fsyncSync',
  'writeSync',
  'openSync',
  'chmodSync',
] as const
for (const name of touching) {
  const real = fs[name] as (...args: unknown[]) => unknown
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      touch()
      return real(...args)
    },
  })
}
syncBuiltinESMExports()
const exec = Reflect.get(DatabaseSync.prototype, 'exec')
DatabaseSync.prototype.exec = function counted(sql: string): void {
  touch()
  exec.call(this, sql)
  touch()
}

await rotate(keySources(folder, process.env), [accountSecrets(ledger, read), channelSecrets(folder)])
process.exit(0)
