/** The search thread: its own reader of the ledger, its own writer of search.db. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { serveSearch } from '../shell/projections/search/serve-search.ts'
import { openReader, storages } from './storage.ts'

const options = z.object({ folder: z.string(), pollOn: z.number(), ledger: storages }).parse(workerData)
if (parentPort === null) throw new Error('search-worker is started as a thread.')
serveSearch(parentPort, await openReader(options.ledger), options)
