/** What an error stanza means for a send: whether another try can help, and a stable code. */
import type { SendResult } from '../../core/ports/connector.ts'
import { attribute, errorCondition, type Element } from './stanza.ts'

const PASSING: ReadonlySet<string> = new Set([
  'internal-server-error',
  'policy-violation',
  'recipient-unavailable',
  'remote-server-timeout',
  'resource-constraint',
])
const RETRY_AFTER = 10_000

export function failureOf(stanza: Element): SendResult {
  const code = errorCondition(stanza)
  const waits = attribute(stanza.getChild('error'), 'type') === 'wait'
  return waits || PASSING.has(code)
    ? { status: 'failed', code, permanent: false, retryAfter: RETRY_AFTER }
    : refusal(code)
}

/** No further try helps. */
export function refusal(code: string): SendResult {
  return { status: 'failed', code, permanent: true }
}
