/** The laws of the store port, for every engine: `storeLaws('name', open)` in a test file of its own. */
import { afterEach, beforeEach, describe } from 'vitest'
import type { Lease, LedgerStore, ReadStore } from '../../core/ports/store.ts'
import { accountLaws } from './store-accounts.ts'
import { commitLaws } from './store-commit.ts'
import { erasureLaws } from './store-erasure.ts'
import { inboxLaws } from './store-inbox.ts'
import { outboxLaws } from './store-outbox.ts'
import { readingLaws } from './store-reading.ts'
import { tenantLaws } from './store-tenants.ts'
import { textLaws } from './store-text.ts'
import { workLaws } from './store-work.ts'

/** A fresh, empty store. `reopen` closes and opens the same data again. */
export interface OpenStore {
  readonly ledger: LedgerStore
  readonly read: ReadStore
  readonly reopen: () => Promise<OpenStore>
  readonly close: () => Promise<void>
}

/** What each law works on: two communities, both leased, on a store that is new for each test. */
export interface Bench {
  readonly ledger: LedgerStore
  readonly read: ReadStore
  readonly one: Lease
  readonly two: Lease
  readonly reopen: () => Promise<void>
}

export const ONE = 1_001
export const TWO = 2_002

export function storeLaws(name: string, open: () => Promise<OpenStore>): void {
  describe(`store laws: ${name}`, () => {
    let store: OpenStore
    let bench: Bench

    beforeEach(async () => {
      store = await open()
      await store.ledger.createCommunity({ community: ONE, name: 'Reading club', created: 5 })
      await store.ledger.createCommunity({ community: TWO, name: '开源项目', created: 6 })
      bench = await benchOn(await store.ledger.acquire(ONE), await store.ledger.acquire(TWO))
    })

    afterEach(async () => {
      await store.close()
    })

    async function benchOn(one: Lease, two: Lease): Promise<Bench> {
      return { ledger: store.ledger, read: store.read, one, two, reopen }
    }

    async function reopen(): Promise<void> {
      store = await store.reopen()
      bench = await benchOn(await store.ledger.acquire(ONE), await store.ledger.acquire(TWO))
    }

    const laws = [
      accountLaws,
      commitLaws,
      tenantLaws,
      erasureLaws,
      workLaws,
      outboxLaws,
      inboxLaws,
      readingLaws,
      textLaws,
    ]
    for (const law of laws) law(() => bench)
  })
}
