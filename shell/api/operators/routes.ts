import { z } from 'zod'
import type { NoticeOrder, NoticePreferences } from '../../../core/ports/notices.ts'
import { ApiError, noSession, notFound } from '../api-error.ts'
import { InCommunity } from '../fields.ts'
import type { Operator } from '../policy.ts'
import { route } from '../route.ts'
import { noticeDesk } from './desk.ts'
import * as policy from './policy.ts'
import { Channel, ChannelCode, ChannelDraft, Kind, OfChannel, Order, Preferences, TestOut } from './schema.ts'

export const operators = [
  route(
    {
      policy: policy.own,
      method: 'get',
      path: '/api/v1/operators/me/notices',
      summary: 'How the signed-in operator is told of things: kinds, preferences, channels',
      answer: z.object({ kinds: z.array(Kind), preferences: Preferences, channels: z.array(Channel) }),
    },
    ({ parts, operator }) => {
      const { id } = signedIn(operator)
      const desk = noticeDesk(parts)
      return {
        kinds: [...desk.kinds],
        preferences: preferencesOut(desk.preferences(id)),
        channels: [...desk.channels(id)],
      }
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'put',
      path: '/api/v1/operators/me/notices',
      summary: 'Sets how the signed-in operator is told of things',
      body: Preferences,
      answer: Preferences,
    },
    ({ parts, operator, body }) => {
      const { id } = signedIn(operator)
      const desk = noticeDesk(parts)
      for (const { kind, urgent } of desk.kinds) {
        const mode = body.modes[kind]
        if (urgent && mode !== undefined && mode !== 'now' && mode !== 'never') throw urgentMode(kind)
      }
      desk.setPreferences(id, body)
      return preferencesOut(desk.preferences(id))
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'post',
      path: '/api/v1/operators/me/channels',
      summary:
        'Adds a channel of the signed-in operator; its secrets are never shown again. By e-mail and private message a code arrives that confirms it',
      body: ChannelDraft,
      status: 201,
      answer: Channel,
    },
    async ({ parts, operator, body }) => {
      const added = await noticeDesk(parts).addChannel(signedIn(operator), body)
      if ('field' in added) {
        throw new ApiError(422, 'channel-refused', {
          en: `body.${added.field}: ${added.texts.en}`,
          'zh-CN': `body.${added.field}：${added.texts['zh-CN']}`,
        })
      }
      return added
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'post',
      path: '/api/v1/operators/me/channels/{channel}/confirm',
      summary: 'Gives back the code that went through a channel; from then on it carries notices',
      params: OfChannel,
      body: ChannelCode,
      answer: Channel,
    },
    ({ parts, operator, params, body }) => {
      const { id } = signedIn(operator)
      const desk = noticeDesk(parts)
      const proved = desk.confirmChannel(id, params.channel, body.code)
      if (proved === 'wrong') throw codeWrong()
      if (proved === 'over') throw codeOver()
      const channel = desk.channels(id).find((each) => each.id === params.channel)
      if (proved === null || channel === undefined) throw noChannel()
      return channel
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'delete',
      path: '/api/v1/operators/me/channels/{channel}',
      summary: 'Removes a channel of the signed-in operator',
      params: OfChannel,
      answer: z.object({ id: z.string() }),
    },
    ({ parts, operator, params }) => {
      if (!noticeDesk(parts).removeChannel(signedIn(operator).id, params.channel)) throw noChannel()
      return { id: params.channel }
    },
  ),
  route(
    {
      policy: policy.own,
      method: 'post',
      path: '/api/v1/operators/me/channels/{channel}/test',
      summary: 'Sends a test through a channel and says what became of it',
      params: OfChannel,
      answer: TestOut,
    },
    async ({ parts, operator, params, language }) => {
      const result = await noticeDesk(parts).test(signedIn(operator), params.channel)
      if (result === null) throw noChannel()
      return { status: result.status, code: result.code, message: result.texts[language] }
    },
  ),
  route(
    {
      policy: policy.order,
      method: 'get',
      path: '/api/v1/communities/{community}/notice-order',
      summary: 'Who is told first of what is urgent, and when it goes on to the next',
      params: InCommunity,
      answer: Order,
    },
    ({ parts, params }) => orderOut(noticeDesk(parts).order(params.community)),
  ),
  route(
    {
      policy: policy.order,
      method: 'put',
      path: '/api/v1/communities/{community}/notice-order',
      summary: 'Sets who is told first of what is urgent, and when it goes on to the next',
      params: InCommunity,
      body: Order,
      answer: Order,
    },
    ({ parts, params, body }) => {
      const desk = noticeDesk(parts)
      desk.setOrder(params.community, body)
      return orderOut(desk.order(params.community))
    },
  ),
]

function signedIn(operator: Operator | null): Operator {
  if (!operator) throw noSession()
  return operator
}

function preferencesOut({ modes, quiet, brief, ...rest }: NoticePreferences) {
  return { ...rest, modes: { ...modes }, quiet: quiet && { ...quiet }, brief: { ...brief } }
}

const orderOut = ({ operators: named, minutes }: NoticeOrder) => ({ operators: [...named], minutes })

const noChannel = () => notFound({ en: 'channel', 'zh-CN': '通道' })

const codeWrong = () =>
  new ApiError(422, 'code-wrong', {
    en: 'This is not the code that was sent. Look at the newest message.',
    'zh-CN': '验证码不对，请查看最新收到的那一条。',
  })

const codeOver = () =>
  new ApiError(422, 'code-over', {
    en: 'This code is no longer valid: 15 minutes have passed or it was entered wrongly five times. Remove the channel and add it again.',
    'zh-CN': '验证码已失效：超过了 15 分钟，或填错了五次。请删除这个通道后重新添加。',
  })

const urgentMode = (kind: string) =>
  new ApiError(422, 'urgent-mode', {
    en: `body.modes.${kind}: what is urgent comes at once or never.`,
    'zh-CN': `body.modes.${kind}：紧急事项只能选“立即”或“不通知”。`,
  })
