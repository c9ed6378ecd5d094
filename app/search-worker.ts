/** The search thread: its own reader of the ledger, its own writer of search.db. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { serveSearch } from '../shell/search/serve-search.ts'
import { openSqliteReader } from '../shell/store/engines/sqlite/reader.ts'

const options = z.object({ folder: z.string(), pollOn: z.number() }).parse(workerData)
if (parentPort === null) throw new Error('search-worker is started as a thread.')
serveSearch(parentPort, await openSqliteReader(options.folder), options)
