/**
 * The process that is killed: the pipeline in its thread, the outbox and the clock, on one folder. The parent
 * plays the platform and holds the truth; the two speak over the process's own channel.
 */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import { startPipeline } from '../../app/pipeline.ts'
import { startClock } from '../../shell/clock/clock.ts'
import { startOutbox } from '../../shell/outbox/outbox.ts'
import { openReader, storages } from '../../app/storage.ts'
import { CHARTER, GROUPS, join } from './pipeline-charter.ts'

export interface Home {
  readonly community: number
  readonly account: number
}
export type ToChild =
  | { readonly type: 'deliver'; readonly id: number; readonly events: readonly Incoming[] }
  | { readonly type: 'result'; readonly id: number; readonly result: SendResult }
  | { readonly type: 'stop' }
export type FromChild =
  | { readonly type: 'ready'; readonly home: Home }
  | { readonly type: 'acknowledged'; readonly id: number; readonly ok: boolean }
  | { readonly type: 'send'; readonly id: number; readonly action: OutgoingAction }
  | { readonly type: 'stopped' }

const [place = '', known] = process.argv.slice(2)
const storage = storages.parse(JSON.parse(place))
const tell = (message: FromChild): void => void process.send?.(message)

const pipeline = await startPipeline(storage, { room: { idempotent: true, actsOnOwner: true } })
const home = known === undefined ? await settle(pipeline) : (JSON.parse(known) as Home)
const sends = new Map<number, (result: SendResult) => void>()

const outbox = startOutbox({
  pipeline,
  now: Date.now,
  webhook: () => Promise.resolve({ status: 'sent' }),
  accountOf: () => ({
    capabilities: {
      receive: {},
      act: { say: 'auto', reply: 'auto', recall: 'auto', warn: 'auto', mute: 'auto' },
      limits: {},
      idempotent: true,
      actsOnOwner: true,
    },
    send: (action) =>
      new Promise((resolve) => {
        const id = sends.size + 1
        sends.set(id, resolve)
        tell({ type: 'send', id, action })
      }),
  }),
})
const stopClock = startClock({ pipeline, now: Date.now })

process.on('message', (message: ToChild) => {
  if (message.type === 'result') sends.get(message.id)?.(message.result)
  else if (message.type === 'stop') void stop()
  else void deliver(message.id, message.events)
})
tell({ type: 'ready', home })

async function deliver(id: number, events: readonly Incoming[]): Promise<void> {
  const done = await pipeline.deliver({ ...home, platform: 'room', events }).catch(() => null)
  tell({ type: 'acknowledged', id, ok: done !== null })
}

async function stop(): Promise<void> {
  while ((await pipeline.nextAction()) !== null || (await pipeline.strandedActions()).length > 0) {
    outbox.wake()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await stopClock()
  await outbox.stop(5_000)
  await pipeline.close()
  tell({ type: 'stopped' })
  process.disconnect()
}

async function settle(fresh: Pipeline): Promise<Home> {
  const community = await fresh.createCommunity({ name: 'Test club' })
  const account = await fresh.createAccount({ community, platform: 'room', name: 'bot', settings: '{}' })
  await fresh.publish({ community, source: CHARTER, files: {}, operator: 'anna', reason: '' })
  const events = Array.from({ length: GROUPS }, (_, member) => join(member, Date.now()))
  await fresh.deliver({ community, account, platform: 'room', events })
  const reader = await openReader(storage)
  const groups = await reader.listGroups(community)
  await reader.close()
  await fresh.record(
    groups.map(({ group }) => ({
      community,
      kind: 'operator.act',
      group,
      member: null,
      data: { operator: 'anna', act: 'assign-group', kind: 'club' },
      content: null,
    })),
  )
  return { community, account }
}
