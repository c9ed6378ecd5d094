/** What the API shows and sets for an operator: preferences, channels, a test, the list of what they were told. */
import { z } from 'zod'
import type { ListedNotice, NoticeDesk, NoticeOperator, TestResult } from '../../core/ports/notices.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import type { Channel, NoticeBook } from './book.ts'
import { channelOf } from './channel-draft.ts'
import { explain } from './explain.ts'
import { SETTABLE_KINDS } from './kinds.ts'
import type { Right } from './kinds.ts'
import { CONSOLE } from './notice.ts'
import { rightIn } from './people.ts'

export interface DeskOptions {
  readonly book: NoticeBook
  readonly pipeline: Pick<Pipeline, 'record'>
  readonly reads: Pick<ReadStore, 'listCommunities' | 'listAccounts' | 'events' | 'event'>
  readonly seal: (text: string, place: string) => string
  readonly hasMailServer: boolean
  readonly origin: string
  readonly now: () => number
  /** Milliseconds that a test waits for its result. */
  readonly patience?: number
}

const PATIENCE = 15_000
const POLL = 100
const MOST_READ = 200
const DAY = 24 * 3_600_000
const MOST_TESTS = 6
/** Who may let an account speak. */
const ACTING: ReadonlySet<Right | null> = new Set<Right | null>(['manager', 'steward'])

export function createNoticeDesk(options: DeskOptions): NoticeDesk {
  const { book, reads, seal, hasMailServer } = options
  const mayTest = testsWithin(MOST_TESTS, 60_000)
  return {
    kinds: SETTABLE_KINDS,
    preferences: book.preferences,
    setPreferences: book.setPreferences,
    channels: (operator) => book.channels(operator).map(viewOf),
    addChannel: async (operator, draft) => {
      const mayUse = async (community: number, account: number): Promise<boolean> =>
        ACTING.has(rightIn(operator, community)) &&
        (await reads.listAccounts(community)).some((row) => row.account === account)
      const channel = await channelOf(operator.id, draft, { seal, hasMailServer, mayUse })
      if ('field' in channel) return channel
      book.addChannel(operator.id, channel)
      return viewOf(channel)
    },
    removeChannel: book.removeChannel,
    test: async (operator, channel) =>
      mayTest(operator.id, options.now())
        ? testChannel(operator, channel, options)
        : { status: 'failed', code: 'too-many-tests', texts: explain('too-many-tests') },
    order: book.order,
    setOrder: book.setOrder,
    list: (operator, limit) => listFor(operator, limit, options),
    markSeen: book.markSeen,
  }
}

/** Each operator may test so often within a span: addresses of others are not to be flooded. */
function testsWithin(most: number, span: number): (operator: string, now: number) => boolean {
  const tests = new Map<string, readonly number[]>()
  return (operator, now) => {
    const before = (tests.get(operator) ?? []).filter((at) => at > now - span)
    if (before.length >= most) return false
    tests.set(operator, [...before, now])
    return true
  }
}

function viewOf({ id, kind, name, urgentOnly, target }: Channel) {
  return { id, kind, name, urgentOnly, target }
}

async function communitiesOf(
  operator: NoticeOperator,
  reads: DeskOptions['reads'],
): Promise<readonly number[]> {
  const rows = await reads.listCommunities()
  return rows.map(({ community }) => community).filter((community) => rightIn(operator, community) !== null)
}

const NoticeData = z.object({
  operator: z.string(),
  channel: z.string(),
  kinds: z.array(z.string()),
  notices: z.array(z.string()),
  urgent: z.boolean(),
})
const NoticeContent = z.object({ title: z.string(), text: z.string() })

async function listFor(operator: NoticeOperator, limit: number, { book, reads }: DeskOptions) {
  const seenUntil = book.seenUntil(operator.id)
  const found: ListedNotice[] = []
  for (const community of await communitiesOf(operator, reads)) {
    const rows = await reads.events(community, { limit: MOST_READ }, { kind: 'operator.notice' })
    found.push(...rows.flatMap((row) => listed(row, operator.id, seenUntil)))
  }
  const notices = found.toSorted((a, b) => b.at - a.at || b.seq - a.seq)
  return { notices: notices.slice(0, limit), unseen: notices.filter(({ seen }) => !seen).length }
}

function listed({ event, content }: StoredEvent, operator: string, seenUntil: number): ListedNotice[] {
  const { data } = NoticeData.safeParse(JSON.parse(event.data))
  if (data === undefined || data.operator !== operator || data.channel !== CONSOLE) return []
  const words = NoticeContent.safeParse(JSON.parse(content ?? '{}')).data ?? { title: '', text: '' }
  const { kinds, notices: keys, urgent } = data
  const { community, seq, received } = event
  return [{ community, seq, at: received, kinds, keys, urgent, ...words, seen: received <= seenUntil }]
}

async function testChannel(
  operator: NoticeOperator,
  channel: string,
  { book, pipeline, reads, origin, now, patience = PATIENCE }: DeskOptions,
): Promise<TestResult | null> {
  const [community] = await communitiesOf(operator, reads)
  if (book.channel(operator.id, channel) === null || community === undefined) return null
  const { outcomes } = await pipeline.record([
    {
      community,
      kind: 'operator.notice',
      group: null,
      member: null,
      data: {
        operator: operator.id,
        channel,
        kinds: ['test'],
        notices: [],
        urgent: false,
        step: 0,
        expires: now() + DAY,
      },
      content: { ...TEST[book.preferences(operator.id).language](origin) },
    },
  ])
  const [outcome] = outcomes
  return outcome?.status === 'appended' ? resultOf(community, outcome.seq, reads, patience) : null
}

const TEST = {
  en: (origin: string) => ({
    title: 'Folkmoot: a test',
    text: `This channel works. Notices of your communities arrive here.\n${origin}`,
  }),
  'zh-CN': (origin: string) => ({
    title: 'Folkmoot 测试消息',
    text: `这个通道可用，社群的通知会发到这里。\n${origin}`,
  }),
}

/** Waits for the outbox, as every other message does. */
async function resultOf(
  community: number,
  seq: number,
  reads: DeskOptions['reads'],
  patience: number,
): Promise<TestResult> {
  const until = performance.now() + patience
  for (;;) {
    const action = (await reads.event(community, seq))?.actions[0]
    if (action !== undefined && isSettled(action)) return told(action)
    if (performance.now() >= until)
      return { status: 'waiting', code: action?.code ?? null, texts: explain('waiting') }
    await new Promise((resolve) => {
      setTimeout(resolve, POLL)
    })
  }
}

const isSettled = ({ status }: ActionRow): boolean => status !== 'queued' && status !== 'sending'

function told({ status, code }: ActionRow): TestResult {
  if (status === 'sent' || status === 'done') return { status: 'sent', code: null, texts: explain('sent') }
  if (status === 'unknown') return { status: 'unknown', code, texts: explain(code ?? 'no-answer') }
  return { status: 'failed', code, texts: explain(code ?? status) }
}
