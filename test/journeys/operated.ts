/**
 * A community that operators have run by way of the API: everything that they can store is stored at least once.
 * Nothing is sent, and nothing is left that would be. The journey of it runs on both engines, and golden folders
 * of later versions hold it.
 */
import { z } from 'zod'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { InternalEvent } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import { openApiOn } from './api-on-ledger.ts'
import type { Ask, LedgerPlace } from './api-on-ledger.ts'
import { until } from './serve-child.ts'

export interface Operated {
  readonly community: number
  /** What was brought. */
  readonly history: string
}

const MINUTE = 60_000
const FILES = { 'ads.txt': '刷单\ncheap watches\n' }
const CHARTER = `folkmoot: 1
name: Classes
purpose: { en: To be run by operators, zh-CN: 由运营者照看 }
language: [en, zh-CN]
timezone: Asia/Shanghai
groups:
  class:
    for: { en: One class, zh-CN: 一个班 }
    match: ['* 班']
    values: { teacher: text }
words:
  ads: { file: ads.txt }
rules:
  - id: no-ads
    title: { en: No advertising, zh-CN: 不发广告 }
    when: message
    if: "text.matches_list('ads')"
    do: [recall, { case: ads }]
  - id: hours
    title: { en: When it begins, zh-CN: 几点开始 }
    when: message
    if: "text.contains('几点')"
    do: [{ reply: { en: 'At eight, {member}.', zh-CN: '八点，{member}。' } }]
`
const NATIVES = ['1 班', '2 班', '3 班', '4 班', '闲聊']
const PEOPLE = ['林晚', 'Ada', '周序', 'Ben']
const PAST = ['第一课', '练习一', '第二课'].map((text, n) => ({
  group: '2 班',
  id: `past-${n}`,
  time: `2025-03-0${n + 1}T20:00:00+08:00`,
  sender: '林晚',
  text,
  kind: 'message',
}))

/** WhatsApp's text: wall clocks, no ids, somebody who joins. */
const COPIED = `2025-03-04, 20:00 - Ada joined using this group's invite link
2025-03-04, 20:01 - Ada: 第三课是哪一天？
2025-03-04, 20:09 - 林晚: 周五晚上
`
const TABLE = `When,Who,Words
2025-03-05 20:00:00,Ben,"One cell
of two lines"
2025-03-05 20:01:00,Ada,"Commas, and ""quotes"" "
`

/** Runs through everything; each step says what it needs of the one before. */
export async function operate(place: LedgerPlace): Promise<Operated> {
  const { pipeline, clock } = place
  const community = await pipeline.createCommunity({ name: 'Classes 家长群' })
  const about = { community, platform: 'room', name: 'Folkmoot', settings: '{}' }
  const account = await pipeline.createAccount(about)
  const api = await openApiOn(place)
  const ask: Ask = (method, path, body) => api.ask(method, `/communities/${community}${path}`, body)
  const deliver = async (...texts: readonly (readonly [group: number, who: number, text: string])[]) => {
    clock.now += MINUTE
    const events = texts.map(([group, who, text], n) =>
      said({ group: NATIVES[group] ?? '', who: PEOPLE[who] ?? '', text, at: clock.now + n }),
    )
    await pipeline.deliver({ community, account, platform: 'room', events })
  }
  await ask('post', '/charters', { source: CHARTER, files: FILES, reason: 'to begin with', base: 0 })
  await deliver(...PEOPLE.map((_, n) => [n, n, '大家好'] as const))
  const calmer = CHARTER.replace('id: hours', 'id: when\n    was: hours')
  await ask('post', '/charters', { source: calmer, files: FILES, reason: 'a better name', base: 1 })
  await ask('post', '/charters/1/again', { reason: 'as it was', base: 2 })
  await assign(place, community, ask)
  await deliver([0, 0, '刷单日结'], [1, 1, 'cheap watches'], [2, 2, '刷单兼职'], [0, 3, '刷单 again'])
  await deliver(
    [4, 3, '有人吗'],
    [0, 1, '几点开始？'],
    [1, 2, '今晚几点？'],
    [2, 3, '几点见？'],
    [0, 0, '到底几点？'],
  )
  await breakReplies(place, community)
  await workInbox(ask, clock)
  await aboutMembers(place, community, ask)
  await aboutPeople(ask, () => api.ask('post', '/invitations/join', { token: 'right' }))
  await ask('post', `/accounts/${account}/test`, { group: String((await groupsOf(place, community))[0]) })
  const history = await bringHistory(ask)
  await leaveNothing(place, community, ask)
  await api.close()
  return { community, history }
}

interface Saying {
  readonly group: string
  readonly who: string
  readonly text: string
  readonly at: number
}

function said({ group, who, text, at }: Saying): Incoming {
  return {
    kind: 'message.sent',
    at,
    source: 'live',
    group: { native: group, name: group },
    person: { native: who, name: who },
    native: `${group}-${at}`,
    data: {},
    content: { parts: [{ type: 'text', text }] },
  }
}

/** Ids in the order of `NATIVES`. */
async function groupsOf({ reads }: LedgerPlace, community: number): Promise<readonly number[]> {
  const rows = await reads.listGroups(community)
  return NATIVES.flatMap((native) => rows.find((row) => row.native === native)?.group ?? [])
}

/** By pattern, by CSV, one by one; once taken back. */
async function assign(place: LedgerPlace, community: number, ask: Ask): Promise<void> {
  const many = (assignment: object) =>
    ask('post', '/groups/assignments', { assignment, reason: 'a new year' }).then((answer) =>
      Batch.parse(answer),
    )
  const values = { teacher: '林' }
  const { batch } = await many({ by: 'pattern', pattern: '* 班', kind: 'class', values })
  await ask('post', `/groups/assignments/${batch}/undo`, { reason: 'too early' })
  const ids = (await groupsOf(place, community)).map(String)
  await many({ by: 'groups', groups: ids.slice(0, 3), kind: 'class', values })
  await ask('put', `/groups/${ids[0]}/kind`, { kind: 'class', values: { teacher: '周' }, reason: 'moved' })
}
const Batch = z.object({ batch: z.string() })

/** Of the replies one after another is lost, refused, sent and left waiting. */
async function breakReplies({ pipeline, reads }: LedgerPlace, community: number): Promise<void> {
  const queued = await reads.actions(community, 'queued', { after: 0, limit: 100 })
  const replies = queued.filter(({ kind }) => kind === 'reply')
  if (replies.length < 4) throw new Error('Too little waits to be sent.')
  await pipeline.record([
    ...queued.filter(({ kind }) => kind === 'recall').map((row) => fate(row, 'sent')),
    ...replies.flatMap((row, n) => [fate(row, 'unknown'), fate(row, 'failed'), fate(row, 'sent')][n] ?? []),
  ])
}

function fate(row: ActionRow, status: 'sent' | 'unknown' | 'failed'): InternalEvent {
  const { community, group, member, seq, n } = row
  const failed = { code: 'rights-missing', permanent: true }
  const code = { sent: null, unknown: 'connection-lost', failed: failed.code }[status]
  return {
    community,
    kind: `action.${status}`,
    group,
    member,
    data: { seq, n, ...(status === 'failed' ? failed : {}) },
    content: null,
    update: { seq, n, status, code },
  }
}

/** Each act that an item of the inbox knows, and what takes some of them back. */
async function workInbox(ask: Ask, clock: { readonly now: number }): Promise<void> {
  const { items } = Inbox.parse(await ask('get', '/inbox?limit=100'))
  const named = (kind: string) => items.filter((item) => item.kind === kind).map(({ id }) => id)
  const act = async (item: string | undefined, name: string, rest: object = {}) => {
    if (item === undefined) throw new Error(`Nothing waits that one could ${name}.`)
    const { answers } = Acted.parse(await ask('post', '/inbox/acts', { items: [item], act: name, ...rest }))
    if (answers.some(({ status }) => status !== 'done'))
      throw new Error(`${name}: ${JSON.stringify(answers)}`)
  }
  const [first, second, third, fourth] = named('ads')
  await act(first, 'assign', { assignee: 'op-1' })
  await act(first, 'snooze', { until: clock.now + 60 * MINUTE })
  await act(second, 'assign', { assignee: 'op-1' })
  await act(second, 'assign', { assignee: null })
  await act(second, 'close', { reason: 'said in the group' })
  await act(second, 'reopen')
  await act(second, 'close')
  await act(third, 'uphold', { reason: 'an advertisement' })
  await act(fourth, 'undo', { reason: '不是广告' })
  await act('unassigned-groups', 'snooze', { until: clock.now + 60 * MINUTE })
  await act('unassigned-groups', 'snooze', { until: null })
  const [lost] = named('action-unknown')
  const [refused] = named('action-failed')
  await act(lost, 'was-sent')
  await act(refused, 'send-again')
}
const Inbox = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string() })) })
const Acted = z.object({ answers: z.array(z.object({ status: z.string(), message: z.string().nullable() })) })

/** Notes, marks, roles, a link about oneself; and one whose notes go with them. */
async function aboutMembers({ reads }: LedgerPlace, community: number, ask: Ask): Promise<void> {
  const rows = await reads.members(community, { limit: 100 })
  const [kept, gone] = [PEOPLE[1], PEOPLE[3]].map(
    (name) => rows.find(({ native }) => native === name)?.member,
  )
  const note = (member: number | undefined, words: string) =>
    ask('post', `/members/${member}/notes`, { note: words }).then((answer) => Written.parse(answer))
  const { seq } = await note(kept, 'to be taken back')
  await note(kept, '愿意帮忙翻译')
  await ask('delete', `/members/${kept}/notes/${seq}`)
  for (const act of ['tag', 'untag', 'tag']) await ask('post', `/members/${kept}/tags`, { act, tag: '译者' })
  await ask('post', `/members/${kept}/mine`)
  await note(gone, 'forgotten together with them')
  await ask('post', `/members/${gone}/erasure`, { confirm: String(gone) })
}
const Written = z.object({ seq: z.string() })

/** One who was invited comes, the other is not wanted any more. */
async function aboutPeople(ask: Ask, join: () => Promise<unknown>): Promise<void> {
  const limits = { kinds: ['class'], groups: [] }
  const invite = (name: string) =>
    ask('post', '/invitations', { name, right: 'manager', limits, reason: 'to help' }).then((answer) =>
      Invited.parse(answer),
    )
  await invite('Mira')
  await join()
  const { invitation } = await invite('Noor')
  await ask('delete', `/invitations/${invitation.id}`)
  await ask('put', '/operators/op-1', { right: 'manager', limits, reason: 'this year' })
  await ask('delete', '/operators/op-1')
}
const Invited = z.object({ invitation: z.object({ id: z.string() }) })

/** One that is read, and one that nobody can read. */
async function bringHistory(ask: Ask): Promise<string> {
  const bring = async (name: string, text: string, hints: object = {}) => {
    const file = new Blob([text])
    const { id } = History.parse(await ask('post', '/histories', { name, size: file.size, ...hints }))
    await ask('put', `/histories/${id}/parts/0`, file)
    const state = await until(async () => {
      const now = History.parse(await ask('get', `/histories/${id}`)).state
      return now === 'waiting' || now === 'reading' ? null : now
    })
    return { id, state }
  }
  const { id, state } = await bring('二班.jsonl', PAST.map((line) => JSON.stringify(line)).join('\n'))
  if (state !== 'done') throw new Error(`The history is ${state}.`)
  await bring('photo.jpg', 'not a history')
  await bring('copied.txt', COPIED, { zone: 'Asia/Shanghai', group: '3 班' })
  const columns = { time: 'When', sender: 'Who', text: 'Words' }
  await bring('table.csv', TABLE, { zone: 'Europe/Berlin', group: '4 班', columns })
  return id
}
const History = z.object({ id: z.string(), state: z.string() })

/** What still waits goes out by nobody's hand: some is dropped, the rest was sent. */
async function leaveNothing({ pipeline, reads }: LedgerPlace, community: number, ask: Ask): Promise<void> {
  const [first, ...rest] = await reads.actions(community, 'queued', { limit: 100 })
  if (first === undefined || rest.length === 0) throw new Error('Nothing waits any more.')
  await ask('post', '/outbox/fates', { actions: [`${first.seq}-${first.n}`], fate: 'drop' })
  await pipeline.record(rest.map((row) => fate(row, 'sent')))
}
