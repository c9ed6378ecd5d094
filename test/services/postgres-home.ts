/** A home whose ledger is a new database of the run's PostgreSQL. */
import { homeOf, temporaryFolder } from './home.ts'
import type { Home } from './home.ts'
import { sharedCluster } from './shared-postgres.ts'

export async function postgresHome(): Promise<Home> {
  const { url, drop } = await (await sharedCluster()).freshDatabase()
  return homeOf({ engine: 'postgres', folder: temporaryFolder(), url }, { DATABASE_URL: url }, drop)
}
