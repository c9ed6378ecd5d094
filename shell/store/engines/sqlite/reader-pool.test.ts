import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LedgerStore, ReadStore } from '../../../../core/ports/store.ts'
import { eventsAfter, write } from '../../../../test/laws/store-rows.ts'
import { openSqliteLedger } from './ledger.ts'
import { TimeLimitExceeded } from '../../time-limit.ts'
import { openReaderPool } from './reader-pool.ts'

let folder: string
let ledger: LedgerStore
let pool: ReadStore

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-pool-'))
  ledger = await openSqliteLedger(folder, { now: () => 1 })
  await ledger.createCommunity({ community: 1, name: 'Club', created: 1 })
  const lease = await ledger.acquire(1)
  await write(ledger, lease, { events: eventsAfter(lease, 5_000) })
})

afterEach(async () => {
  await pool.close()
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

test('many questions at once are all answered, each with its own answer', async () => {
  pool = await openReaderPool(folder, { threads: 2, timeLimit: 10_000 })
  const seqs = Array.from({ length: 200 }, (_, index) => index + 1)
  const answers = await Promise.all(seqs.map((seq) => pool.event(1, seq)))
  expect(answers.map((answer) => answer?.event.seq)).toEqual(seqs)
  expect(await pool.counts(1)).toMatchObject({ events: 5_000 })
  expect(await pool.events(1, { limit: 2 }, { group: 11 })).toHaveLength(2)
})

test('a reader that cannot answer says why, and goes on answering', async () => {
  pool = await openReaderPool(folder, { threads: 1, timeLimit: 10_000 })
  await expect(pool.events(1, { limit: Number.NaN })).rejects.toThrow('datatype mismatch')
  expect(await pool.event(1, 7)).toMatchObject({ event: { seq: 7 } })
})

test('what takes too long is ended, and a new thread takes its place', async () => {
  pool = await openReaderPool(folder, { threads: 1, timeLimit: 1 })
  const everything = { limit: 1_000_000 }
  await expect(pool.events(1, everything)).rejects.toThrow(TimeLimitExceeded)
  await expect(pool.events(1, everything)).rejects.toThrow('took longer than 1 ms')
})

test('readers that lose their database refuse what waits, and come back with it', async () => {
  pool = await openReaderPool(folder, { threads: 1, timeLimit: 20 })
  await ledger.close()
  renameSync(join(folder, 'folkmoot.db'), join(folder, 'away.db'))
  // The first question outlives its thread, and the next thread finds no database.
  const everything = { limit: 1_000_000 }
  await vi.waitFor(() => expect(pool.events(1, everything)).rejects.toThrow('no Folkmoot database'), {
    timeout: 15_000,
  })
  renameSync(join(folder, 'away.db'), join(folder, 'folkmoot.db'))
  ledger = await openSqliteLedger(folder, { now: () => 1 })
  await vi.waitFor(() => expect(pool.listAccounts(1)).resolves.toEqual([]), { timeout: 10_000 })
})

test('closing ends what waits', async () => {
  pool = await openReaderPool(folder, { threads: 1, timeLimit: 10_000 })
  const waiting = [pool.events(1, { limit: 5_000 }), pool.event(1, 1)]
  const settled = Promise.allSettled(waiting)
  await pool.close()
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(pool.event(1, 1)).rejects.toThrow('closed')
})
