/** A camp of eighty classes on a platform that a test plays, with four weeks behind it, before a real server. */
import { z } from 'zod'
import { serve } from '../../app/serve.ts'
import type { Running } from '../../app/serve.ts'
import { FakePlatform } from '../../connectors/fake/fake.ts'
import { ROOM_CAPABILITIES } from '../../connectors/room/capabilities.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { signIn, temporaryFolder, until } from '../journeys/serve-child.ts'

export const CLASSES = 80
/** Talked all day, every day, until the day before yesterday. */
export const SILENT = 17
const DAY = 86_400_000
const HOUR = 3_600_000

const CHARTER = `
folkmoot: 1
name: 光影训练营
purpose: { zh-CN: 三个月拍出一组能展出的作品, en: Three months to a set worth showing }
language: zh-CN
timezone: Asia/Shanghai
groups:
  class: { for: { zh-CN: 班级群, en: One class }, values: { teacher: text }, match: [训练营*班] }
  hall: { for: { zh-CN: 大厅, en: For everyone }, match: ["*大厅"] }
rules:
  - id: greet
    title: { zh-CN: 欢迎新同学, en: Greets who joins }
    when: join
    kinds: [class]
    do: [ { say: '欢迎新同学！我是{group.teacher}，先看群规。' } ]
`

export interface Camp {
  readonly address: string
  readonly cookie: string
  readonly community: string
  readonly platform: FakePlatform
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>
  /** Somebody joins each class. */
  readonly joinAll: (person: string) => Promise<void>
  readonly close: () => Promise<void>
}

export const nameOf = (place: number): string => `训练营${String(place + 1).padStart(2, '0')}班`
export const teacherOf = (place: number): string => `${'李王张刘陈杨黄赵'[place % 8] ?? ''}老师${place + 1}`
const nativeOf = (place: number): string => `class-${place + 1}`

const Id = z.object({ id: z.string() })
const Overview = z.object({
  counts: z.object({ all: z.number() }),
  groups: z.array(z.object({ week: z.number() })),
})

/** Resolves when the figures have taken everything in. */
export async function openCamp(port = '0'): Promise<Camp> {
  const folder = temporaryFolder()
  const platform = new FakePlatform(ROOM_CAPABILITIES)
  const running = await start(folder.path, platform, port)
  const address = `http://127.0.0.1:${running.port}`
  const { cookie } = await signIn({ address, link: await running.newLink() })
  const at = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json', 'accept-language': 'en' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const founded = await at('POST', '/communities', {
    name: '光影训练营',
    timezone: 'Asia/Shanghai',
    charter: { from: 'source', source: CHARTER },
  })
  const community = Id.parse(founded).id
  const call = (method: string, path: string, body?: unknown) =>
    at(method, `/communities/${community}${path}`, body)
  await call('POST', '/accounts', { platform: 'fake', name: '营里的号', settings: {} })
  const now = Date.now()
  await until(() =>
    platform.deliver([]).then(
      () => true,
      () => null,
    ),
  )
  for (let place = 0; place < CLASSES; place += 1) await platform.deliver(historyOf(place, now))
  await until(async () => {
    const { counts, groups } = Overview.parse(await call('GET', '/groups/overview'))
    return counts.all === CLASSES && groups.filter(({ week }) => week > 0).length >= CLASSES - 1 ? true : null
  })
  return {
    address,
    cookie,
    community,
    platform,
    call,
    joinAll: async (person) => {
      const then = Date.now()
      await platform.deliver(
        Array.from({ length: CLASSES }, (_, place) => joined(place, `${person}-${place}`, then)),
      )
    },
    close: async () => {
      await running.stop()
      folder.remove()
    },
  }
}

async function start(folder: string, platform: FakePlatform, port: string): Promise<Running> {
  const loaded = loadSettings(['--data', folder, '--port', port, '--no-demo'], {})
  if (!loaded.ok) throw new Error('the settings are wrong')
  return serve({
    settings: loaded.settings,
    log: () => undefined,
    version: '0.0.0',
    onFatal: (error) => {
      throw error
    },
    connectors: [platform.connector],
  })
}

function joined(place: number, person: string, at: number, role?: 'owner'): Incoming {
  return {
    kind: 'member.joined',
    at,
    source: 'live',
    native: `join-${place}-${person}`,
    group: { native: nativeOf(place), name: nameOf(place), size: 20 + ((place * 37) % 180) },
    person: { native: person, name: person, ...(role ? { role } : {}) },
    data: {},
    content: { name: person },
  }
}

/** Lively classes and sleepy ones; the owner talks in all of them. */
function historyOf(place: number, now: number): Incoming[] {
  const events: Incoming[] = [joined(place, `teacher-${place}`, now - 30 * DAY, 'owner')]
  const say = (person: string, at: number, day: number): void => {
    events.push({
      kind: 'message.sent',
      at,
      source: 'backfill',
      native: `m-${place}-${at}`,
      group: { native: nativeOf(place), name: nameOf(place) },
      person: { native: person, name: person, ...(person.startsWith('teacher') ? { role: 'owner' } : {}) },
      data: {},
      content: { parts: [{ type: 'text', text: `第 ${day} 天` }], name: person },
    })
  }
  const isSilent = place === SILENT - 1
  const sleeps = isSilent ? 2 : place % 11 === 5 ? 9 : 0
  for (let day = 28; day >= 0; day -= 1) {
    const talks = isSilent ? 12 : 1 + ((place * 7 + day * 3) % 5)
    for (let word = 0; word < talks; word += 1) {
      const at = now - day * DAY - (isSilent ? 2 * word : 1 + word) * HOUR - place * 1_000
      if (at > now - 60_000 || day < sleeps) continue
      say(word % 3 === 0 ? `teacher-${place}` : `student-${place}-${(day + word) % 6}`, at, day)
    }
    if (!isSilent && day < sleeps && day % 3 === 0) say(`teacher-${place}`, now - day * DAY - HOUR, day)
  }
  return events
}
