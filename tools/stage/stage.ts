/**
 * A data folder with two communities that have lived for a while: what pages are looked at with, and what
 * journeys through many groups begin with. All of it went through the pipeline, in order, on a clock that ran.
 */
import { readFileSync } from 'node:fs'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { InternalEvent, Pipeline } from '../../core/ports/pipeline.ts'
import { openSignIn } from '../../shell/api/session/sign-in.ts'
import { accept } from '../../shell/intake/accept.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { openSqliteLedger } from '../../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../../shell/store/engines/sqlite/reader.ts'
import { CHINESE, ENGLISH } from './cast.ts'
import type { Cast } from './cast.ts'
import { historyOf } from './history.ts'
import type { StageGroup } from './history.ts'
import { diceOf } from './random.ts'
import type { Dice } from './random.ts'
import { settle } from './settle.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Events of so much time are delivered together. */
const STEP = 5 * MINUTE

export interface StageOptions {
  readonly folder: string
  /** The end of the story, epoch milliseconds. */
  readonly now: number
  readonly days: number
  /** Of the larger community; the other one has a tenth. */
  readonly groups: number
}

/** The communities that were made. */
export interface Staged {
  readonly chinese: number
  readonly english: number
}

export async function setStage({ folder, now: end, days, groups }: StageOptions): Promise<Staged> {
  const steward = await stewardOf(folder)
  const from = Math.floor(end / DAY) * DAY - days * DAY
  const clock = { now: from }
  const now = () => clock.now
  const store = await openSqliteLedger(folder, { now })
  const platforms = {
    assist: { idempotent: false, actsOnOwner: false, syntax: { mentions: true } },
    room: { idempotent: true, actsOnOwner: true },
  }
  const pipeline = createPipeline({ store, accept, now, platforms })
  const stage = { folder, pipeline, clock, end, from, steward, dice: diceOf(7) }
  const chinese = await play(stage, {
    charter: 'reading-club.zh-CN.yaml',
    name: '光影读书会',
    cast: CHINESE,
    seed: 11,
    accounts: [
      {
        platform: 'assist',
        name: '微信 · 小助手',
        settings: '{"app":"wechat"}',
        groups: classes(groups, diceOf(3)),
      },
      {
        platform: 'room',
        name: '官网聊天室',
        settings: '{}',
        groups: halls(Math.max(2, Math.floor(groups / 20))),
      },
    ],
    kindOf: (name) => (name.includes('大厅') ? 'lobby' : 'club'),
    values: (dice) => ({ teacher: dice.pick(CHINESE.teachers) }),
  })
  const english = await play(stage, {
    charter: 'open-source.en.yaml',
    name: 'Lantern',
    cast: ENGLISH,
    seed: 12,
    accounts: [
      {
        platform: 'room',
        name: 'Website chat',
        settings: '{}',
        groups: rooms(Math.max(3, Math.floor(groups / 10))),
      },
    ],
    kindOf: (name) => (name.includes('help') ? 'help' : 'dev'),
    values: (dice) => ({ docs: `https://lantern.example/${dice.pick(ENGLISH.teachers)}` }),
  })
  await pipeline.close()
  return { chinese, english }
}

async function stewardOf(folder: string): Promise<string> {
  const signIn = await openSignIn({ folder, origins: ['http://127.0.0.1'], secret: null })
  const id = signIn.operators()[0]?.id ?? 'steward'
  signIn.close()
  return id
}

interface Stage {
  readonly folder: string
  readonly pipeline: Pipeline
  readonly clock: { now: number }
  readonly from: number
  readonly end: number
  readonly steward: string
  readonly dice: Dice
}

interface Script {
  readonly charter: string
  readonly name: string
  readonly cast: Cast
  readonly seed: number
  readonly accounts: readonly {
    readonly platform: string
    readonly name: string
    readonly settings: string
    readonly groups: readonly StageGroup[]
  }[]
  readonly kindOf: (group: string) => string
  readonly values: (dice: Dice) => Readonly<Record<string, string>>
}

async function play(stage: Stage, script: Script): Promise<number> {
  const { pipeline, clock, from, end, dice } = stage
  clock.now = from
  const community = await pipeline.createCommunity({ name: script.name })
  const source = readFileSync(new URL(`../../charters/${script.charter}`, import.meta.url), 'utf8')
  const publish = (text: string, reason: string) =>
    pipeline.publish({ community, source: text, files: {}, operator: stage.steward, reason })
  await publish(source.replace(/^ {2}- id: no-copies[\s\S]*?\n\n/m, ''), 'first')
  const accounts = await Promise.all(
    script.accounts.map(async ({ groups, ...account }) => ({
      ...account,
      account: await pipeline.createAccount({ community, ...account }),
      events: historyOf({ cast: script.cast, groups, from, to: end, seed: script.seed }),
    })),
  )
  const fate = { byHand: new Set(['assist']), leaveFrom: end - DAY / 3 }
  let assigned = false
  let better = false
  for (const batch of batchesOf(accounts)) {
    clock.now = Math.max(clock.now, batch.at)
    await pipeline.deliver({
      community,
      account: batch.account,
      platform: batch.platform,
      events: batch.events,
    })
    if (!assigned && clock.now > from + DAY / 2) {
      assigned = true
      await assign(stage, community, script)
    }
    if (!better && clock.now > end - 9 * DAY) {
      better = true
      await publish(
        source,
        script.cast === CHINESE
          ? '有人把同一段话贴到好几个群，加一条规则'
          : 'People post one text everywhere',
      )
    }
    await pipeline.tick(clock.now)
    await settle(pipeline, clock.now, dice, fate)
  }
  clock.now = end
  await pipeline.tick(end)
  return community
}

/** Most groups get their kind; a few are left, as in real life. */
async function assign(
  { folder, pipeline, steward, dice }: Stage,
  community: number,
  script: Script,
): Promise<void> {
  const reads = await openSqliteReader(folder)
  const groups = await reads.listGroups(community)
  await reads.close()
  const acts = groups
    .filter((_, place) => place % 23 !== 22)
    .map(({ group, name }): InternalEvent => ({
      community,
      kind: 'operator.act',
      group,
      member: null,
      data: {
        operator: steward,
        act: 'assign-group',
        kind: script.kindOf(name ?? ''),
        values: script.values(dice),
      },
      content: null,
    }))
  await pipeline.record(acts)
}

interface Batch {
  readonly at: number
  readonly account: number
  readonly platform: string
  readonly events: readonly Incoming[]
}

function batchesOf(
  accounts: readonly {
    readonly account: number
    readonly platform: string
    readonly events: readonly Incoming[]
  }[],
): readonly Batch[] {
  const batches = accounts.flatMap(({ account, platform, events }) => {
    const slices = Map.groupBy(events, ({ at }) => Math.floor(at / STEP))
    return [...slices.values()].map((slice): Batch => ({
      at: slice.at(-1)?.at ?? 0,
      account,
      platform,
      events: slice,
    }))
  })
  return batches.sort((one, other) => one.at - other.at)
}

const two = (number: number) => String(number).padStart(2, '0')

const classes = (count: number, dice: Dice): readonly StageGroup[] =>
  Array.from({ length: count }, (_, place) => ({
    native: `class-${place + 1}`,
    name: `光影共读 ${two(place + 1)} 班`,
    size: 12 + dice.whole(40),
    pace: 2 + Math.floor(dice.share() ** 3 * 40),
    silent: place % 17 === 5 ? 4 + dice.whole(9) : 0,
  }))

const halls = (count: number): readonly StageGroup[] =>
  Array.from({ length: count }, (_, place) => ({
    native: `hall-${place + 1}`,
    name: `光影新人大厅 ${place + 1}`,
    size: 60,
    pace: 30,
    silent: 0,
  }))

const rooms = (count: number): readonly StageGroup[] =>
  Array.from({ length: count }, (_, place) => ({
    native: `room-${place + 1}`,
    name: place % 3 === 0 ? `lantern-help-${place + 1}` : `lantern-dev-${place + 1}`,
    size: 40,
    pace: 25,
    silent: 0,
  }))
