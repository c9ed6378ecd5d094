import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import { Fenced } from '../../core/ports/store.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import { accept } from '../../shell/intake/accept.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { auditLedger } from './ledger-audit.ts'
import { CHARTER, GROUPS, join, message } from './pipeline-charter.ts'

const platforms = { room: { idempotent: true, actsOnOwner: true } }
let home: Home
let store: LedgerStore
let clock = 0
const now = (): number => (clock += 3)

beforeEach(async () => {
  home = await newHome()
  store = await home.ledger(() => 1)
  clock = Date.UTC(2026, 10, 22)
})

afterEach(async () => {
  await store.close()
  await home.remove()
})

const pipelineOn = (ledger: LedgerStore, stateCache?: number): Pipeline =>
  createPipeline({ store: ledger, accept, now, platforms, ...(stateCache ? { stateCache } : {}) })

async function open(pipeline: Pipeline): Promise<{ community: number; account: number; platform: string }> {
  const community = await pipeline.createCommunity({ name: 'Test club' })
  const account = await pipeline.createAccount({ community, platform: 'room', name: 'bot', settings: '{}' })
  const published = await pipeline.publish({
    community,
    source: CHARTER,
    files: {},
    operator: 'anna',
    reason: '',
  })
  expect(published).toMatchObject({ status: 'published', version: 1 })
  return { community, account, platform: 'room' }
}

async function assign(pipeline: Pipeline, community: number): Promise<void> {
  const groups = await store.findGroups(
    community,
    'room',
    Array.from({ length: GROUPS }, (_, g) => `g${g}`),
  )
  await pipeline.record(
    groups.map(({ group }) => ({
      community,
      kind: 'operator.act',
      group,
      member: null,
      data: { operator: 'anna', act: 'assign-group', kind: 'club' },
      content: null,
      dedupe: `assign:${group}`,
    })),
  )
}

/** Delivers until it is acknowledged, as a connector must. */
async function insist(pipeline: Pipeline, delivery: Parameters<Pipeline['deliver']>[0]): Promise<number> {
  for (let failures = 0; ; failures++) {
    try {
      const { outcomes } = await pipeline.deliver(delivery)
      expect(outcomes).toHaveLength(delivery.events.length)
      return failures
    } catch {
      if (failures > 50) throw new Error('It is never acknowledged.')
    }
  }
}

/** Fails every few commits, before or after they have really happened. */
function flaky(inner: LedgerStore, roll: () => number): LedgerStore {
  return {
    ...inner,
    commit: async (commits) => {
      const fate = roll()
      if (fate < 0.15) throw new Error('failed before the commit')
      await inner.commit(commits)
      if (fate > 0.85) throw new Error('the answer of the commit was lost')
    },
  }
}

/** As a database at the end of a line: calls take their time, and are carried out in the order in which they were made. */
function distant(inner: LedgerStore): { readonly ledger: LedgerStore; readonly isCommitting: () => boolean } {
  let line: Promise<unknown> = Promise.resolve()
  let committing = 0
  const ledger = new Proxy(inner, {
    get: (target, method: keyof LedgerStore) => {
      const call = target[method] as (...args: unknown[]) => Promise<unknown>
      return (...args: unknown[]) => {
        if (method === 'commit') committing += 1
        const answer = line.then(async () => {
          await new Promise((resolve) => setTimeout(resolve, method === 'commit' ? 20 : 1))
          return call(...args)
        })
        line = answer.catch(() => null)
        return method === 'commit' ? answer.finally(() => (committing -= 1)) : answer
      }
    },
  })
  return { ledger, isCommitting: () => committing > 0 }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

async function expectSound(community: number, messages: number): Promise<void> {
  const reader = await home.reader()
  try {
    const { events, faults } = await auditLedger(reader, community)
    expect(faults).toEqual([])
    const natives = events.flatMap(({ kind, native }) => (kind === 'message.sent' ? (native ?? '') : []))
    expect(natives.toSorted()).toEqual(Array.from({ length: messages }, (_, id) => `m${id}`).toSorted())
  } finally {
    await reader.close()
  }
}

describe('commits that fail', () => {
  test.each([1, 2, 3])(
    'whatever commit fails, before or after it happened, the ledger stays right (seed %i)',
    async (seed) => {
      const steady = pipelineOn(store)
      const desk = await open(steady)
      await insist(steady, { ...desk, events: Array.from({ length: GROUPS }, (_, m) => join(m, clock)) })
      await assign(steady, desk.community)
      const pipeline = pipelineOn(flaky(store, seeded(seed)))
      let failures = 0
      const at = clock
      for (let from = 0; from < 400; from += 40) {
        const deliveries = [0, 10, 20, 30].map((step) => ({
          ...desk,
          events: Array.from({ length: 10 }, (_, i) =>
            message(from + step + i, at + (from + step + i) * 900),
          ),
        }))
        clock = at + from * 900
        const failed = await Promise.all(deliveries.map((delivery) => insist(pipeline, delivery)))
        failures += failed.reduce((sum, one) => sum + one, 0)
        await pipeline.tick(clock).catch(() => null)
      }
      expect(failures).toBeGreaterThan(0)
      await expectSound(desk.community, 400)
      const { events } = await pipeline.figures()
      expect(events).toBeGreaterThan(0)
    },
  )

  test.each([4, 5, 6])(
    'what was decided on top of a commit that failed is decided again (seed %i)',
    async (seed) => {
      const steady = pipelineOn(store)
      const desk = await open(steady)
      await insist(steady, { ...desk, events: Array.from({ length: GROUPS }, (_, m) => join(m, clock)) })
      await assign(steady, desk.community)
      let overlaps = 0
      const roll = seeded(seed)
      const { ledger, isCommitting } = distant(flaky(store, roll))
      const watched: typeof accept = (incoming, received) => {
        overlaps += Number(isCommitting())
        return accept(incoming, received)
      }
      const pipeline = createPipeline({ store: ledger, accept: watched, now, platforms, stateCache: 500 })
      let next = 0
      let failures = 0
      // How much it takes until both have been seen depends on the machine.
      const isEnough = (): boolean => next >= 6_000 && ((failures > 0 && overlaps > 0) || next >= 60_000)
      const connector = async (): Promise<void> => {
        while (!isEnough()) {
          const from = next
          next += 100
          await new Promise((resolve) => setTimeout(resolve, roll() * 20))
          const events = Array.from({ length: 100 }, (_, place) => message(from + place, clock))
          failures += await insist(pipeline, { ...desk, events })
        }
      }
      await Promise.all(Array.from({ length: 24 }, connector))
      expect(failures).toBeGreaterThan(0)
      expect(overlaps).toBeGreaterThan(0)
      await expectSound(desk.community, next)
    },
  )

  test('a cache that holds next to nothing leads to the same ledger', async () => {
    const ledgers: string[] = []
    for (const stateCache of [1, 200_000]) {
      clock = Date.UTC(2026, 10, 22)
      const inner = await newHome()
      const own = await inner.ledger(() => 1)
      const pipeline = createPipeline({ store: own, accept, now: () => clock, platforms, stateCache })
      await own.createCommunity({ community: 7, name: 'Test club', created: 1 })
      await own.createAccount({ community: 7, account: 8, platform: 'room', name: 'bot', settings: '{}' })
      await pipeline.publish({ community: 7, source: CHARTER, files: {}, operator: 'anna', reason: '' })
      for (let id = 0; id < 200; id += 5) {
        clock += 5_000
        const events = [0, 1, 2, 3, 4].map((i) => message(id + i, clock))
        await pipeline.deliver({ community: 7, account: 8, platform: 'room', events })
        if (id === 20) {
          const groups = await own.findGroups(7, 'room', ['g0', 'g1', 'g2', 'g3'])
          for (const { group } of groups) {
            await pipeline.record([
              {
                community: 7,
                kind: 'operator.act',
                group,
                member: null,
                data: { operator: 'a', act: 'assign-group', kind: 'club' },
                content: null,
              },
            ])
          }
        }
        await pipeline.tick(clock)
      }
      const reader = await inner.reader()
      const events = await reader.ledger(7, 0, 10_000)
      // Salts are random, so content is compared by whether there is any.
      ledgers.push(JSON.stringify(events.map((row) => ({ ...row, contentHash: row.contentHash !== null }))))
      await reader.close()
      await own.close()
      await inner.remove()
    }
    expect(ledgers[0]).toBe(ledgers[1])
    expect(JSON.parse(ledgers[0] ?? '[]')).toHaveLength(205)
  })
})

test('what a crash left in doubt is settled later, when the store was away at the start', async () => {
  const before = pipelineOn(store)
  const desk = await open(before)
  await insist(before, { ...desk, events: Array.from({ length: GROUPS }, (_, m) => join(m, clock)) })
  await assign(before, desk.community)
  await before.deliver({ ...desk, events: [message(0, clock)] })
  const { actions } = await before.peekActions(clock + 60_000, 10)
  const claimed = await before.claimActions(actions.map(({ action }) => action))
  expect(claimed.length).toBeGreaterThan(0)

  let asked = 0
  const away: LedgerStore = {
    ...store,
    strandedActions: () => ((asked += 1) === 1 ? Promise.reject(new Error('away')) : store.strandedActions()),
  }
  const afterwards = pipelineOn(away)
  await afterwards.peekActions(clock, 10)
  expect(asked).toBe(2)
  expect(await store.strandedActions()).toEqual([])

  const own = (await afterwards.peekActions(clock + 60_000, 10)).actions[0]?.action
  expect(own).toMatchObject({ status: 'queued', code: 'interrupted' })
  await afterwards.claimActions(own ? [own] : [])
  await afterwards.peekActions(clock, 10)
  expect(await store.strandedActions()).toHaveLength(1)
})

describe('two pipelines on one store', () => {
  test('the one that was overtaken commits nothing more, and its others go on', async () => {
    const first = pipelineOn(store)
    const lost = await open(first)
    const kept = await open(first)
    const second = createPipeline({ store, accept, now, platforms, recover: false })
    await second.deliver({ ...lost, events: [message(0, clock)] })

    const [refused, done] = await Promise.allSettled([
      first.deliver({ ...lost, events: [message(1, clock)] }),
      first.deliver({ ...kept, events: [message(0, clock)] }),
    ])
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(Fenced) })
    expect(done).toMatchObject({ status: 'fulfilled', value: { outcomes: [{ status: 'appended' }] } })
    await expect(first.deliver({ ...lost, events: [message(1, clock)] })).rejects.toThrow(Fenced)
    await second.deliver({ ...lost, events: [message(1, clock)] })
    await expectSound(lost.community, 2)

    first.resume()
    await first.deliver({ ...lost, events: [message(2, clock)] })
    await expect(second.deliver({ ...lost, events: [message(3, clock)] })).rejects.toThrow(Fenced)
    await expectSound(lost.community, 3)
  })

  test('a key that somebody else has stored in between makes a duplicate, not a failure', async () => {
    const first = pipelineOn(store)
    const desk = await open(first)
    await first.deliver({ ...desk, events: [message(0, clock)] })
    const second = createPipeline({ store, accept, now, platforms, recover: false })
    await second.deliver({ ...desk, events: [message(1, clock)] })
    first.resume()
    await first.deliver({ ...desk, events: [message(2, clock)] }).catch(() => null)
    first.resume()
    const { outcomes } = await first.deliver({
      ...desk,
      events: [message(1, clock), message(2, clock), message(3, clock)],
    })
    expect(outcomes[0]).toEqual({ status: 'duplicate' })
    await expectSound(desk.community, 4)
  })
})
