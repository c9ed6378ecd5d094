import { z } from 'zod'
import { ApiError, notFound } from '../api-error.ts'
import { AccountIn, InCommunity } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { rawRoute } from '../route.ts'
import type { Call } from '../route.ts'
import * as policy from './policy.ts'

const Door = InCommunity.extend({ account: AccountIn, path: z.string().min(1).max(128) })
const PATH = '/connect/{community}/{account}/{path}' as const

export const connect = [
  rawRoute(
    {
      policy: policy.knock,
      method: 'post',
      path: PATH,
      summary: 'Where a chat platform delivers to an open account',
      params: Door,
      mediaType: '*/*',
    },
    (call) => knock(call),
  ),
  rawRoute(
    {
      policy: policy.knock,
      method: 'get',
      path: PATH,
      summary: 'Where a chat platform checks the address of an open account',
      params: Door,
      mediaType: '*/*',
    },
    (call) => knock(call),
  ),
]

async function knock(call: Call<z.output<typeof Door>, unknown, undefined>): Promise<Response> {
  const { parts, params, request, address } = call
  const { community, account, path } = params
  if (!parts.knocks.allows(`${community}/${account}/${address}`, parts.now())) throw tooMany()
  const answer = await parts.knock(community, account, path, request).catch((error: unknown) => {
    throw notTaken(parts, call, error)
  })
  if (!answer) throw notFound({ en: 'address', 'zh-CN': '地址' })
  const headers = new Headers(answer.headers)
  headers.delete('set-cookie')
  headers.set('cache-control', 'no-store')
  return new Response(answer.body, { status: answer.status, headers })
}

function notTaken(parts: ApiParts, call: { readonly requestId: string }, error: unknown): ApiError {
  parts.log('warn', 'a delivery to an account failed', {
    request: call.requestId,
    reason: error instanceof Error ? error.name : 'thrown value',
  })
  return new ApiError(503, 'not-taken', {
    en: 'It was not taken in. Send it again.',
    'zh-CN': '没有收下，请重新发送。',
  })
}

const tooMany = () =>
  new ApiError(429, 'too-many-calls', {
    en: 'Too many calls in a minute.',
    'zh-CN': '一分钟内的请求太多。',
  })
