/** What operators keep in order for themselves: name, password, passkeys, sessions. */
import { z } from 'zod'
import { ApiError, noSession, notFound } from '../api-error.ts'
import type { Operator } from '../policy.ts'
import { route } from '../route.ts'
import { deviceOf } from './device.ts'
import * as policy from './policy.ts'
import { countTry, locked, nameTaken, weakPassword } from './refusals.ts'
import { visitorOf } from './routes.ts'
import { Ceremony, NewName, NewPasskey, NewPassword, OnePasskey, OneSession } from './schema.ts'

const Done = z.object({ done: z.literal(true) })
const DONE = { done: true } as const

export const ownSession = [
  route(
    {
      policy: policy.own,
      method: 'put',
      path: '/api/v1/session/name',
      summary: 'Sets the name under which one is shown and signs in',
      body: NewName,
      answer: Done,
    },
    async (call) => {
      const { id } = signedIn(call.operator)
      if (!(await call.parts.sessions.setName(id, call.body.name, visitorOf(call)))) throw nameTaken()
      return DONE
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'put',
      path: '/api/v1/session/password',
      summary: 'Sets the password; all other sessions end',
      body: NewPassword,
      answer: Done,
    },
    async (call) => {
      const { parts, body, operator } = call
      const visitor = visitorOf(call)
      countTry(parts, visitor)
      const change = { current: body.current ?? null, password: body.password }
      const set = await parts.sessions.setPassword(signedIn(operator), change, visitor)
      if (set.status === 'weak') throw weakPassword(set.fault)
      if (set.status === 'locked') throw locked(set.until, parts.now())
      if (set.status === 'wrong') throw wrongPassword()
      return DONE
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'get',
      path: '/api/v1/session/sessions',
      summary: 'Where the operator is signed in, this browser first',
      answer: z.object({ sessions: z.array(OneSession) }),
    },
    async ({ parts, operator, request }) => {
      const list = await parts.sessions.list(signedIn(operator).id, request.headers)
      return {
        sessions: list.map(({ isThis, userAgent, ...one }) => ({
          ...one,
          current: isThis,
          ...deviceOf(userAgent),
        })),
      }
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'delete',
      path: '/api/v1/session/sessions',
      summary: 'Ends all sessions but this one',
      answer: z.object({ ended: z.number().int() }),
    },
    async (call) => {
      const { id } = signedIn(call.operator)
      return { ended: await call.parts.sessions.endOthers(id, visitorOf(call)) }
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'delete',
      path: '/api/v1/session/sessions/{session}',
      summary: 'Ends one session',
      params: z.object({ session: z.string().min(1).max(64) }),
      answer: Done,
    },
    async (call) => {
      const { id } = signedIn(call.operator)
      if (!(await call.parts.sessions.end(id, call.params.session, visitorOf(call)))) {
        throw notFound({ en: 'session', 'zh-CN': '登录' })
      }
      return DONE
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'get',
      path: '/api/v1/session/passkeys',
      summary: 'The passkeys of the operator',
      answer: z.object({ passkeys: z.array(OnePasskey) }),
    },
    async ({ parts, operator }) => ({
      passkeys: [...(await parts.sessions.passkeys.list(signedIn(operator).id))],
    }),
  ),
  route(
    {
      policy: policy.own,
      method: 'post',
      path: '/api/v1/session/passkeys/challenge',
      summary: 'Begins adding a passkey',
      answer: z.object({ options: Ceremony }),
    },
    async (call) => {
      const asked = await call.parts.sessions.passkeys.askToAdd(signedIn(call.operator), visitorOf(call))
      if (!asked) throw notFresh()
      for (const cookie of asked.cookies) call.answerHeaders.append('set-cookie', cookie)
      return { options: { ...asked.options } }
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'post',
      path: '/api/v1/session/passkeys',
      summary: 'Adds a passkey',
      body: NewPasskey,
      status: 201,
      answer: Done,
    },
    async (call) => {
      const added = await call.parts.sessions.passkeys.add(
        signedIn(call.operator),
        call.body,
        visitorOf(call),
      )
      if (!added) throw notAdded()
      return DONE
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'delete',
      path: '/api/v1/session/passkeys/{passkey}',
      summary: 'Removes a passkey',
      params: z.object({ passkey: z.string().min(1).max(64) }),
      answer: Done,
    },
    async (call) => {
      const { id } = signedIn(call.operator)
      if (!(await call.parts.sessions.passkeys.remove(id, call.params.passkey, visitorOf(call)))) {
        throw notFound({ en: 'passkey', 'zh-CN': '通行密钥' })
      }
      return DONE
    },
  ),
]

function signedIn(operator: Operator | null): Operator {
  if (!operator) throw noSession()
  return operator
}

const wrongPassword = () =>
  new ApiError(
    422,
    'wrong-password',
    { en: 'The current password is wrong.', 'zh-CN': '现在的密码不对。' },
    {
      en: 'If you forgot it, sign in with a link; a steward can give you one.',
      'zh-CN': '忘了的话，请总管给你一个登录链接。',
    },
  )

const notFresh = () =>
  new ApiError(
    409,
    'session-not-fresh',
    { en: 'You signed in more than a day ago.', 'zh-CN': '你登录已经超过一天。' },
    { en: 'Sign out, sign in again, then add the passkey.', 'zh-CN': '请先退出，重新登录后再添加通行密钥。' },
  )

const notAdded = () =>
  new ApiError(
    422,
    'passkey-refused',
    { en: 'The passkey was not added.', 'zh-CN': '通行密钥没有添加成功。' },
    {
      en: 'Try once more; it has to be finished within five minutes, in this browser.',
      'zh-CN': '请再试一次：要在五分钟内、在同一个浏览器里完成。',
    },
  )
