/** An API on made-up parts, for tests: one community, one group, one member, one message. */
import { DatabaseSync } from 'node:sqlite'
import type { Figures } from '../../core/ports/figures.ts'
import type { InstallationFigures } from '../../core/ports/installation.ts'
import type { Committed, InternalEvent, Pipeline, PublishRequest } from '../../core/ports/pipeline.ts'
import type { EventRow } from '../../core/ports/rows.ts'
import type { EventFilter, Page, ReadStore, StoredEvent } from '../../core/ports/store.ts'
import { createApi } from './app.ts'
import { createCharterDesk } from './charters/desk.ts'
import { openEventStreams } from './events/event-streams.ts'
import type { StreamLimits } from './events/event-streams.ts'
import { createTraces } from './events/traces.ts'
import { openMemberLinks } from './mine/links.ts'
import { createCheckupFixture } from './checkup/desk-fixture.ts'
import { createHistoryFixture } from './histories/desk-fixture.ts'
import { createNoticeFixture } from './notices/desk-fixture.ts'
import { AccountRefusal } from './accounts/account-desk.ts'
import { RoomRefusal } from './room/demo-room.ts'
import type { AccountDesk } from './accounts/account-desk.ts'
import type { ApiParts, HealthReason } from './parts.ts'
import { playTask } from './playground/play.ts'
import type { Operator } from './policy.ts'
import { RateLimit } from './rate-limit.ts'
import { peopleOf, sessionsOf } from './session/people-fixture.ts'
import { openSignInBook } from './session/sign-in-book.ts'

export const ORIGIN = 'http://127.0.0.1:4600'
export const COMMUNITY = 11
export const GROUP = 21
export const MEMBER = 31
/** Another member. */
export const TWIN = 32
/** A member who is `MEMBER`, as an operator said before. */
export const TAKEN_OVER = 33

export const CHARTER = [
  'folkmoot: 1',
  'name: Test',
  'purpose: { en: To test, zh-CN: 用来测试 }',
  'language: en',
  'timezone: Europe/Berlin',
  'groups:',
  '  main: { for: everything }',
  'roles:',
  '  manager: { duty: now and then }',
  'rules:',
  '  - id: no-spam',
  '    title: No spam',
  '    when: message',
  '    if: "text.matches_any([\'spam\'])"',
  '    do:',
  '      - recall',
  '',
].join('\n')

export const STEWARD: Operator = {
  id: 'op-1',
  name: 'Steward',
  rights: [{ community: 'all', right: 'steward' }],
}
export const VIEWER: Operator = {
  id: 'op-2',
  name: 'Viewer',
  rights: [{ community: COMMUNITY, right: 'viewer' }],
}
/** Looks after one group that nobody else in these tests has. */
const LIMITED: Operator = {
  id: 'op-4',
  name: 'Limited',
  rights: [{ community: COMMUNITY, right: 'manager', limits: { kinds: [], groups: [GROUP + 1] } }],
}
const MANAGER: Operator = {
  id: 'op-3',
  name: 'Manager',
  rights: [{ community: COMMUNITY, right: 'manager' }],
}
/** Steward, but of another community. */
const STRANGER: Operator = { id: 'op-5', name: 'Stranger', rights: [{ community: 12, right: 'steward' }] }
const OPERATORS: Readonly<Record<string, Operator>> = {
  steward: STEWARD,
  viewer: VIEWER,
  manager: MANAGER,
  limited: LIMITED,
  stranger: STRANGER,
}

export interface Fixture {
  /** Calls the API as an operator (`steward`, `viewer`), or as nobody. */
  readonly call: (path: string, options?: CallOptions) => Promise<Response>
  readonly parts: ApiParts
  readonly recorded: InternalEvent[]
  readonly published: PublishRequest[]
  readonly health: HealthReason[]
  /** Appends a message to the ledger and tells the watchers. */
  readonly say: (text: string) => number
  readonly logged: string[]
}

export interface CallOptions {
  readonly as?: string
  readonly method?: string
  readonly json?: unknown
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export function createFixture(limits?: StreamLimits): Fixture {
  const ledger: StoredEvent[] = []
  const listeners = new Set<(committed: readonly Committed[]) => void>()
  const recorded: InternalEvent[] = []
  const published: PublishRequest[] = []
  const health: HealthReason[] = []
  const logged: string[] = []
  const now = () => 1_800_000_000_000
  const reads = readsOf(ledger)
  const pipeline = pipelineOf({ recorded, published, listeners, head: () => ledger.length })
  const charters = createCharterDesk()
  const stream = openEventStreams(() => parts, pipeline.onCommitted, limits)
  const parts: ApiParts = {
    pipeline,
    reads,
    charters,
    traces: createTraces({ reads, charters }),
    playground: { play: (task) => Promise.resolve(playTask(task)) },
    figures: figuresOf(),
    installation: () => Promise.resolve(INSTALLATION),
    search: { find: (_community, words) => Promise.resolve(words === 'hello' ? [1] : []) },
    room: {
      groups: (community) => (community === COMMUNITY ? [] : null),
      post: (_community, { person }) =>
        person === 'muted' ? Promise.reject(new RoomRefusal('muted')) : Promise.resolve({ native: 'm1' }),
      joinNewcomer: () => Promise.resolve({ native: 'g1', name: 'Alder' }),
    },
    accounts: accountsOf(),
    histories: createHistoryFixture(COMMUNITY),
    checkups: createCheckupFixture(COMMUNITY),
    knock: (_community, _account, path) =>
      Promise.resolve(path === 'hook' ? new Response('taken', { headers: { 'set-cookie': 'a=b' } }) : null),
    knocks: new RateLimit(5, 60_000),
    notices: createNoticeFixture(COMMUNITY),
    people: (community) => Promise.resolve({ total: 1, members: community === COMMUNITY ? [MEMBER] : [] }),
    rounds: {
      choice: () => ({ groups: [], seen: null }),
      setOrder: () => undefined,
      markSeen: () => undefined,
    },
    sessions: sessionsOf(OPERATORS, now),
    operators: peopleOf(OPERATORS, now),
    signIns: openSignInBook(new DatabaseSync(':memory:')),
    mine: openMemberLinks(new DatabaseSync(':memory:'), {
      secret: 'of-a-test',
      secure: false,
      now,
    }),
    signInTries: new RateLimit(10, 60_000),
    health: () => health,
    heartbeat: () => Promise.resolve(health),
    metrics: () => Promise.resolve({ contentType: 'text/plain', text: 'figures 1\n' }),
    stream,
    log: (level, message, fields) => logged.push(JSON.stringify({ level, message, ...fields })),
    now,
    version: '0.0.0',
    origins: [ORIGIN],
    anyHost: false,
    trustProxy: false,
    checkAnswers: true,
  }
  const api = createApi(parts)
  return {
    parts,
    recorded,
    published,
    health,
    logged,
    call: async (path, options = {}) => api.fetch(requestOf(path, options)),
    say: (text) => {
      ledger.push(stored(ledger.length + 1, text))
      for (const listener of listeners) {
        listener([{ community: COMMUNITY, from: ledger.length, to: ledger.length, actions: 0 }])
      }
      return ledger.length
    },
  }
}

function requestOf(path: string, { as, method, json, body, headers, signal }: CallOptions): Request {
  const sent = json === undefined ? body : JSON.stringify(json)
  return new Request(`${ORIGIN}${path}`, {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    headers: {
      host: '127.0.0.1:4600',
      ...(as === undefined ? {} : { 'x-test-operator': as }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
    ...(signal ? { signal } : {}),
  })
}

function stored(seq: number, text: string): StoredEvent {
  const event: EventRow = {
    community: COMMUNITY,
    seq,
    kind: 'message.sent',
    at: 1_800_000_000_000 + seq,
    received: 1_800_000_000_000 + seq,
    now: 1_800_000_000_000 + seq,
    source: 'live',
    account: 1,
    group: GROUP,
    member: MEMBER,
    native: `m${seq}`,
    revision: 0,
    dedupe: `k${seq}`,
    data: '{}',
    decision: '[1,1,"main",[]]',
    contentHash: 'ab',
  }
  return { event, content: JSON.stringify({ parts: [{ type: 'text', text }], name: 'Wren' }), actions: [] }
}

function accountsOf(): AccountDesk {
  const texts = { en: 'Server', 'zh-CN': '服务器' }
  const view = {
    account: 1,
    platform: 'room',
    name: 'room',
    settings: { server: 'chat.example' },
    secrets: ['password'],
    state: { state: 'connected', code: 'opened', texts: null, since: 1, retryAt: null, groups: [] },
    abilities: { say: 'auto' },
    addresses: [],
  } as const
  const known = (account: number) =>
    account === 1 ? Promise.resolve(view) : Promise.reject(new AccountRefusal('no-such-account'))
  return {
    platforms: () => [
      {
        platform: 'fake',
        settings: [{ name: 'server', type: 'text', required: true, label: texts, help: texts }],
        about: { label: texts, summary: texts, steps: [texts] },
        capabilities: { receive: {}, act: { say: 'auto' } },
      },
    ],
    list: (community) => Promise.resolve(community === COMMUNITY ? [view] : []),
    create: (_community, { platform, settings }) => {
      if (platform !== 'fake') return Promise.reject(new AccountRefusal('no-such-platform'))
      const complaint = { field: 'server', code: 'missing' as const, texts }
      return 'server' in settings
        ? Promise.resolve({ ...view, platform, settings })
        : Promise.reject(new AccountRefusal('settings-wrong', [complaint]))
    },
    update: (_community, account) => known(account),
    close: (_community, account) => known(account),
    open: (_community, account) => known(account),
    test: async (_community, account) => {
      await known(account)
      return { status: 'sent', code: null, texts }
    },
    removeSecret: (_community, account) => known(account),
  }
}

const INSTALLATION: InstallationFigures = {
  started: 1_799_990_000_000,
  lag: { deliveries: 3, median: 2, slowest: 9 },
  pipeline: {
    queued: 0,
    events: 100,
    duplicates: 1,
    refused: 0,
    held: 0,
    faults: 0,
    batches: 5,
    decideTime: 1,
    commitTime: 1,
    stateCached: 1,
  },
  actions: [{ status: 'queued', count: 3, first: 1_799_999_988_000 }],
  behind: { search: 0, figures: 2 },
  week: 70_000,
  storage: {
    engine: 'sqlite',
    bytes: 100_000_000,
    folder: 120_000_000,
    events: 100_000,
    free: 11_000_000_000,
    total: 20_000_000_000,
    minFree: 5,
  },
  backup: null,
  runtime: 'Node 24',
}

function figuresOf(): Figures {
  const today = 20_800
  const group = {
    group: GROUP,
    daily: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4],
    writers: 2,
    recent: 10,
    byOwner: 4,
    owned: true,
    lastMessage: 1_800_000_000_000,
    lastOther: 1_799_000_000_000,
    silent: null,
  }
  return {
    groups: () => Promise.resolve({ zone: 'UTC', today, groups: [group] }),
    week: () =>
      Promise.resolve({
        zone: 'UTC',
        today,
        writers: 3,
        writersBefore: 2,
        days: [],
        actsToday: [{ kind: 'say', done: 4, failed: 0, undone: 0 }],
        acts: [{ kind: 'say', done: 9, failed: 1, undone: 3 }],
        actsBefore: [],
      }),
    days: () => Promise.resolve({ today, days: [] }),
    intake: () => Promise.resolve({ week: 70_000, behind: 0 }),
  }
}

interface PipelineStub {
  readonly recorded: InternalEvent[]
  readonly published: PublishRequest[]
  readonly listeners: Set<(committed: readonly Committed[]) => void>
  readonly head: () => number
}

function pipelineOf({ recorded, published, listeners, head }: PipelineStub): Pipeline {
  const unused = () => Promise.reject(new Error('not used by these tests'))
  return {
    deliver: unused,
    record: (events) => {
      recorded.push(...events)
      return Promise.resolve({
        outcomes: events.map(() => ({ status: 'appended' as const, seq: head() + 1 })),
      })
    },
    publish: (request) => {
      if (request.base !== undefined && request.base !== 1) {
        return Promise.resolve({ status: 'stale' as const, inForce: 1 })
      }
      published.push(request)
      return Promise.resolve({ status: 'published' as const, version: 2, seq: head() + 1 })
    },
    createCommunity: unused,
    createAccount: unused,
    updateAccount: unused,
    putSecret: unused,
    removeSecret: unused,
    cursor: unused,
    peekActions: unused,
    claimActions: unused,
    overdueActions: unused,
    nextAction: unused,
    strandedActions: unused,
    tick: unused,
    backup: unused,
    figures: unused,
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    pause: () => undefined,
    resume: () => undefined,
    close: () => Promise.resolve(),
  }
}

function readsOf(ledger: readonly StoredEvent[]): ReadStore {
  const mine = <Row>(community: number, rows: readonly Row[]) =>
    Promise.resolve(community === COMMUNITY ? rows : [])
  const charter = {
    community: COMMUNITY,
    version: 1,
    source: CHARTER,
    published: 1_800_000_000_000,
    operator: 'op-1',
    reason: 'first',
  }
  const handle = { community: COMMUNITY, member: MEMBER, platform: 'room', native: 'wren', name: 'Wren' }
  const group = {
    community: COMMUNITY,
    group: GROUP,
    account: 1,
    platform: 'room',
    native: 'g',
    name: 'Main',
  }
  const openCase = {
    community: COMMUNITY,
    seq: 1,
    n: 0,
    key: 'k',
    kind: 'spam',
    rule: 'no-spam',
    group: GROUP,
    member: MEMBER,
    message: 1,
    opened: 1_800_000_000_000,
    count: 1,
    status: 'open' as const,
  }
  return {
    listCommunities: () =>
      Promise.resolve([
        { community: COMMUNITY, name: 'Test', created: 1, epoch: 1, head: ledger.length, chain: '' },
        { community: 12, name: 'Other', created: 1, epoch: 1, head: 0, chain: '' },
      ]),
    listAccounts: (community) =>
      mine(community, [
        { community, account: 1, platform: 'room', name: 'room', settings: '{}', closed: null },
      ]),
    secrets: () => Promise.resolve([]),
    allSecrets: () => Promise.resolve([]),
    listGroups: (community) => mine(community, [{ ...group, state: null }]),
    events: (community, page, filter) => mine(community, pageOf(ledger, page, filter)),
    findEvents: async (community, page, filter) => {
      const events = await mine(community, pageOf(ledger, page, filter))
      return {
        events,
        next: events.length < page.limit ? null : (events.at(-1)?.event.seq ?? null),
        partial: false,
      }
    },
    event: (community, seq) =>
      Promise.resolve((community === COMMUNITY && ledger.find(({ event }) => event.seq === seq)) || null),
    eventByNative: () => Promise.resolve(null),
    charters: (community) => mine(community, [charter]),
    charter: (community, version) =>
      Promise.resolve(community === COMMUNITY && version === 1 ? charter : null),
    cases: (community) => mine(community, [openCase]),
    openCases: (community) => mine(community, [openCase]),
    oneCase: (community, seq, n) =>
      Promise.resolve(community === COMMUNITY && seq === 1 && n === 0 ? openCase : null),
    marks: (community) => mine(community, []),
    actionCounts: () => Promise.resolve({}),
    actions: (community) => mine(community, []),
    members: (community) => mine(community, [handle]),
    handles: (community, members) =>
      mine(
        community,
        [MEMBER, TWIN].flatMap((member) => (members.includes(member) ? [{ ...handle, member }] : [])),
      ),
    state: (_community, keys) =>
      Promise.resolve(
        keys.flatMap((key) =>
          key.scope === 'roster' ? [{ ...key, value: `[1,0,[[${TAKEN_OVER},${MEMBER}]]]` }] : [],
        ),
      ),
    entries: (community, member) =>
      mine(community, [
        { community, seq: member, n: 0, member, amount: member, rule: 'talk', at: 1_800_000_000_000 },
      ]),
    counts: () => Promise.resolve({ events: 1, openCases: 0, waitingActions: 0, members: 1, groups: 1 }),
    waitingActions: () => Promise.resolve([]),
    size: () => Promise.resolve(0),
    outboxAge: () => Promise.resolve({ oldestQueued: null, unknown: 0, expired: 0, failed: 0 }),
    ledger: () => Promise.resolve([]),
    chain: () => Promise.resolve([]),
    content: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  }
}

function pageOf(
  ledger: readonly StoredEvent[],
  { before, after, limit }: Page,
  { kind, among }: EventFilter = {},
): readonly StoredEvent[] {
  const rows = ledger
    .filter(({ event }) => event.seq < (before ?? Infinity) && event.seq > (after ?? 0))
    .filter(
      ({ event }) => (kind === undefined || event.kind === kind) && (among?.includes(event.seq) ?? true),
    )
  return (after === undefined ? rows.toReversed() : rows).slice(0, limit)
}
