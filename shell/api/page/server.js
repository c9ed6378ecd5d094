/** Talks to the API: JSON calls, errors in the reader's language, and the live stream. */
import { language } from './words.js'

export class Refusal extends Error {
  constructor(status, { code, message, hint }) {
    super(hint ? `${message} ${hint}` : message)
    this.status = status
    this.code = code
  }
}

export async function ask(path, { method = 'GET', body } = {}) {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      'accept-language': language,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = await response.json().catch(() => ({}))
  if (!response.ok)
    throw new Refusal(response.status, answer.error ?? { code: 'unknown', message: response.statusText })
  return answer
}

export async function health() {
  const response = await fetch('/healthz', { headers: { 'accept-language': language } })
  return response.json()
}

/** Watches a community's events after `after`; the browser reconnects and resumes by itself. */
export function watch(community, after, { onEvent, onReset, onState }) {
  const source = new EventSource(
    `/api/v1/communities/${community}/stream?after=${after}&lang=${encodeURIComponent(language)}`,
  )
  source.addEventListener('open', () => onState(true))
  source.addEventListener('error', () => onState(false))
  source.addEventListener('event', ({ data }) => onEvent(JSON.parse(data)))
  source.addEventListener('reset', () => onReset())
  return () => source.close()
}
