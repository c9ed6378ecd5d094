/**
 * The process that is killed while it sends: pipeline, outbox and clock on one home. The parent plays a
 * platform that takes no idempotency key, and holds the truth of what was done there.
 */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import { startPipeline } from '../../app/pipeline.ts'
import { startOutbox } from '../../shell/outbox/outbox.ts'
import { storages } from '../../app/storage.ts'
import { foundClub } from './found-club.ts'
import type { ClubHome } from './found-club.ts'

export type ToChild =
  | { readonly type: 'deliver'; readonly events: readonly Incoming[] }
  | { readonly type: 'result'; readonly id: number; readonly result: SendResult }
  | { readonly type: 'finish' }
export type FromChild =
  | { readonly type: 'ready'; readonly home: ClubHome }
  | { readonly type: 'send'; readonly id: number; readonly action: OutgoingAction }

const [place = '', known] = process.argv.slice(2)
const storage = storages.parse(JSON.parse(place))
const say = (message: FromChild): void => void process.send?.(message)

const traits = { idempotent: false, actsOnOwner: true }
const pipeline = await startPipeline(storage, { room: traits })
const home = known === undefined ? await foundClub(pipeline, storage) : (JSON.parse(known) as ClubHome)
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
