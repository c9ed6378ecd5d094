/**
 * grammY's client on the host's own fetch. The host checks addresses; grammY brings node-fetch with an
 * AbortSignal of its own, so the call is handed over with a signal of this platform.
 */
import { Api } from 'grammy'

export interface ApiOptions {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  readonly token: string
  readonly root: string
  /** A call that takes longer is given up. */
  readonly seconds: number
  /** Aborted when the account closes. */
  readonly closing: AbortSignal
}

interface Handed {
  readonly method?: string
  readonly body?: string
  readonly signal?: { readonly aborted: boolean; addEventListener: (type: 'abort', then: () => void) => void }
}

export function makeApi({ fetch, token, root, seconds, closing }: ApiOptions): Api {
  const handOver = async (url: string, init: Handed): Promise<{ json: () => Promise<unknown> }> => {
    const own = new AbortController()
    init.signal?.addEventListener('abort', () => own.abort())
    if (init.signal?.aborted) own.abort()
    const response = await fetch(url, {
      method: init.method ?? 'POST',
      headers: { 'content-type': 'application/json' },
      body: init.body ?? '{}',
      signal: AbortSignal.any([own.signal, closing]),
    })
    const text = await response.text()
    return { json: () => Promise.resolve(answerOf(response.status, text)) }
  }
  return new Api(token, { apiRoot: root, timeoutSeconds: seconds, fetch: handOver })
}

/** Telegram's answer; what a proxy in between says is put into the same form. */
function answerOf(status: number, text: string): unknown {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer
  } catch {
    // Not from Telegram: its status counts.
  }
  const code = status < 400 ? 502 : status
  return { ok: false, error_code: code, description: `HTTP ${status} without an answer of the Bot API` }
}
