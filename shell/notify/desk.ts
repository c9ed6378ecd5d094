/** What the API shows and sets for an operator: preferences, channels, a test, the list of what they were told. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type {
  ChannelFault,
  ListedNotice,
  NoticeDesk,
  NoticeOperator,
  TestResult,
} from '../../core/ports/notices.ts'
import type { SendResult } from '../../core/ports/connector.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import type { Channel, NewChannel, NoticeBook } from './book.ts'
import { channelOf } from './channel-draft.ts'
import { explain } from './explain.ts'
import { SETTABLE_KINDS } from './kinds.ts'
import type { Right } from './kinds.ts'
import { CONSOLE } from './notice.ts'
import { rightIn } from './people.ts'
import { codeWords, createLimit, hashOf, needsProof, newCode, PROOF_SPAN, TOO_MANY_CODES } from './proof.ts'
import type { Letter } from './sender.ts'

export interface DeskOptions {
  readonly book: NoticeBook
  readonly pipeline: Pick<Pipeline, 'record'>
  readonly reads: Pick<ReadStore, 'listCommunities' | 'listAccounts' | 'events' | 'event'>
  readonly seal: (text: string, place: string) => string
  readonly hasMailServer: boolean
  readonly origin: string
  readonly now: () => number
  /** Sends words through a channel at once. May reject. */
  readonly send: (letter: Letter) => Promise<SendResult>
  readonly newCode?: () => string
  /** Milliseconds that a test waits for its result. */
  readonly patience?: number
}

const PATIENCE = 15_000
const POLL = 100
const MOST_READ = 200
const DAY = 24 * 3_600_000
const MOST_TESTS = 6
/** Codes within an hour, of one operator and to one address: guessing takes years, and nobody is flooded. */
const MOST_CODES = 5
const HOUR = 3_600_000
const CODE_PATIENCE = 20_000
/** Who may let an account speak. */
const ACTING: ReadonlySet<Right | null> = new Set<Right | null>(['manager', 'steward'])

export function createNoticeDesk(options: DeskOptions): NoticeDesk {
  const { book, reads, seal, hasMailServer } = options
  const mayTest = createLimit(MOST_TESTS, 60_000)
  const maySendCode = createLimit(MOST_CODES, HOUR)
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
      if (!needsProof(channel.kind)) {
        book.addChannel(operator.id, channel)
        return viewOf({ ...channel, confirmed: true })
      }
      const now = options.now()
      const target = `${channel.kind} ${channel.target.toLowerCase()}`
      if (!maySendCode(operator.id, now) || !maySendCode(target, now)) {
        return { field: 'kind', texts: TOO_MANY_CODES }
      }
      const refused = await sendCode(operator.id, channel, options)
      return refused ?? viewOf({ ...channel, confirmed: false })
    },
    confirmChannel: (operator, channel, code) =>
      book.prove(operator, channel, hashOf(channel, code), options.now()),
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

/**
 * Keeps the channel unconfirmed and sends a code through it: past ledger and outbox, where others could read it.
 * What could not be sent is not kept.
 */
async function sendCode(
  operator: string,
  channel: NewChannel,
  options: DeskOptions,
): Promise<ChannelFault | null> {
  const { book, send, now } = options
  const code = (options.newCode ?? newCode)()
  const [at, expires] = [now(), now() + PROOF_SPAN]
  book.addChannel(operator, channel, { hash: hashOf(channel.id, code), expires })
  const words = codeWords[book.preferences(operator).language](code)
  const message = { ...words, urgent: false, kinds: ['test'], key: randomUUID(), at }
  const unknown: SendResult = { status: 'unknown', code: 'no-answer' }
  const result = await Promise.race([
    send({ channel, operator, message, expires }).catch(() => unknown),
    sleep(CODE_PATIENCE, unknown, { ref: false }),
  ])
  if (result.status !== 'failed') return null
  book.removeChannel(operator, channel.id)
  return { field: channel.kind === 'message' ? 'person' : 'address', texts: explain(result.code) }
}

function viewOf({ id, kind, name, urgentOnly, target, confirmed }: Channel) {
  return { id, kind, name, urgentOnly, target, confirmed }
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
