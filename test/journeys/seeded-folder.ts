/** A data folder in which a community has lived for a while: decided by the real pipeline, on the real store. */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import { accept } from '../../shell/intake/accept.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { CHARTER, GROUPS, join, message } from '../faults/pipeline-charter.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'

const START = Date.UTC(2026, 10, 22)

export interface SeededFolder {
  readonly home: Home
  readonly folder: string
  readonly community: number
  readonly pipeline: Pipeline
  /** Delivers events and lets timers come due; `now` is the time of the last one. */
  readonly deliver: (events: readonly Incoming[]) => Promise<void>
  readonly now: () => number
}

/** `messages` messages in all groups, which are assigned first. The pipeline is still open. */
export async function seedFolder(messages: number): Promise<SeededFolder> {
  const home = await newHome()
  let clock = START
  const store = await home.ledger(() => clock)
  const platforms = { room: { idempotent: true, actsOnOwner: true } }
  const pipeline = createPipeline({ store, accept, now: () => clock, platforms })
  const community = await pipeline.createCommunity({ name: '测试社 Test club' })
  const account = await pipeline.createAccount({ community, platform: 'room', name: 'bot', settings: '{}' })
  await pipeline.publish({ community, source: CHARTER, files: {}, operator: 'anna', reason: '' })
  const deliver = async (events: readonly Incoming[]): Promise<void> => {
    clock = Math.max(clock, ...events.map(({ at }) => at))
    await pipeline.deliver({ community, account, platform: 'room', events })
    await pipeline.tick(clock)
  }
  await deliver(Array.from({ length: GROUPS }, (_, member) => join(member, clock)))
  const groups = await store.findGroups(
    community,
    'room',
    Array.from({ length: GROUPS }, (_, g) => `g${g}`),
  )
  await pipeline.record(
    groups.map(({ group }) => ({
      community,
      kind: 'operator.act',
      group,
      member: null,
      data: { operator: 'anna', act: 'assign-group', kind: 'club' },
      content: null,
    })),
  )
  for (let from = 0; from < messages; from += 50) {
    const count = Math.min(50, messages - from)
    await deliver(Array.from({ length: count }, (_, i) => message(from + i, START + (from + i) * 900)))
  }
  return { home, folder: home.folder, community, pipeline, deliver, now: () => clock }
}
