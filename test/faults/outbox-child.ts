/**
 * The process that is killed while it sends: pipeline, outbox and clock on one home. The parent plays a
 * platform that takes no idempotency key, and holds the truth of what was done there.
 */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import { startPipeline } from '../../app/pipeline.ts'
import { startOutbox } from '../../shell/outbox/outbox.ts'
import { openReader, storages } from '../../app/storage.ts'
import { CHARTER, GROUPS, join } from './pipeline-charter.ts'

export interface Home {
  readonly community: number
  readonly account: number
}
export type ToChild =
  | { readonly type: 'deliver'; readonly events: readonly Incoming[] }
  | { readonly type: 'result'; readonly id: number; readonly result: SendResult }
  | { readonly type: 'finish' }
export type FromChild =
  | { readonly type: 'ready'; readonly home: Home }
  | { readonly type: 'send'; readonly id: number; readonly action: OutgoingAction }

const [place = '', known] = process.argv.slice(2)
const storage = storages.parse(JSON.parse(place))
const say = (message: FromChild): void => void process.send?.(message)

const traits = { idempotent: false, actsOnOwner: true }
const pipeline = await startPipeline(storage, { room: traits })
const home = known === undefined ? await settle(pipeline) : (JSON.parse(known) as Home)
const sends = new Map<number, (result: SendResult) => void>()

const outbox = startOutbox({
  pipeline,
  now: Date.now,
  webhook: () => Promise.resolve({ status: 'sent' }),
  accountOf: () => ({
    capabilities: {
      ...traits,
      receive: {},
      act: { say: 'auto', reply: 'auto', recall: 'auto', warn: 'auto', mute: 'auto' },
      limits: { perAccount: [{ count: 50, span: 100 }] },
    },
    send: (action) =>
      new Promise((resolve) => {
        const id = sends.size + 1
        sends.set(id, resolve)
        say({ type: 'send', id, action })
      }),
  }),
})

process.on('message', (message: ToChild) => {
  if (message.type === 'result') sends.get(message.id)?.(message.result)
  else if (message.type === 'finish') void finish()
  else void pipeline.deliver({ ...home, platform: 'room', events: message.events }).catch(() => null)
})
say({ type: 'ready', home })

async function finish(): Promise<void> {
  while ((await pipeline.nextAction()) !== null || (await pipeline.strandedActions()).length > 0) {
    outbox.wake()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await outbox.stop(5_000)
  await pipeline.close()
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
