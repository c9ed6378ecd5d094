import { liveIn } from '../services/home.ts'
import { postgresHome } from '../services/postgres-home.ts'

liveIn(postgresHome)
await import('./checkup.test.ts')
