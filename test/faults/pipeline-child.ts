/**
 * The process that is killed: the pipeline in its thread, the outbox and the clock, on one folder. The parent
 * plays the platform and holds the truth; the two speak over the process's own channel.
 */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import { startPipeline } from '../../app/pipeline.ts'
import { startClock } from '../../shell/clock/clock.ts'
import { startOutbox } from '../../shell/outbox/outbox.ts'
import { storages } from '../../app/storage.ts'
import { foundClub } from './found-club.ts'
import type { ClubHome } from './found-club.ts'

export type ToChild =
  | { readonly type: 'deliver'; readonly id: number; readonly events: readonly Incoming[] }
  | { readonly type: 'result'; readonly id: number; readonly result: SendResult }
  | { readonly type: 'stop' }
export type FromChild =
  | { readonly type: 'ready'; readonly home: ClubHome }
  | { readonly type: 'acknowledged'; readonly id: number; readonly ok: boolean }
  | { readonly type: 'send'; readonly id: number; readonly action: OutgoingAction }
  | { readonly type: 'stopped' }

const [place = '', known] = process.argv.slice(2)
const storage = storages.parse(JSON.parse(place))
const tell = (message: FromChild): void => void process.send?.(message)

const pipeline = await startPipeline(storage, { room: { idempotent: true, actsOnOwner: true } })
const home = known === undefined ? await foundClub(pipeline, storage) : (JSON.parse(known) as ClubHome)
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
