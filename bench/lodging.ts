/** Where a measured pipeline keeps its ledger: a new folder, or a new PostgreSQL of its own that is as durable as can be. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { homeOf } from '../test/services/home.ts'
import type { Home } from '../test/services/home.ts'
import { startCluster } from '../test/services/postgres.ts'

export const ENGINES = ['sqlite', 'postgres'] as const
export type Engine = (typeof ENGINES)[number]

/** The cluster's data lies on the disk of the temporary folder, the ledger's file on that of BENCH_DIR. */
export async function openLodging(engine: Engine): Promise<Home> {
  const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'folkmoot-bench-'))
  if (engine === 'sqlite') return homeOf({ engine, folder })
  const cluster = await startCluster({ durable: true })
  const { url } = await cluster.freshDatabase()
  return homeOf({ engine, folder, url }, {}, cluster.stop)
}
