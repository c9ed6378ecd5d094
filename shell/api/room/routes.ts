import { z } from 'zod'
import { ApiError, notFound } from '../api-error.ts'
import type { ErrorStatus, Texts } from '../api-error.ts'
import { InCommunity } from '../fields.ts'
import { RoomRefusal } from './demo-room.ts'
import type { ApiParts } from '../parts.ts'
import type { DemoRoom } from './demo-room.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { Newcomer, RoomGroup, RoomPost } from './schema.ts'

export const room = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/room',
      summary: 'Groups and people of the built-in room; none where the community has no room',
      params: InCommunity,
      answer: z.object({ groups: z.array(RoomGroup) }),
    },
    ({ parts, params }) => {
      const groups = parts.room?.groups(params.community) ?? []
      return { groups: groups.map((group) => ({ ...group, persons: [...group.persons] })) }
    },
  ),
  route(
    {
      policy: policy.play,
      method: 'post',
      path: '/api/v1/communities/{community}/room/messages',
      summary: 'Writes into the built-in room as one of its people',
      params: InCommunity,
      body: RoomPost,
      status: 201,
      answer: z.object({ native: z.string() }),
    },
    async ({ parts, params, body }) => {
      const { group, person, text, replyTo } = body
      return roomOr404(parts)
        .post(params.community, { group, person, text, ...(replyTo === undefined ? {} : { replyTo }) })
        .catch(refusal)
    },
  ),
  route(
    {
      policy: policy.play,
      method: 'post',
      path: '/api/v1/communities/{community}/room/newcomers',
      summary: 'Lets a newcomer join a group of the built-in room',
      params: InCommunity,
      body: Newcomer,
      status: 201,
      answer: z.object({ native: z.string(), name: z.string() }),
    },
    async ({ parts, params, body }) =>
      roomOr404(parts)
        .joinNewcomer(params.community, body.group, body.name ?? null)
        .catch(refusal),
  ),
]

function roomOr404(parts: ApiParts): DemoRoom {
  if (!parts.room) throw noRoom()
  return parts.room
}

const noRoom = () => notFound({ en: 'room', 'zh-CN': '聊天室' })

const REFUSALS: Readonly<Record<RoomRefusal['code'], readonly [ErrorStatus, Texts]>> = {
  muted: [
    409,
    { en: 'This member is muted and cannot write now.', 'zh-CN': '这位成员被禁言，暂时不能发言。' },
  ],
  blocked: [409, { en: 'This member was blocked.', 'zh-CN': '这位成员已被移出并禁止加入。' }],
  'not-a-member': [404, { en: 'Nobody of this id is in the group.', 'zh-CN': '群里没有这个人。' }],
  'no-such-group': [404, { en: 'The room has no such group.', 'zh-CN': '聊天室里没有这个群。' }],
  paused: [503, { en: 'Folkmoot takes nothing in just now.', 'zh-CN': '目前暂停接收消息。' }],
}

function refusal(error: unknown): never {
  if (!(error instanceof RoomRefusal)) throw error
  const [status, texts] = REFUSALS[error.code]
  throw new ApiError(status, error.code, texts)
}
