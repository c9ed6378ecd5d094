/** One of two workers on one database: delivers every message in its own order until all are acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Fenced } from '../../core/ports/store.ts'
import { accept } from '../../shell/intake/accept.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { openPostgresLedger } from '../../shell/store/engines/postgres/ledger.ts'
import { Task } from './fencing-task.ts'
import { message } from './pipeline-charter.ts'

const SIZE = 10

const task = Task.parse(JSON.parse(process.argv[2] ?? ''))
const store = await openPostgresLedger(task.url, { now: Date.now })
const platforms = { room: { idempotent: true, actsOnOwner: true } }
const pipeline = createPipeline({ store, accept, now: Date.now, platforms, recover: false })
let fenced = 0
let appended = 0
for (let step = 0; step < task.messages; step += SIZE) {
  const ids = Array.from({ length: SIZE }, (_, i) => (task.from + step + i) % task.messages)
  await insist(ids)
  await sleep(5)
}
await pipeline.close()
process.send?.({ fenced, appended })
process.disconnect()

async function insist(ids: readonly number[]): Promise<void> {
  const { community, account, start } = task
  const events = ids.map((id) => message(id, start + id))
  for (;;) {
    try {
      const { outcomes } = await pipeline.deliver({ community, account, platform: 'room', events })
      appended += outcomes.filter(({ status }) => status === 'appended').length
      return
    } catch (error) {
      if (!(error instanceof Fenced)) throw error
      fenced += 1
      pipeline.resume()
    }
  }
}
