import { z } from 'zod'
import { ApiError, noSession } from '../api-error.ts'
import { rawRoute, route } from '../route.ts'
import * as policy from './policy.ts'
import { Session } from './schema.ts'

export const publicSession = [
  rawRoute(
    {
      policy: policy.signIn,
      method: 'get',
      path: '/sign-in',
      summary: 'Uses up a sign-in link and leads to the page, signed in',
      query: z.object({ token: z.string().min(1).max(200) }),
      mediaType: 'text/html',
    },
    async ({ parts, query, request, address }) => {
      if (!parts.signInTries.allows(address, parts.now())) throw tooManyTries()
      return parts.sessions.signIn(query.token, request.headers)
    },
  ),
]

export const operatorSession = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/session',
      summary: 'Who is signed in, with which rights',
      answer: Session,
    },
    ({ operator }) => {
      if (!operator) throw noSession()
      return {
        operator: { id: operator.id, name: operator.name },
        rights: operator.rights.map(({ community, right }) => ({ community: String(community), right })),
      }
    },
  ),
  rawRoute(
    {
      policy: policy.signOut,
      method: 'delete',
      path: '/api/v1/session',
      summary: 'Signs out',
      mediaType: 'application/json',
    },
    async ({ parts, request }) => parts.sessions.signOut(request.headers),
  ),
]

const tooManyTries = () =>
  new ApiError(
    429,
    'too-many-tries',
    { en: 'Too many tries to sign in.', 'zh-CN': '登录尝试太频繁。' },
    { en: 'Wait a minute.', 'zh-CN': '请一分钟后再试。' },
  )
