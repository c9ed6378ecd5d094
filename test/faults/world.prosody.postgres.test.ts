import { until } from '../journeys/serve-child.ts'
import { homeOf, temporaryFolder } from '../services/home.ts'
import { startCluster } from '../services/postgres.ts'
import { worldSuite } from './world-suite.ts'

worldSuite('PostgreSQL', async () => {
  const cluster = await startCluster({ durable: true })
  const { url } = await cluster.freshDatabase()
  const home = homeOf({ engine: 'postgres', folder: temporaryFolder(), url }, { DATABASE_URL: url })
  const powerCut = async () => {
    cluster.kill()
    // What it leaves behind takes a moment to go.
    await until(() =>
      cluster.start().then(
        () => true,
        () => null,
      ),
    )
  }
  return {
    home,
    trouble: [cluster.restart, powerCut],
    close: async () => {
      await home.remove()
      await cluster.stop()
    },
  }
})
