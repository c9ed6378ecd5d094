/** The thread of the figures: its own reader of the ledger, its own writer of figures.db. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { serveFigures } from '../shell/projections/figures/serve-figures.ts'
import { openReader, storages } from './storage.ts'

const options = z.object({ folder: z.string(), pollOn: z.number(), ledger: storages }).parse(workerData)
if (parentPort === null) throw new Error('figures-worker is started as a thread.')
serveFigures(parentPort, await openReader(options.ledger), options)
