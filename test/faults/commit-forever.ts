/** Run by store faults in a process of its own: commits until it is killed, and says what was acknowledged. */
import { writeSync } from 'node:fs'
import { openLedger, storages } from '../../app/storage.ts'
import { after, commitOf, contentRow, eventsAfter } from '../laws/store-rows.ts'

const [place = '', sizes = '7'] = process.argv.slice(2)
const ledger = await openLedger(storages.parse(JSON.parse(place)), Date.now)
const known = (await ledger.listCommunities()).length > 0
if (!known) await ledger.createCommunity({ community: 1, name: 'Club', created: 1 })
let lease = await ledger.acquire(1)
for (;;) {
  const events = eventsAfter(lease, Number(sizes))
  const content = events.map(({ seq }) => contentRow(1, seq, { body: 'x'.repeat(500) }))
  try {
    await ledger.commit([commitOf(lease, { events, content })])
  } catch (error) {
    writeSync(1, `failed ${error instanceof Error ? error.message : String(error)}\n`)
    await ledger.close()
    process.exit(3)
  }
  lease = after(lease, events)
  writeSync(1, `${lease.head}\n`)
}
