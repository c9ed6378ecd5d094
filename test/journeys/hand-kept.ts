/** A running installation with a community whose groups are kept by hand, and plenty to do in them. */
import { z } from 'zod'
import { serve, type Running } from '../../app/serve.ts'
import { TaskGroup } from '../../shell/api/tasks/schema.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { newHome, type Home } from '../services/home.ts'
import { foundCommunity } from './found-community.ts'
import { signIn, until } from './serve-child.ts'

export const HAND_KEPT_CHARTER = `
folkmoot: 1
name: 青藤读书会
purpose: 每周共读一本摄影书
language: zh-CN
timezone: Asia/Shanghai
groups:
  club: { for: 共读与点评 }
roles:
  manager: { duty: 值班 }
words:
  ads: [加微信领资料]
onboarding:
  welcome: { say: '欢迎 {members}！每周日晚八点共读，书单在群公告里。', gather: 1s, kinds: [club] }
rules:
  - id: no-ads
    title: 不发广告
    when: message
    if: "text.matches_list('ads')"
    do: [ recall ]
    escalate: { within: 24h, steps: [ warn, remove ] }
  - id: price
    title: 问价格
    when: message
    if: "text.matches_any(['多少钱'])"
    do: [ { reply: '会费每年 200 元' } ]
  - id: rules
    title: 问群规
    when: message
    if: "text.matches_any(['群规'])"
    do:
      - say: |
          一、只聊书和照片，别的话题请到隔壁闲聊群。
          二、发照片请写明相机、镜头和拍摄地点，转载请写明作者。
          三、点评先说好在哪里，再说可以怎样更好；不嘲笑任何人的第一张照片。
          四、每周日晚八点共读，没读完也欢迎来听。
          五、不发广告，不拉人进别的群，私信打扰别人的，一次提醒，两次请出。
          六、有事找值班，值班表在公告里：https://example.org/reading/club/duty/2026/november
  - id: lonely
    title: 有人难过
    when: message
    if: "text.matches_any(['不想读了'])"
    do: [ { tell: '最近还好吗？想聊聊的话，回复这条就行。' } ]
`

/** What is pasted, group by group, before anybody opens the page. */
const TALKS: Readonly<Record<string, string>> = {
  '3班': '小林:\n大家好\n\n老周:\n会费多少钱？\n\n阿青:\n加微信领资料\n',
  '光影读书会·周末共读与作品点评第五期（请先看公告）':
    '"小林"邀请"小陈、小吴"加入了群聊\n\n阿明:\n加微信领资料\n\n阿明:\n快来加微信领资料\n',
  '7班': '小陶:\n请问群规在哪里看？\n',
  '9班': '小叶:\n我不想读了\n',
}

export interface HandKept {
  readonly running: Running
  readonly community: number
  readonly cookie: string
  readonly groups: () => Promise<readonly z.output<typeof TaskGroup>[]>
  readonly close: () => Promise<void>
}

/** Resolves when every group has something due. */
export async function keepByHand(): Promise<HandKept> {
  const home = await newHome()
  const community = await foundCommunity(home, '青藤读书会')
  const running = await run(home)
  const { cookie } = await signIn({ address: running.address, link: await running.newLink() })
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${running.address}/api/v1/communities/${community}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const groups = async () =>
    z.object({ groups: z.array(TaskGroup) }).parse(await call('GET', '/tasks')).groups
  await call('POST', '/charters', { source: HAND_KEPT_CHARTER, reason: 'first' })
  const created = await call('POST', '/accounts', { platform: 'assist', name: '微信', settings: {} })
  const account = z.object({ id: z.string() }).parse(created).id
  const names = Object.keys(TALKS)
  await call('POST', `/accounts/${account}/groups`, { names })
  const known = z
    .object({ groups: z.array(z.object({ id: z.string() })) })
    .parse(await call('GET', '/groups'))
  for (const { id } of known.groups) await call('PUT', `/groups/${id}/kind`, { kind: 'club' })
  for (const [group, text] of Object.entries(TALKS)) {
    await call('POST', `/accounts/${account}/paste`, { group, text })
  }
  await until(async () => ((await groups()).length >= names.length ? true : null))
  await until(async () => (JSON.stringify(await groups()).includes('欢迎') ? true : null))
  const close = async () => {
    await running.stop()
    await home.remove()
  }
  return { running, community, cookie, groups, close }
}

async function run(home: Home): Promise<Running> {
  const loaded = loadSettings(['--data', home.folder, '--port', '0'], home.environment)
  if (!loaded.ok) throw new Error('The settings are wrong.')
  return serve({ settings: loaded.settings, log: () => {}, version: '0.0.0', onFatal: () => {} })
}
