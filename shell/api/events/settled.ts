/** The acts that `action.…` events are about, as they stand now: status, and what took the place of what. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import type { ReadStore, StoredEvent } from '../../../core/ports/store.ts'
import { actionOf } from '../actions/action-of.ts'
import { insteadOf } from './instead.ts'
import type { FeedEvent } from './schema.ts'

type Settles = z.input<typeof FeedEvent>['settles']

/** By the place of the `action.…` event. */
export async function settledBy(
  reads: Pick<ReadStore, 'events'>,
  community: number,
  stored: readonly StoredEvent[],
  language: Language,
): Promise<ReadonlyMap<number, Settles>> {
  const named = stored.flatMap(({ event }) => {
    if (!event.kind.startsWith('action.')) return []
    const { seq, n } = JSON.parse(event.data) as { seq: number; n: number }
    return [{ by: event.seq, seq, n }]
  })
  const among = [...new Set(named.map(({ seq }) => seq))]
  if (among.length === 0) return new Map()
  const causes = await reads.events(community, { limit: among.length }, { among })
  const actions = new Map(
    causes.flatMap((cause) => cause.actions.map((action) => [`${action.seq}-${action.n}`, action] as const)),
  )
  return new Map(
    named.flatMap(({ by, seq, n }) => {
      const action = actions.get(`${seq}-${n}`)
      if (action === undefined) return []
      const [instead] = insteadOf([action], language)
      return [[by, { action: actionOf(action), instead: instead?.sentence ?? null }]]
    }),
  )
}
