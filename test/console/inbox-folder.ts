/** A data folder in whose inbox something of each kind waits: decided by the real pipeline, on the real store. */
import type { Incoming } from '../../core/chat/incoming.ts'
import type { InternalEvent } from '../../core/ports/pipeline.ts'
import { accept } from '../../shell/intake/accept.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { openSqliteLedger } from '../../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../../shell/store/engines/sqlite/reader.ts'

const CHARTER = `folkmoot: 1
name: 光影读书会
purpose: { zh-CN: 每周共读一本摄影书, en: One photo book a week }
language: [zh-CN, en]
timezone: Asia/Shanghai
groups:
  club: { for: { zh-CN: 共读与点评, en: Reading together } }
rules:
  - id: no-copies
    title: { zh-CN: 同一段话不要到处贴, en: Say it in one group only }
    when: message
    if: "text.matches_any(['扫码进群'])"
    do:
      - recall
      - { case: copies }
  - id: quarrel
    title: { zh-CN: 吵起来了请人看看, en: A quarrel needs a person }
    when: message
    if: "text.matches_any(['你懂什么'])"
    do:
      - { case: quarrel }
  - id: greet
    title: { zh-CN: 回答“几点开始”, en: Answers when it begins }
    when: message
    if: "text.matches_any(['几点开始'])"
    do:
      - { reply: { zh-CN: 每晚八点开始。, en: We begin at eight. } }
`

const TALK: readonly (readonly [who: string, text: string])[] = [
  ['林晚', '今天读到第三章，讲光比的那一节，我在阳台拍了三张对照。'],
  ['周序', '第二张的侧光好看，影子的边缘是软的。'],
  ['阿禾', '想学修图的扫码进群，名额不多'],
  ['林晚', '这条和今天的书没关系吧？'],
  ['周序', '管理员看一下。'],
  ['老吴', '你懂什么，构图根本不是这么回事'],
  ['林晚', '有话好好说，可以贴一张你拍的。'],
  ['小满', '今晚几点开始？'],
  ['周序', '应该是八点。'],
]

export interface InboxFolder {
  readonly community: string
  /** Another one, in which one thing waits. */
  readonly other: string
}

/** Fills an empty folder; `now` is when it all happened. */
export async function fillInbox(folder: string, now = Date.now()): Promise<InboxFolder> {
  const store = await openSqliteLedger(folder, { now: () => now })
  const reads = await openSqliteReader(folder)
  const platforms = { room: { idempotent: true, actsOnOwner: true } }
  const pipeline = createPipeline({ store, accept, now: () => now, platforms })
  const found = async (name: string, groups: readonly string[], talk: typeof TALK) => {
    const community = await pipeline.createCommunity({ name })
    const account = await pipeline.createAccount({
      community,
      platform: 'room',
      name: 'Folkmoot',
      settings: '{}',
    })
    const published = await pipeline.publish({
      community,
      source: CHARTER,
      files: {},
      operator: '',
      reason: '',
    })
    if (published.status === 'refused') throw new Error(JSON.stringify(published.faults))
    const deliver = (events: readonly Incoming[]) =>
      pipeline.deliver({ community, account, platform: 'room', events })
    await deliver(
      groups.map((native) => said({ native, who: '林晚', text: '大家好', at: now - 540_000, place: 0 })),
    )
    const rows = await store.findGroups(community, 'room', groups)
    await pipeline.record(rows.slice(0, -1).map(({ group }) => assigned(community, group)))
    for (const native of groups.slice(0, -1)) {
      await deliver(
        talk.map(([who, text], place) =>
          said({ native, who, text, at: now - 480_000 + place * 50_000, place: place + 1 }),
        ),
      )
    }
    return community
  }
  const community = await found('光影读书会', ['三班', '五班', '新来的群'], TALK)
  const other = await found('器材交换', ['二手', '闲聊'], TALK.slice(5, 7))
  const replies = await reads.actions(community, 'queued', { limit: 50 })
  const talk = replies.filter(({ kind }) => kind !== 'recall')
  await pipeline.record(replies.map((row) => broken(row, talk.indexOf(row))))
  await reads.close()
  await pipeline.close()
  return { community: String(community), other: String(other) }
}

interface Saying {
  readonly native: string
  readonly who: string
  readonly text: string
  readonly at: number
  readonly place: number
}

function said({ native, who, text, at, place }: Saying): Incoming {
  return {
    kind: 'message.sent',
    at,
    source: 'live',
    group: { native, name: native },
    person: { native: who, name: who },
    native: `${native}-${place}`,
    data: {},
    content: { parts: [{ type: 'text', text }] },
  }
}

function assigned(community: number, group: number): InternalEvent {
  const data = { operator: '', act: 'assign-group', kind: 'club' }
  return { community, kind: 'operator.act', group, member: null, data, content: null }
}

/** The first reply is lost on its way, the next is refused; recalls go through. */
function broken(
  row: {
    community: number
    seq: number
    n: number
    kind: string
    group: number | null
    member: number | null
  },
  place: number,
): InternalEvent {
  const { community, seq, n, group, member, kind } = row
  const about = { community, group, member, content: null }
  if (kind === 'recall')
    return { ...about, kind: 'action.sent', data: { seq, n }, update: { seq, n, status: 'sent' } }
  if (place % 2 === 0) {
    const update = { seq, n, status: 'unknown', code: 'connection-lost' } as const
    return { ...about, kind: 'action.unknown', data: { seq, n }, update }
  }
  const update = { seq, n, status: 'failed', code: 'rights-missing' } as const
  return {
    ...about,
    kind: 'action.failed',
    data: { seq, n, code: 'rights-missing', permanent: true },
    update,
  }
}
