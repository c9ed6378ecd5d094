/** A pipeline with its communities, published charters and assigned groups, ready to be measured. */
import type { Incoming } from '../core/chat/incoming.ts'
import type { Delivery, Pipeline } from '../core/ports/pipeline.ts'
import { startPipelineThread } from '../shell/run/thread.ts'
import type { Home as Lodging } from '../test/services/home.ts'
import { makeCharter } from './charter.ts'
import { openLodging } from './lodging.ts'
import type { Engine } from './lodging.ts'
import { COMMUNITIES, GROUPS } from './workload.ts'
import type { BenchMessage, Workload } from './workload.ts'

export interface Home {
  readonly community: number
  readonly account: number
}

export interface Rig {
  readonly pipeline: Pipeline
  readonly homes: readonly Home[]
  readonly close: () => Promise<void>
}

export const PLATFORM = 'bench'

/** Starts the pipeline in a thread of its own, on a new ledger, with this many rules. */
export async function openRig(rules: number, workload: Workload, engine: Engine = 'sqlite'): Promise<Rig> {
  const lodging = await openLodging(engine)
  const entry = new URL('./pipeline-worker.ts', import.meta.url)
  const pipeline = await startPipelineThread({ entry, data: lodging.storage })
  const homes = await settle(pipeline, lodging, makeCharter(rules, workload.words))
  return {
    pipeline,
    homes,
    close: async () => {
      await pipeline.close()
      await lodging.remove()
    },
  }
}

/** Communities with their charter, and every group known and assigned. */
export async function settle(pipeline: Pipeline, lodging: Lodging, source: string): Promise<Home[]> {
  const homes: Home[] = []
  for (let n = 0; n < COMMUNITIES; n++) {
    const community = await pipeline.createCommunity({ name: `Bench ${n}` })
    const account = await pipeline.createAccount({
      community,
      platform: PLATFORM,
      name: 'bench',
      settings: '{}',
    })
    const published = await pipeline.publish({ community, source, files: {}, operator: 'bench', reason: '' })
    if (published.status === 'refused') throw new Error(JSON.stringify(published.faults.slice(0, 3)))
    homes.push({ community, account })
  }
  const first = Array.from({ length: GROUPS }, (_, n) => ({
    id: -1 - n,
    group: n + 1,
    user: 1,
    text: 'hello',
  }))
  await Promise.all(deliveriesOf(homes, first, Date.now()).map((delivery) => pipeline.deliver(delivery)))
  const reader = await lodging.reader()
  for (const { community } of homes) {
    const groups = await reader.listGroups(community)
    await pipeline.record(
      groups.map(({ group }) => ({
        community,
        kind: 'operator.act',
        group,
        member: null,
        data: { operator: 'bench', act: 'assign-group', kind: 'club' },
        content: null,
      })),
    )
  }
  await reader.close()
  return homes
}

/** Messages as their connectors would hand them over: one delivery for each community. */
export function deliveriesOf(
  homes: readonly Home[],
  messages: readonly BenchMessage[],
  at: number,
): Delivery[] {
  const deliveries: { events: Incoming[]; delivery: Delivery }[] = []
  for (const message of messages) {
    const place = message.group % homes.length
    let own = deliveries[place]
    if (own === undefined) {
      const { community, account } = homes[place] ?? { community: 0, account: 0 }
      const events: Incoming[] = []
      own = { events, delivery: { community, account, platform: PLATFORM, events } }
      deliveries[place] = own
    }
    own.events.push(incoming(message, at))
  }
  return deliveries.flatMap(({ delivery }) => delivery)
}

function incoming({ id, group, user, text }: BenchMessage, at: number): Incoming {
  return {
    kind: 'message.sent',
    at,
    source: 'live',
    group: { native: `g${group}` },
    person: { native: `u${user}` },
    native: `m${id}`,
    data: {},
    content: { parts: [{ type: 'text', text }] },
  }
}
