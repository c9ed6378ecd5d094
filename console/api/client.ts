/** Calls of the API by its generated contract. */
import createClient from 'openapi-fetch'
import type { paths } from '../../shell/api/contract.ts'
import { currentLanguage } from '../locale/language.ts'
import { ApiFault } from './fault.ts'

/** Query and header ask for answers in the language of the page. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => fetch(request),
})
api.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', currentLanguage())
    return request
  },
})

interface Answer<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/**
 * What a call answered.
 * @throws ApiFault with the server's words, or with code `unreachable` when there was no answer.
 */
export async function ask<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch(() => {
    throw unreachable()
  })
  if (response.ok) return data as Data
  throw faultOf(response.status, error)
}

function faultOf(status: number, body: unknown): ApiFault {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {}
  const text = (name: string) => (typeof error[name] === 'string' ? error[name] : null)
  return new ApiFault(status, {
    code: text('code') ?? 'unknown',
    message: text('message') ?? `HTTP ${status}`,
    hint: text('hint'),
  })
}

const unreachable = () =>
  currentLanguage() === 'zh-CN'
    ? new ApiFault(0, {
        code: 'unreachable',
        message: '连不上服务器。',
        hint: '检查网络，或者确认 Folkmoot 还在运行。',
      })
    : new ApiFault(0, {
        code: 'unreachable',
        message: 'The server does not answer.',
        hint: 'Check the connection, and that Folkmoot is running.',
      })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
