/** The server is restarted, killed, out of reach, or falls silent in the middle of a commit. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Fenced } from '../../core/ports/store.ts'
import type { Lease, LedgerStore } from '../../core/ports/store.ts'
import { openPostgresLedger } from '../../shell/store/engines/postgres/ledger.ts'
import { openPostgresReader } from '../../shell/store/engines/postgres/reader.ts'
import { actionRow, after, commitOf, eventsAfter, write } from '../laws/store-rows.ts'
import { startCuttingProxy } from './cutting-proxy.ts'
import type { CuttingProxy } from './cutting-proxy.ts'
import { startCluster } from '../services/postgres.ts'
import type { Cluster, FreshDatabase } from '../services/postgres.ts'

const now = () => 1
let cluster: Cluster
let database: FreshDatabase
let proxy: CuttingProxy
let ledger: LedgerStore
let lease: Lease

beforeAll(async () => {
  cluster = await startCluster({ durable: true })
})
afterAll(() => cluster.stop())

beforeEach(async () => {
  database = await cluster.freshDatabase()
  proxy = await startCuttingProxy(cluster.port)
  ledger = await openPostgresLedger(throughProxy(), { now })
  await ledger.createCommunity({ community: 1, name: 'Club', created: 1 })
  lease = await ledger.acquire(1)
})

afterEach(async () => {
  await ledger.close()
  await proxy.close()
  await database.drop()
})

const throughProxy = () => database.url.replace(/:\d+\//, `:${proxy.port}/`)

const stored = async (): Promise<number> => (await ledger.listCommunities())[0]?.head ?? -1

/** Commits one event after another, each again until it is acknowledged, while `disturb` goes on. */
async function commitThrough(disturb: () => Promise<void>): Promise<number> {
  let done = false
  const disturbance = disturb().finally(() => {
    done = true
  })
  let commits = 0
  for (let afterwards = 0; afterwards < 3;) {
    const events = eventsAfter(lease, 5)
    try {
      await ledger.commit([commitOf(lease, { events })])
      commits += 1
      afterwards += done ? 1 : 0
      lease = after(lease, events)
    } catch {
      // What the pipeline does: it forgets what it knew and asks where the ledger stands.
      lease = await insist(() => ledger.acquire(1))
    }
  }
  await disturbance
  return commits
}

async function insist<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act()
    } catch (error) {
      if (tries > 40) throw error
      await pause(50)
    }
  }
}

describe('a server that goes away', () => {
  test.each(['restart', 'kill'] as const)('%s: what was acknowledged is there, once', async (how) => {
    const commits = await commitThrough(async () => {
      for (let round = 0; round < 3; round += 1) {
        await pause(100)
        if (how === 'restart') await cluster.restart()
        else {
          cluster.kill()
          await insist(() => cluster.start())
        }
      }
    })
    expect(commits).toBeGreaterThan(3)
    expect(await stored()).toBe(lease.head)
    const reader = await openPostgresReader(database.url, { timeLimit: 10_000 })
    expect((await reader.ledger(1, 0, 1_000_000)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: lease.head }, (_, index) => index + 1),
    )
    await cluster.restart()
    expect(await insist(() => reader.counts(1))).toMatchObject({ events: lease.head })
    await reader.close()
  })

  test('a lost answer is asked for: the commit succeeds though the line was cut behind it', async () => {
    proxy.cutAtCommit('after')
    lease = await write(ledger, lease, { events: eventsAfter(lease, 3) })
    expect(await stored()).toBe(3)
    lease = await write(ledger, lease, { events: eventsAfter(lease, 1) })
    expect(await stored()).toBe(4)
  })

  test('a commit that never arrived is known not to be there', async () => {
    proxy.cutAtCommit('before')
    await expect(write(ledger, lease, { events: eventsAfter(lease, 3) })).rejects.not.toMatchObject({
      name: 'CommitUnknown',
    })
    expect(await stored()).toBe(0)
    await write(ledger, lease, { events: eventsAfter(lease, 3) })
  })

  test('when nobody can say what became of a commit, that is said; later calls find out', async () => {
    proxy.cutAtCommit('after')
    const commit = write(ledger, lease, { events: eventsAfter(lease, 3) })
    const answer = commit.catch((error: unknown) => error)
    await pause(1)
    proxy.shut()
    expect(await answer).toBeInstanceOf(Error)
    proxy.open()
    expect([0, 3]).toContain(await insist(stored))
  })

  test('an action whose claim lost its answer is claimed', async () => {
    await write(ledger, lease, { actions: [actionRow(1, 1)] })
    proxy.cutAtCommit('after')
    expect(await ledger.claimActions([{ community: 1, seq: 1, n: 0 }])).toMatchObject([
      { action: { status: 'sending', attempts: 1 } },
    ])
    expect(await ledger.claimActions([{ community: 1, seq: 1, n: 0 }])).toEqual([])
  })

  test('a server out of reach rejects within a while, and is used again when it is back', async () => {
    proxy.shut()
    await expect(stored()).rejects.toThrow('does not answer')
    await expect(write(ledger, lease, { events: eventsAfter(lease, 1) })).rejects.toThrow('does not answer')
    proxy.open()
    await write(ledger, lease, { events: eventsAfter(lease, 1) })
    expect(await stored()).toBe(1)
  })
})

describe('two workers', () => {
  test('fight for one community: what one commits, the other does not', async () => {
    const other = await openPostgresLedger(database.url, { now })
    let written = 0
    let fenced = 0
    const fight = async (own: LedgerStore): Promise<void> => {
      for (let round = 0; round < 30; round += 1) {
        const held = await own.acquire(1)
        try {
          await write(own, held, { events: eventsAfter(held, 2) })
          written += 2
        } catch (error) {
          expect(error).toBeInstanceOf(Fenced)
          fenced += 1
        }
      }
    }
    await Promise.all([fight(ledger), fight(other)])
    await other.close()
    expect(await stored()).toBe(written)
    expect(written + 2 * fenced).toBe(120)
    expect(fenced).toBeGreaterThan(0)
  })

  test('claim the same actions: each is claimed by one', async () => {
    const other = await openPostgresLedger(database.url, { now })
    const refs = Array.from({ length: 60 }, (_, n) => ({ community: 1, seq: 1, n }))
    await write(ledger, lease, { actions: refs.map(({ n }) => actionRow(1, 1, { n })) })
    const claims = await Promise.all([
      ledger.claimActions(refs),
      other.claimActions(refs.toReversed()),
      ledger.claimActions(refs),
    ])
    await other.close()
    const claimed = claims.flat().map(({ action: { n } }) => n)
    expect(claimed.toSorted((a, b) => a - b)).toEqual(refs.map(({ n }) => n))
  })
})
