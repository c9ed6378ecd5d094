import { sqliteHome } from '../services/home.ts'
import { worldSuite } from './world-suite.ts'

worldSuite('SQLite', async () => {
  const home = await sqliteHome()
  return { home, trouble: [], close: home.remove }
})
