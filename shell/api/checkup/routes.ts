import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import type { CheckupReport } from '../../../core/health/report.ts'
import { CheckupRefusal, type CheckupDesk, type CheckupView } from '../../../core/ports/checkups.ts'
import { ApiError, noSession, notFound } from '../api-error.ts'
import { examined } from '../charters/examined.ts'
import { communityOr404 } from '../communities/find.ts'
import { InCommunity, idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { rawRoute, route } from '../route.ts'
import { inOneLanguage } from './localise.ts'
import * as policy from './policy.ts'
import { Checkup, CureChoice, Drafted, NewCheckup, Replay, Replayed, type Report } from './schema.ts'

const ONE = '/api/v1/communities/{community}/checkup' as const

export const checkup = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: ONE,
      summary: 'The checkup of the community: how far it is, and its report',
      params: InCommunity,
      answer: Checkup,
    },
    async ({ parts, params, language }) => {
      await communityOr404(parts.reads, params.community)
      return viewOf(await desk(parts).read(params.community), language)
    },
  ),
  route(
    {
      policy: policy.make,
      method: 'post',
      path: ONE,
      costly: true,
      summary: 'Begins a checkup of what the archive holds; nothing is changed and nothing sent',
      params: InCommunity,
      body: NewCheckup,
      answer: Checkup,
    },
    async ({ parts, params, body, language }) => {
      await communityOr404(parts.reads, params.community)
      const order = { ...body, community: params.community }
      return viewOf(await desk(parts).start(order).catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.make,
      method: 'delete',
      path: ONE,
      summary: 'Stops the checkup and forgets its report',
      params: InCommunity,
      answer: Checkup,
    },
    async ({ parts, params, language }) => viewOf(await desk(parts).stop(params.community), language),
  ),
  rawRoute(
    {
      policy: policy.read,
      method: 'get',
      path: `${ONE}/page`,
      costly: true,
      summary: 'The report as one page that needs nothing else, to keep, print or mail',
      params: InCommunity,
      mediaType: 'text/html',
    },
    async ({ parts, params, language }) => {
      const page = await desk(parts).page(params.community, language)
      if (page === null) throw notFound(CHECKUP)
      return new Response(page, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-disposition': 'attachment; filename="checkup.html"',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
      })
    },
  ),
  route(
    {
      policy: policy.make,
      method: 'post',
      path: `${ONE}/draft`,
      costly: true,
      summary: 'A charter with these cures: a new one from the report, or a draft with what it lacks',
      params: InCommunity,
      body: CureChoice,
      answer: Drafted,
    },
    async ({ parts, params, body, operator }) => {
      if (!operator) throw noSession()
      const { cures, base } = body
      // Whatever the text is, it is read in a thread of its own first.
      if (base !== null) await examined(parts, { source: base, files: {} }, operator.id)
      return { source: await desk(parts).draft(params.community, cures, base).catch(refusal) }
    },
  ),
  route(
    {
      policy: policy.make,
      method: 'post',
      path: `${ONE}/replay`,
      costly: true,
      summary:
        'What a charter would have done with the history of the report; nothing is sent, nothing is kept',
      params: InCommunity,
      body: Replay,
      answer: Replayed,
    },
    async ({ parts, params, body, operator }) => {
      if (!operator) throw noSession()
      const { source } = body
      const { valid } = await examined(parts, { source, files: {} }, operator.id)
      if (!valid) throw new ApiError(422, 'not-a-charter', NOT_A_CHARTER)
      const replayed = await desk(parts).replay(params.community, source).catch(refusal)
      return structuredClone(replayed) as z.input<typeof Replayed>
    },
  ),
]

const CHECKUP = { 'zh-CN': '体检报告', en: 'checkup' }

function desk({ checkups }: ApiParts): CheckupDesk {
  if (checkups === undefined) throw notFound(CHECKUP)
  return checkups
}

function viewOf({ state, started, ended, read, total, report }: CheckupView, language: Language) {
  return { state, started, ended, read, total, report: report && reportOf(report, language) }
}

function reportOf(report: CheckupReport, language: Language): z.input<typeof Report> {
  const { history, roles, problems, vitals, groups, caveats } = inOneLanguage(report, language)
  const { messages, members, from, to, zone } = history
  return {
    messages,
    members,
    from,
    to,
    zone: zone.name,
    language: history.language,
    roles,
    problems: problems.map((problem) => ({
      ...problem,
      examples: problem.examples.map(({ id, title, items }) => ({
        id,
        title,
        items: items.map(({ at, group, name, text, place, why }) => {
          return { at, group, name, text, seq: idOut(place), why }
        }),
      })),
    })),
    vitals,
    groups: groups.map(({ native, ...rest }) => ({ group: native, ...rest })),
    caveats,
  }
}

const NOT_A_CHARTER = {
  'zh-CN': '章程有错误，请先改好再试跑。',
  en: 'The charter has faults: mend them first, then run it.',
}

const REFUSALS: Readonly<
  Record<CheckupRefusal['code'], readonly [status: 404 | 409 | 422 | 503, zh: string, en: string]>
> = {
  'no-report': [409, '还没有体检报告，请先做一次体检。', 'There is no report yet: make a checkup first.'],
  'no-such-cure': [
    422,
    '没有这个对策，请刷新页面再选。',
    'There is no such cure: reload the page and choose again.',
  ],
  busy: [503, '正在做另一次体检，请稍后再试。', 'Another checkup is being made: try again in a while.'],
  'unknown-zone': [
    422,
    '没有这个时区，请用 Asia/Shanghai 这样的名字。',
    'There is no such time zone: use a name such as Europe/Berlin.',
  ],
  failed: [
    503,
    '没有跑完，请重试；如果再次失败，请缩小时间范围。',
    'It did not come to an end: try again, with a shorter span if it fails once more.',
  ],
}

function refusal(error: unknown): never {
  if (!(error instanceof CheckupRefusal)) throw error
  const [status, zh, en] = REFUSALS[error.code]
  throw new ApiError(status, error.code, { 'zh-CN': zh, en })
}
