/** Sends one claimed action and says what became of it: sent, failed, in doubt, or to be tried again. */
import type { SendResult } from '../../core/ports/connector.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'
import { IN_DOUBT, carryOut, codeBack, mayRepeat, planFor } from './carry-out.ts'
import type { OutboxOptions } from './outbox.ts'
import type { Place } from './places.ts'
import { keyOf } from './results.ts'
import type { Results } from './results.ts'
import { MOST_ATTEMPTS, countRefusal, pauseBefore } from './retry.ts'

type Failed = Extract<SendResult, { readonly status: 'failed' }>

export interface SenderTools extends Pick<OutboxOptions, 'accountOf' | 'webhook' | 'notify' | 'now'> {
  readonly results: Results
}

export interface Places {
  readonly lane: Place
  readonly account: Place
}

/** What was sent, as far as it matters for what follows. */
interface Attempt {
  readonly result: SendResult
  readonly code: string | null
  /** A second send would do no harm. */
  readonly repeatable: boolean
}

/** Answers with the flight, which never rejects; null when nothing had to be sent. */
export type Sender = (claimed: ClaimedAction, places: Places) => Promise<void> | null

export function createSender({ accountOf, webhook, notify, now, results }: SenderTools): Sender {
  const departure = (claimed: ClaimedAction): (() => Promise<Attempt>) | null => {
    const { action } = claimed
    const key = keyOf(action)
    if (action.kind === 'webhook') return once(() => webhook(claimed, key))
    if (action.kind === 'notify') {
      if (notify) return once(() => notify(claimed, key))
      results.add(action, { status: 'failed', code: 'no-channel' })
      return null
    }
    const account = accountOf(claimed)
    if (account === null) {
      if (claimed.platform === null) results.add(action, { status: 'failed', code: 'nobody-to-reach' })
      else {
        results.add(action, { status: 'returned', code: codeBack(action, 'account-closed'), due: now() })
      }
      return null
    }
    const plan = planFor(claimed, account, key)
    switch (plan.do) {
      case 'hand':
        results.add(action, { status: 'handed', code: plan.code })
        return null
      case 'fail':
        results.add(action, { status: 'failed', code: plan.code })
        return null
      case 'doubt':
        results.add(action, { status: 'unknown', code: plan.code })
        return null
      case 'send': {
        const { outgoing, code } = plan
        const repeatable = mayRepeat(outgoing.kind, account.capabilities)
        return async () => ({ result: await carryOut(() => account.send(outgoing)), code, repeatable })
      }
    }
  }

  const settle = ({ action }: ClaimedAction, attempt: Attempt, places: Places): void => {
    const { result, code, repeatable } = attempt
    if (result.status === 'sent') {
      places.lane.strikes = 0
      results.add(action, { status: 'sent', native: result.native ?? null, code })
    } else if (result.status === 'unknown') {
      if (repeatable && action.attempts < MOST_ATTEMPTS) tryAgain(action, places, { code: IN_DOUBT })
      else results.add(action, { status: 'unknown', code: result.code })
    } else if (result.permanent) {
      countRefusal(places.lane, result.code, now())
      results.add(action, { status: 'failed', code: result.code })
    } else if (result.retryAfter === undefined && action.attempts >= MOST_ATTEMPTS) {
      results.add(action, { status: 'failed', code: result.code })
    } else tryAgain(action, places, result)
  }

  /** The lane waits along, so that its order is kept; the account only where the platform means all of it. */
  const tryAgain = (
    action: ClaimedAction['action'],
    { lane, account }: Places,
    { code, retryAfter, scope }: Pick<Failed, 'code' | 'retryAfter' | 'scope'>,
  ): void => {
    const until = now() + pauseBefore(action, retryAfter)
    lane.resting = Math.max(lane.resting, until)
    if (scope === 'account') account.resting = Math.max(account.resting, until)
    results.add(action, { status: 'returned', code, due: Math.min(until, action.expires) })
  }

  /** A connector that throws when it is asked what it can do has sent nothing, and must not stop the others. */
  const ready = (claimed: ClaimedAction, places: Places): (() => Promise<Attempt>) | null => {
    try {
      return departure(claimed)
    } catch {
      const result: SendResult = { status: 'failed', code: 'connector-threw', permanent: false }
      settle(claimed, { result, code: null, repeatable: false }, places)
      return null
    }
  }

  return (claimed, places) => {
    const depart = ready(claimed, places)
    if (depart === null) return null
    const at = now()
    places.lane.pace.sent(at)
    places.account.pace.sent(at)
    return depart().then((attempt) => settle(claimed, attempt, places))
  }
}

/** A way out that is neither paced nor repeated: what threw may have gone through. */
function once(send: () => Promise<SendResult>): () => Promise<Attempt> {
  return async () => ({ result: await carryOut(send), code: null, repeatable: false })
}
