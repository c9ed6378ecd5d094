/** The line to PostgreSQL is cut at random, also at the very moment of a commit, while messages pour in. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { accept } from '../../shell/intake/accept.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { openPostgresLedger } from '../../shell/store/engines/postgres/ledger.ts'
import { postgresHome } from '../services/postgres-home.ts'
import { sharedCluster } from '../services/shared-postgres.ts'
import { startCuttingProxy } from './cutting-proxy.ts'
import { auditLedger } from './ledger-audit.ts'
import { CHARTER, message } from './pipeline-charter.ts'

const LONG = process.env['LONG'] === '1'
const MESSAGES = LONG ? 40_000 : 3_000
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const SIZE = 20
const CONNECTORS = 6

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test(
  `the ledger stays right whatever line is cut (seed ${SEED}, ${MESSAGES} messages)`,
  { timeout: LONG ? 900_000 : 120_000 },
  async () => {
    const roll = seeded(SEED)
    const home = await postgresHome()
    closers.push(home.remove)
    const proxy = await startCuttingProxy((await sharedCluster()).port)
    closers.push(() => proxy.close())
    const url = (home.environment['DATABASE_URL'] ?? '').replace(/:\d+\//, `:${proxy.port}/`)
    const store = await openPostgresLedger(url, { now: Date.now, onTaken: () => {} })
    const platforms = { room: { idempotent: true, actsOnOwner: true } }
    const pipeline = createPipeline({ store, accept, now: Date.now, platforms })
    closers.push(() => pipeline.close())
    const community = await pipeline.createCommunity({ name: 'Cut off' })
    const account = await pipeline.createAccount({ community, platform: 'room', name: 'r', settings: '{}' })
    await pipeline.publish({ community, source: CHARTER, files: {}, operator: 'anna', reason: '' })

    const start = Date.now() - 3_600_000
    let next = 0
    let failures = 0
    let cuts = 0
    const connector = async (): Promise<void> => {
      while (next < MESSAGES) {
        const from = next
        next += SIZE
        const events = Array.from({ length: SIZE }, (_, i) => message(from + i, start + from + i))
        for (let tries = 0; ; tries += 1) {
          const done = await pipeline
            .deliver({ community, account, platform: 'room', events })
            .catch(() => null)
          if (done !== null) break
          failures += 1
          expect(tries).toBeLessThan(200)
          await sleep(20)
        }
      }
    }
    const cutter = async (): Promise<void> => {
      while (next < MESSAGES) {
        await sleep(20 + roll() * 80)
        const fate = roll()
        cuts += 1
        proxy.cutAtCommit(fate < 0.5 ? 'after' : 'before')
        if (fate < 0.8) continue
        // Nor can it be asked what became of the commit, for a while.
        proxy.shut()
        await sleep(roll() * 300)
        proxy.open()
      }
    }
    await Promise.all([cutter(), ...Array.from({ length: CONNECTORS }, connector)])

    const reads = await home.reader()
    closers.push(() => reads.close())
    const { events, faults } = await auditLedger(reads, community)
    expect(faults).toEqual([])
    const natives = events.flatMap(({ kind, native }) => (kind === 'message.sent' ? (native ?? '') : []))
    expect(natives.toSorted()).toEqual(Array.from({ length: MESSAGES }, (_, id) => `m${id}`).toSorted())
    console.log(`cuts: ${JSON.stringify({ seed: SEED, messages: MESSAGES, cuts, failures })}`)
    expect(cuts).toBeGreaterThan(3)
  },
)
