/** A rotation that ends itself with -9 at its n-th touch of the disk or of the database server. Arguments: storage, n. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { keySources } from '../../app/secrets/key-sources.ts'
import { rotate } from '../../app/secrets/rotate.ts'
import { accountSecrets, channelSecrets } from '../../app/secrets/sealed-stores.ts'
import { openLedger, openReader, storages } from '../../app/storage.ts'

const [place = '', last = ''] = process.argv.slice(2)
const storage = storages.parse(JSON.parse(place))
const { folder } = storage
let left = Number(last)

function touch(): void {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

const ledger = await openLedger(storage, () => 1)
const read = await openReader(storage)

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
/** Touches right before and right after; a query of the server is then on its way. */
function counted(type: object, method: string): void {
  const real = Reflect.get(type, method) as (...args: unknown[]) => unknown
  Reflect.set(type, method, function around(this: unknown, ...args: unknown[]) {
    touch()
    const result = real.apply(this, args)
    touch()
    return result
  })
}
counted(DatabaseSync.prototype, 'exec')
counted(pg.Client.prototype, 'query')

await rotate(keySources(folder, process.env), [accountSecrets(ledger, read), channelSecrets(folder)])
process.exit(0)
