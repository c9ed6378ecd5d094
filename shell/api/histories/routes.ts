import { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { HistoryRefusal } from '../../../core/ports/histories.ts'
import type { HistoryDesk, HistoryView } from '../../../core/ports/histories.ts'
import { ApiError, notFound } from '../api-error.ts'
import { communityOr404 } from '../communities/find.ts'
import { InCommunity, idOrNull } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { History, HistoryDetail, NewHistory, Restart } from './schema.ts'

const OneHistory = InCommunity.extend({ history: z.string().regex(/^[a-z0-9]{1,40}$/) })
const ALL = '/api/v1/communities/{community}/histories' as const
const ONE = `${ALL}/{history}` as const

export const histories = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: ALL,
      summary: 'Chat histories that were brought, newest first, and how far each is',
      params: InCommunity,
      answer: z.object({ histories: z.array(History) }),
    },
    async ({ parts, params, language }) => {
      await communityOr404(parts.reads, params.community)
      const views = await desk(parts).list(params.community).catch(refusal)
      return { histories: views.map((view) => historyOf(view, language)) }
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: ONE,
      summary: 'One history, with its messages a day',
      params: OneHistory,
      answer: HistoryDetail,
    },
    async ({ parts, params, language }) => {
      const view = await desk(parts).read(params.community, params.history).catch(refusal)
      return detailOf(view, language)
    },
  ),
  route(
    {
      policy: policy.bring,
      method: 'post',
      path: ALL,
      summary: 'Begins to bring a history: its file follows in parts',
      params: InCommunity,
      body: NewHistory,
      status: 201,
      answer: HistoryDetail,
    },
    async ({ parts, params, body, operator, language }) => {
      await communityOr404(parts.reads, params.community)
      const draft = { ...body, modified: body.modified ?? parts.now() }
      const begun = desk(parts).begin(params.community, draft, operator?.id ?? '')
      return detailOf(await begun.catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.bring,
      method: 'put',
      path: `${ONE}/parts/{offset}`,
      summary:
        'The bytes of the file from an offset on, at most 2 MB as they are; with the last of them it is read',
      params: OneHistory.extend({
        offset: z
          .string()
          .regex(/^\d{1,15}$/)
          .transform(Number),
      }),
      answer: HistoryDetail,
    },
    async ({ parts, params, request, language }) => {
      const { community, history, offset } = params
      const body = request.body ?? new Blob([]).stream()
      const received = desk(parts).receive(community, history, offset, body)
      return detailOf(await received.catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.bring,
      method: 'post',
      path: `${ONE}/cancel`,
      summary: 'Stops it; what was archived stays archived',
      params: OneHistory,
      answer: HistoryDetail,
    },
    async ({ parts, params, language }) => {
      const cancelled = desk(parts).cancel(params.community, params.history)
      return detailOf(await cancelled.catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.bring,
      method: 'post',
      path: `${ONE}/restart`,
      summary: 'Reads it from the beginning; what was archived before is not taken twice',
      params: OneHistory,
      body: Restart,
      answer: HistoryDetail,
    },
    async ({ parts, params, body, operator, language }) => {
      const { community, history } = params
      const started = desk(parts).restart(community, history, body.lenient, operator?.id ?? '')
      return detailOf(await started.catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.bring,
      method: 'delete',
      path: ONE,
      summary: 'Takes it off the list and removes its file; what was archived stays archived',
      params: OneHistory,
      answer: z.object({ id: z.string() }),
    },
    async ({ parts, params }) => {
      await desk(parts).remove(params.community, params.history).catch(refusal)
      return { id: params.history }
    },
  ),
]

function desk({ histories: found }: ApiParts): HistoryDesk {
  if (!found) throw notFound({ en: 'place for histories', 'zh-CN': '聊天记录功能' })
  return found
}

function historyOf(view: HistoryView, language: Language): z.input<typeof History> {
  const { figures, fault } = view
  const { skipped, examples, groups, days: _days, ...counts } = figures
  return {
    ...view,
    figures: {
      ...counts,
      skipped: skipped.map(({ code, texts, count }) => ({ code, reason: texts[language], count })),
      examples: examples.map(({ place, texts }) => ({ place, reason: texts[language] })),
      groups: groups.map((group) => ({ ...group, group: idOrNull(group.group) })),
    },
    fault: fault && { code: fault.code, place: fault.place, message: fault.texts[language] },
  }
}

function detailOf(view: HistoryView, language: Language): z.input<typeof HistoryDetail> {
  const days = view.figures.days.map(([day, messages]) => ({ day, messages }))
  return { ...historyOf(view, language), days }
}

function refusal(error: unknown): never {
  if (!(error instanceof HistoryRefusal)) throw error
  if (error.code === 'no-such-history') throw notFound({ en: 'history', 'zh-CN': '聊天记录' })
  const { status, en, zh } = REFUSALS[error.code]
  throw new ApiError(status, error.code, { en: en(error.bytes), 'zh-CN': zh(error.bytes) })
}

const gigabytes = (bytes: number): string => String(Math.ceil((bytes / 1024 ** 3) * 10) / 10)

const REFUSALS = {
  'too-large': {
    status: 413,
    en: (most: number) =>
      `The file is larger than ${gigabytes(most)} GB, or than was announced. Pack it with gzip, or export fewer chats at once.`,
    zh: (most: number) =>
      `文件超过 ${gigabytes(most)} GB，或与声明的大小不符。可以先用 gzip 压缩，或分几次导出。`,
  },
  'no-room': {
    status: 422,
    en: (needed: number) =>
      `The disk has too little room: ${gigabytes(needed)} GB are needed. Make room and try again.`,
    zh: (needed: number) => `磁盘空间不够，需要 ${gigabytes(needed)} GB。请腾出空间后再试。`,
  },
  'too-many': {
    status: 429,
    en: () => 'Twenty histories are under way already. Wait until some of them are done, or cancel one.',
    zh: () => '已经有 20 份聊天记录在处理中，请等其中一些完成，或取消一份。',
  },
  'wrong-place': {
    status: 409,
    en: (bytes: number) => `The next part begins at byte ${bytes}.`,
    zh: (bytes: number) => `下一段应当从第 ${bytes} 字节开始。`,
  },
  'not-receiving': {
    status: 409,
    en: () => 'The file of this history has arrived, or it was cancelled.',
    zh: () => '这份聊天记录的文件已经收完，或已被取消。',
  },
  'not-now': {
    status: 409,
    en: () => 'This cannot be done in its present state. Look at it again.',
    zh: () => '当前状态下不能这样做，请刷新后再看。',
  },
} as const satisfies Record<
  Exclude<HistoryRefusal['code'], 'no-such-history'>,
  { status: ApiError['status']; en: (bytes: number) => string; zh: (bytes: number) => string }
>
