/** A thread for one checkup, one draft, or one run of a charter over a community's history: its own reader of the ledger. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { checkupLedger, replayLedger } from './checkup/ledger-jobs.ts'
import { addCures } from '../core/health/draft.ts'
import { openReader, storages } from './storage.ts'

const span = { community: z.number(), groups: z.array(z.number()), since: z.number().nullable() }
const roles = { owner: z.string().nullable(), managers: z.array(z.string()) }
const jobs = z.discriminatedUnion('job', [
  z.object({ job: z.literal('checkup'), ...span, ...roles, zone: z.string() }),
  z.object({ job: z.literal('draft'), base: z.string(), language: z.string(), cures: z.array(z.string()) }),
  z.object({ job: z.literal('replay'), ...span, ...roles, source: z.string() }),
])
const { ledger, work } = z.object({ ledger: storages, work: jobs }).parse(workerData)
if (parentPort === null) throw new Error('checkup-worker is started as a thread.')
const port = parentPort
if (work.job === 'draft') {
  const { base, language, cures } = work
  port.postMessage({ answer: addCures(base, { history: { language } }, cures) })
} else await ofLedger(work)

async function ofLedger(job: Exclude<typeof work, { job: 'draft' }>): Promise<void> {
  const reads = await openReader(ledger)
  try {
    const onRead = (read: number): void => port.postMessage({ read })
    const answer =
      job.job === 'checkup' ? await checkupLedger(reads, job, onRead) : await replayLedger(reads, job, onRead)
    port.postMessage({ answer })
  } finally {
    await reads.close()
  }
}
