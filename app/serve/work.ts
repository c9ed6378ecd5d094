/** What runs by itself once the house stands: sending, waking, and looking after the disk. */
import { startClock } from '../../shell/clock/clock.ts'
import { startOutbox } from '../../shell/outbox/outbox.ts'
import { createWebhooks } from '../../shell/outbox/webhook.ts'
import { nameOfError } from '../log.ts'
import type { Closers } from './closers.ts'
import { watchDisk } from './disk.ts'
import type { House } from './house.ts'
import type { Stores } from './open-stores.ts'
import type { ServeOptions } from './options.ts'

export interface Work {
  /** Resolves when what was being sent has been recorded, at the latest after a second and a half. */
  readonly stop: () => Promise<void>
}

const LAST_SENDS = 1_500

export async function startWork(
  { settings, log, disk: measured }: ServeOptions,
  { pipeline }: Stores,
  { accounts, health, reaching, notices, parts }: House,
  closers: Closers,
): Promise<Work> {
  const now = () => Date.now()
  const onFault = (what: string) => (error: unknown) => log('error', what, { reason: nameOfError(error) })
  const outbox = closers.add(
    startOutbox({
      pipeline,
      accountOf: ({ action, account, platform }) => accounts.actingFor(action.community, account, platform),
      webhook: createWebhooks({ fetch: reaching.fetch }),
      notify: notices.notify,
      noticeBy: notices.through,
      now,
      onFault: onFault('outbox stumbled'),
    }),
    (each) => each.stop(0).catch(() => undefined),
  )
  const stopWaking = accounts.onReport(() => outbox.wake())
  closers.add(stopWaking, (stop) => stop())
  const stopClock = closers.add(startClock({ pipeline, now, onFault: onFault('clock stumbled') }), (stop) =>
    stop(),
  )
  const telling = closers.add(
    await notices.start({
      isHealthy: async () => (await parts.heartbeat()).length === 0,
      onFault,
    }),
    (each) => each.stop(),
  )
  const disk = closers.add(
    watchDisk({
      folder: settings.data,
      minFree: settings.minFree,
      pause: pipeline.pause,
      resume: pipeline.resume,
      onChange: (low, percent) => {
        health.set('disk-full', low)
        const said = low ? 'disk nearly full, intake pauses' : 'disk has room again'
        log(low ? 'error' : 'info', said, { percent })
        telling.disk(low, percent)
      },
      ...measured,
    }),
    (each) => each.stop(),
  )
  await disk.look()
  if (!disk.isLow()) telling.disk(false, 100)
  return {
    stop: async () => {
      disk.stop()
      await telling.stop()
      await Promise.all([stopClock(), outbox.stop(LAST_SENDS).catch(onFault('outbox cut short'))])
    },
  }
}
