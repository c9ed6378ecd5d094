/** A host for journeys of one connector: keeps events and cursor, has a password, and can refuse to commit. */
import { setTimeout as sleep } from 'node:timers/promises'
import { RecordingHost } from '../laws/recording-host.ts'

const LIMIT = 30_000

export class XmppHost extends RecordingHost {
  override readonly secrets = () => Promise.resolve<string | null>('moot')
}

/** @throws Error when it does not come true in half a minute. */
export async function until(isTrue: () => boolean): Promise<void> {
  const limit = performance.now() + LIMIT
  while (!isTrue()) {
    if (performance.now() > limit) throw new Error('It did not come true in half a minute.')
    await sleep(10)
  }
}
