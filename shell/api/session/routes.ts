/** Coming in and going out. What operators keep in order for themselves is in `own-routes.ts`. */
import { z } from 'zod'
import { noSession } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'
import { route } from '../route.ts'
import type { RawCall } from '../route.ts'
import * as policy from './policy.ts'
import { countTry, letIn } from './refusals.ts'
import { ByPasskey, ByPassword, Ceremony, PasskeyPlace, Session, SignedIn, Token } from './schema.ts'
import type { Entry } from './sessions.ts'

/** The caller as sign-in sees them. */
export const visitorOf = ({ request, address }: Pick<RawCall, 'request' | 'address'>) => ({
  headers: request.headers,
  address,
})

/** Hands the session's cookie over, and says who came in. */
export function welcome(
  { parts, answerHeaders }: { readonly parts: ApiParts; readonly answerHeaders: Headers },
  { operator, cookies }: Entry & { readonly status: 'in' },
): z.input<typeof SignedIn> {
  for (const cookie of cookies) answerHeaders.append('set-cookie', cookie)
  return { operator: { id: operator, name: parts.operators.find(operator)?.name ?? operator } }
}

export const publicSession = [
  route(
    {
      policy: policy.enter,
      method: 'get',
      path: '/api/v1/session/ways',
      summary: 'How one can sign in here',
      answer: z.object({ passkeys: PasskeyPlace }),
    },
    ({ parts: { sessions } }) => {
      const { obstacle, instead } = sessions.passkeys
      return { passkeys: { obstacle, instead } }
    },
  ),
  route(
    {
      policy: policy.enter,
      method: 'post',
      path: '/api/v1/session/link',
      summary: 'Signs in with a one-time link, which is used up by this and by nothing else',
      body: Token,
      answer: SignedIn,
    },
    async (call) => {
      const { parts, body } = call
      const visitor = visitorOf(call)
      countTry(parts, visitor)
      const entry = await parts.sessions.byLink(body.token, visitor)
      return welcome(call, letIn(entry, NO_LINK, ANOTHER_LINK, parts.now()))
    },
  ),
  route(
    {
      policy: policy.enter,
      method: 'post',
      path: '/api/v1/session/password',
      summary: 'Signs in with name and password',
      body: ByPassword,
      answer: SignedIn,
    },
    async (call) => {
      const { parts, body } = call
      const visitor = visitorOf(call)
      countTry(parts, visitor)
      const entry = await parts.sessions.byPassword(body, visitor)
      return welcome(call, letIn(entry, WRONG_PASSWORD, OTHER_WAYS, parts.now()))
    },
  ),
  route(
    {
      policy: policy.enter,
      method: 'post',
      path: '/api/v1/session/passkey/challenge',
      summary: 'Begins signing in with a passkey',
      answer: z.object({ options: Ceremony }),
    },
    async (call) => {
      const { parts, answerHeaders } = call
      const visitor = visitorOf(call)
      countTry(parts, visitor)
      const { options, cookies } = await parts.sessions.passkeys.askToSignIn(visitor)
      for (const cookie of cookies) answerHeaders.append('set-cookie', cookie)
      return { options: { ...options } }
    },
  ),
  route(
    {
      policy: policy.enter,
      method: 'post',
      path: '/api/v1/session/passkey',
      summary: 'Signs in with a passkey',
      body: ByPasskey,
      answer: SignedIn,
    },
    async (call) => {
      const { parts, body } = call
      const visitor = visitorOf(call)
      countTry(parts, visitor)
      const entry = await parts.sessions.passkeys.signIn(body.response, visitor)
      return welcome(call, letIn(entry, WRONG_KEY, OTHER_WAYS, parts.now()))
    },
  ),
]

export const operatorSession = [
  route(
    {
      policy: policy.own,
      method: 'get',
      path: '/api/v1/session',
      summary: 'Who is signed in, with which rights, and how they can sign in',
      answer: Session,
    },
    async ({ parts, operator }) => {
      if (!operator) throw noSession()
      const { sessions } = parts
      const { obstacle, instead } = sessions.passkeys
      const [hasPassword, keys] = await Promise.all([
        sessions.hasPassword(operator.id),
        sessions.passkeys.list(operator.id),
      ])
      return {
        operator: { id: operator.id, name: operator.name },
        rights: operator.rights.map(({ community, right, limits }) => ({
          community: String(community),
          right,
          ...(limits && { limits: { kinds: [...limits.kinds], groups: limits.groups.map(String) } }),
        })),
        hasPassword,
        passkeys: { obstacle, instead, count: keys.length },
      }
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'delete',
      path: '/api/v1/session',
      summary: 'Signs out',
      answer: z.object({ success: z.boolean() }),
    },
    async (call) => {
      const cookies = await call.parts.sessions.signOut(visitorOf(call))
      for (const cookie of cookies) call.answerHeaders.append('set-cookie', cookie)
      return { success: true }
    },
  ),
]

const NO_LINK = {
  en: 'This sign-in link was used already, or has expired.',
  'zh-CN': '这个登录链接已经用过，或已过期。',
}
const ANOTHER_LINK = {
  en: '`folkmoot sign-in-link` prints a new one; links work once, within 15 minutes.',
  'zh-CN': '运行 `folkmoot sign-in-link` 可以再取一个；链接 15 分钟内有效，只能用一次。',
}
const WRONG_PASSWORD = { en: 'Name or password is wrong.', 'zh-CN': '名字或密码不对。' }
const WRONG_KEY = { en: 'This passkey is not known here.', 'zh-CN': '这里不认识这个通行密钥。' }
const OTHER_WAYS = {
  en: 'A steward can give you a sign-in link.',
  'zh-CN': '忘了的话，可以请总管给你一个登录链接。',
}
