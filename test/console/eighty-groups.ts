/** A community with eighty groups that are kept by hand, and something due in half of them. */
import { z } from 'zod'
import type { Served } from '../journeys/serve-child.ts'
import { until } from '../journeys/serve-child.ts'
import { Round } from '../../shell/api/round/schema.ts'

export const GROUPS = 80
export const DUE = 40
const SURNAMES = '李王张刘陈杨黄赵'

const CHARTER = `
folkmoot: 1
name: 光影摄影训练营
purpose: { zh-CN: 三个月拍出一组能展出的作品, en: Eighty classes learn to take photographs }
language: zh-CN
timezone: Asia/Shanghai
groups:
  class: { for: 班级群, values: { teacher: text } }
roles:
  manager: { duty: 值班 }
words:
  ads: [加微信领资料]
rules:
  - id: no-ads
    title: 不发广告
    when: message
    if: "text.matches_list('ads')"
    do: [ recall ]
    escalate: { within: 24h, steps: [ warn, remove ] }
  - id: homework
    title: 问作业
    when: message
    if: "text.matches_any(['作业'])"
    do: [ { reply: '本周作业：逆光人像三张，周日二十点前交给{group.teacher}。' } ]
  - id: lonely
    title: 有人想退出
    when: message
    if: "text.matches_any(['不想学了'])"
    do: [ { tell: '最近还好吗？想聊聊的话，回复这条就行。' } ]
`

export interface Club {
  readonly community: string
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>
  readonly round: () => Promise<z.output<typeof Round>>
}

const Id = z.object({ id: z.string() })

/** Resolves when all forty have something due. */
export async function eightyGroups({ address }: Served, cookie: string): Promise<Club> {
  const at = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json', 'accept-language': 'zh-CN' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  // A machine that is busy with other tests may take longer over a charter than is allowed: then once more.
  const founded = await until(() =>
    at('POST', '/communities', {
      name: '光影摄影训练营',
      timezone: 'Asia/Shanghai',
      charter: { from: 'source', source: CHARTER },
    }).catch((error: unknown) => {
      if (String(error).includes('charter-too-slow')) return null
      throw error
    }),
  )
  const community = Id.parse(founded).id
  const call = (method: string, path: string, body?: unknown) =>
    at(method, `/communities/${community}${path}`, body)
  const account = Id.parse(
    await call('POST', '/accounts', { platform: 'assist', name: '微信', settings: {} }),
  ).id
  const names = Array.from({ length: GROUPS }, (_, place) => `${String(place + 1).padStart(2, '0')}班`)
  await call('POST', `/accounts/${account}/groups`, { names })
  const { groups } = z.object({ groups: z.array(Id) }).parse(await call('GET', '/groups'))
  for (const [place, { id }] of groups.entries()) {
    const teacher = `${SURNAMES[place % SURNAMES.length] ?? ''}老师`
    await call('PUT', `/groups/${id}/kind`, { kind: 'class', values: { teacher } })
  }
  for (const [place, group] of names.entries()) {
    if (place % 2 === 0) await call('POST', `/accounts/${account}/paste`, { group, text: talkOf(place / 2) })
  }
  const round = async () => Round.parse(await call('GET', '/round'))
  await until(async () => ((await round()).stops.length === DUE ? true : null))
  await until(async () => {
    const { stops } = await round()
    return stops.filter(({ tasks }) => tasks.some(({ way }) => way === 'deed')).length === 8 ? true : null
  })
  return { community, call, round }
}

/** Every fifth group has somebody who advertises twice, every tenth somebody who wants to leave. */
function talkOf(place: number): string {
  const asker = '小林:\n这周作业是什么？\n'
  if (place % 5 === 1) return `${asker}\n阿青${place}:\n加微信领资料\n\n阿青${place}:\n快来加微信领资料\n`
  return place % 10 === 3 ? `${asker}\n小叶:\n我不想学了\n` : asker
}
