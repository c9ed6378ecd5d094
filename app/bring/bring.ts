/** Hands one file to a running installation, as the console does: in parts, then looks on until it is read. */
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { HistoryHints } from '../../core/ports/histories.ts'
import type { Client } from './client.ts'

const PART = 1024 * 1024
/** Milliseconds between two looks at how far it is. */
const LOOK_EVERY = 250

const count = z.number()
export const Brought = z.object({
  id: z.string(),
  name: z.string(),
  size: count,
  received: count,
  read: count,
  state: z.enum(['receiving', 'waiting', 'reading', 'done', 'failed', 'cancelled', 'cut']),
  format: z.string().nullable(),
  zone: z.string().optional(),
  figures: z.object({
    events: count,
    fresh: count,
    known: count,
    refused: count,
    messages: count,
    broken: count,
    members: count,
    from: count.nullable(),
    to: count.nullable(),
    groups: z.array(z.object({ native: z.string(), name: z.string().nullable(), messages: count })),
    skipped: z.array(z.object({ code: z.string(), reason: z.string(), count })),
    examples: z.array(z.object({ place: count, reason: z.string() })),
  }),
  fault: z.object({ code: z.string(), message: z.string() }).nullable(),
})
export type Brought = z.infer<typeof Brought>

export interface BringOptions extends HistoryHints {
  readonly lenient: boolean
  /** Told how far it is; may throw to stop. */
  readonly onProgress: (stage: 'send' | 'read', done: number, total: number) => void
}

/** Resolves when it has been read, or could not be. What was stopped amid it is cancelled. */
export async function bring(
  client: Client,
  community: string,
  file: string,
  { onProgress, lenient, zone, group, columns }: BringOptions,
): Promise<Brought> {
  const all = `/communities/${community}/histories`
  const { size, mtimeMs } = await stat(file)
  const draft = { name: basename(file), size, modified: Math.round(mtimeMs), lenient, zone, group, columns }
  let view = await client.call('POST', all, Brought, draft)
  const one = `${all}/${view.id}`
  try {
    const handle = await open(file)
    try {
      while (view.state === 'receiving') {
        onProgress('send', view.received, size)
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(PART), 0, PART, view.received)
        view = await client.call(
          'PUT',
          `${one}/parts/${view.received}`,
          Brought,
          buffer.subarray(0, bytesRead),
        )
      }
    } finally {
      await handle.close()
    }
    while (view.state === 'waiting' || view.state === 'reading') {
      onProgress('read', view.read, size)
      await sleep(LOOK_EVERY)
      view = await client.call('GET', one, Brought)
    }
    return view
  } catch (error) {
    await client.call('POST', `${one}/cancel`, Brought).catch(() => undefined)
    throw error
  }
}
