import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Committed, Pipeline } from '../../core/ports/pipeline.ts'
import type { LedgerStore, ReadStore } from '../../core/ports/store.ts'
import { verifyState } from '../../app/audit/verify-state.ts'
import { accept } from '../../shell/intake/accept.ts'
import type { Platforms } from '../../shell/run/owner.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { auditLedger } from '../faults/ledger-audit.ts'
import { claimDue } from '../laws/store-rows.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'

const START = Date.UTC(2026, 10, 22, 12)
const HEAD = 'folkmoot: 1\nname: Club\nlanguage: en\ntimezone: UTC\ngroups:\n  club: { for: Talking }\n'
const SAYS = (text: string) => `${HEAD}rules:\n  - { id: greet, when: message, do: [{ reply: '${text}' }] }\n`
const platforms: Platforms = {
  room: { idempotent: true, actsOnOwner: true },
  strict: { idempotent: false, actsOnOwner: false, actsOnOwnerBy: ['recall'] },
}

let lodging: Home
let clock = START
let store: LedgerStore
let read: ReadStore
let pipeline: Pipeline
let home = { community: 0, account: 0, platform: 'room' }

beforeEach(async () => {
  lodging = await newHome()
  clock = START
  store = await lodging.ledger(() => START)
  pipeline = open()
  await settle('room')
  read = await lodging.reader()
})

afterEach(async () => {
  const { faults } = await auditLedger(read, home.community)
  await read.close()
  await store.close()
  await lodging.remove()
  expect(faults).toEqual([])
})

function open(): Pipeline {
  return createPipeline({ store, accept, now: () => clock, platforms })
}

async function settle(platform: string): Promise<void> {
  const community = await pipeline.createCommunity({ name: 'Club' })
  const account = await pipeline.createAccount({ community, platform, name: 'bot', settings: '{}' })
  home = { community, account, platform }
}

function publish(source: string, files: Readonly<Record<string, string>> = {}) {
  return pipeline.publish({ community: home.community, source, files, operator: 'anna', reason: 'because' })
}

function message(id: number, fields: Partial<Incoming> = {}): Incoming {
  return {
    kind: 'message.sent',
    at: clock,
    source: 'live',
    group: { native: 'g' },
    person: { native: 'u', name: 'Ben' },
    native: `m${id}`,
    data: {},
    content: { parts: [{ type: 'text', text: `hello ${id}` }] },
    ...fields,
  } as Incoming
}

const deliver = (...events: Incoming[]) => pipeline.deliver({ ...home, events })

async function assign(): Promise<void> {
  const [group] = await store.findGroups(home.community, home.platform, ['g'])
  const data = { operator: 'anna', act: 'assign-group', kind: 'club' }
  const { community } = home
  await pipeline.record([
    { community, kind: 'operator.act', group: group?.group ?? 0, member: null, data, content: null },
  ])
}

const actions = async () => (await read.actions(home.community, null, { limit: 1_000 })).toReversed()
const cases = async () => (await read.cases(home.community, null, { limit: 1_000 })).map(({ kind }) => kind)

test('a version published among other calls decides everything after it and nothing before it', async () => {
  await publish(SAYS('one'))
  await deliver(message(0))
  await assign()
  const calls = [
    deliver(message(1)),
    publish(SAYS('two')),
    deliver(message(2)),
    publish(SAYS('three')),
    deliver(message(3)),
  ]
  const results = await Promise.all(calls)
  expect(results[1]).toMatchObject({ status: 'published', version: 2 })
  expect((await actions()).map(({ text }) => text)).toEqual(['one', 'two', 'three'])
  expect(await pipeline.figures()).toMatchObject({ faults: 0 })
})

test('what a removed rule still wanted to send is withdrawn, what a renamed one wanted is not', async () => {
  const two = (rest: string) =>
    `${HEAD}rules:\n  - { id: greet, when: message, do: [{ reply: 'one' }] }\n${rest}`
  await publish(two("  - { id: nod, when: message, do: [{ reply: 'two' }] }\n"))
  await deliver(message(0))
  await assign()
  await deliver(message(1))
  await publish(`${HEAD}rules:\n  - { id: wave, was: nod, when: message, do: [{ reply: 'two' }] }\n`)
  await deliver(message(2))
  expect((await actions()).map(({ rule, status, code }) => [rule, status, code])).toEqual([
    ['greet', 'expired', 'rule-removed'],
    ['nod', 'queued', null],
    ['wave', 'queued', null],
  ])
})

test('a charter with faults is refused and nothing changes', async () => {
  await publish(SAYS('one'))
  const refused = await publish(
    `${HEAD}rules:\n  - { id: x, when: message, if: 'nonsense >', do: [recall] }\n`,
  )
  expect(refused).toMatchObject({ status: 'refused', faults: [expect.objectContaining({ line: 8 })] })
  expect(await store.latestCharter(home.community)).toMatchObject({ version: 1 })
})

test('word lists from files outlive the process that published them', async () => {
  const source = `${HEAD}words:\n  ads: { file: ads.txt }\nrules:\n  - { id: ads, when: message, if: "text.matches_list('ads')", do: [{ reply: 'no' }] }\n`
  expect(await publish(source, { 'ads.txt': 'cheap watches\n' })).toMatchObject({ status: 'published' })
  await deliver(message(0))
  await assign()
  pipeline = open()
  await deliver(message(1, { content: { parts: [{ type: 'text', text: 'Cheap watches here' }] } }))
  expect((await actions()).map(({ text }) => text)).toEqual(['no'])
})

describe('redelivery', () => {
  test('changes nothing, live, after a restart, and long after memory has forgotten', async () => {
    const old = message(1)
    await deliver(old, message(2))
    expect(await deliver(old)).toEqual({ outcomes: [{ status: 'duplicate' }] })
    clock += 3 * 3_600_000
    pipeline = open()
    expect(await deliver(old, message(3))).toEqual({
      outcomes: [{ status: 'duplicate' }, { status: 'appended', seq: 3 }],
    })
  })

  test('equal things without an id are told apart within one delivery', async () => {
    const twice = [message(1), message(1)].map((event) => ({ ...event, native: undefined }))
    expect((await deliver(...twice)).outcomes).toMatchObject([{ seq: 1 }, { seq: 2 }])
    expect((await deliver(...twice)).outcomes).toMatchObject([
      { status: 'duplicate' },
      { status: 'duplicate' },
    ])
  })

  test('the cursor of a delivery is kept with its events, also when all of them are known', async () => {
    await pipeline.deliver({ ...home, events: [message(1)], cursor: 'a' })
    await pipeline.deliver({ ...home, events: [message(1)], cursor: 'b' })
    expect(await pipeline.cursor(home.community, home.account)).toBe('b')
  })

  test('a command with a key is carried out once, without one each time', async () => {
    const act = {
      community: home.community,
      kind: 'operator.act',
      group: null,
      member: null,
      data: { operator: 'a', act: 'x' },
      content: null,
    } as const
    const { outcomes } = await pipeline.record([{ ...act, dedupe: 'k' }, { ...act, dedupe: 'k' }, act, act])
    expect(outcomes.map(({ status }) => status)).toEqual(['appended', 'duplicate', 'appended', 'appended'])
  })
})

describe('timers', () => {
  const WELCOMES = `${HEAD}onboarding:\n  welcome: { say: 'Welcome {members}!', gather: 1m }\nrules: []\n`
  const joins = (native: string, name: string) =>
    message(0, {
      kind: 'member.joined',
      native: `j-${native}`,
      person: { native, name },
      content: {},
    })

  test('gather arrivals, fire once, and survive a restart in between', async () => {
    await publish(WELCOMES)
    await deliver(message(0))
    await assign()
    await deliver(joins('a', 'Anna'), joins('b', 'buy gold at www.gold.com'))
    expect(await pipeline.tick(clock)).toEqual({ fired: 0, next: START + 60_000 })
    pipeline = open()
    clock += 61_000
    const [once, again] = await Promise.all([pipeline.tick(clock), pipeline.tick(clock)])
    expect([once.fired, again.fired]).toEqual([1, 0])
    expect(again.next).toBeNull()
    const [welcome, ...more] = await actions()
    expect(more).toEqual([])
    expect(welcome?.text).toMatch(/^Welcome Anna and /)
    expect(welcome?.text).not.toMatch(/gold/)
  })

  test('watchers hear when the next one is due', async () => {
    await publish(WELCOMES)
    await deliver(message(0))
    await assign()
    const heard: Committed[] = []
    pipeline.onCommitted((news) => heard.push(...news))
    await deliver(joins('a', 'Anna'))
    expect(heard).toMatchObject([{ community: home.community, timer: START + 60_000 }])
  })
})

describe('actions', () => {
  beforeEach(async () => {
    await publish(SAYS('hi'))
    await deliver(message(0))
    await assign()
    await deliver(message(1))
  })

  test('that a crash left in doubt are sent again where that does no harm', async () => {
    expect(await claimDue(pipeline, clock, 10)).toHaveLength(1)
    pipeline = open()
    await pipeline.figures()
    expect(await claimDue(pipeline, clock, 10)).toMatchObject([{ text: 'hi', action: { attempts: 2 } }])
    expect(await cases()).not.toContain('action-unknown')
  })

  test('whose sending failed for good are told to a person, once', async () => {
    const [claimed] = await claimDue(pipeline, clock, 10)
    const { seq = 0, n = 0 } = claimed?.action ?? {}
    const failed = {
      community: home.community,
      kind: 'action.failed',
      group: null,
      member: null,
      data: { seq, n, code: 'kicked', permanent: true },
      content: null,
      dedupe: 'once',
      update: { seq, n, status: 'failed', code: 'kicked' },
    } as const
    await pipeline.record([failed])
    await pipeline.record([failed])
    expect((await cases()).filter((kind) => kind === 'action-failed')).toHaveLength(1)
    expect(await actions()).toMatchObject([{ status: 'failed', code: 'kicked' }])
  })
})

describe('a platform that is not idempotent and spares the owner', () => {
  beforeEach(async () => {
    await settle('strict')
    await publish(
      `${HEAD}rules:\n  - { id: mute, when: message, if: "text.contains('spam')", do: [recall, { mute: 10m }] }\n`,
    )
    await deliver(message(0))
    await assign()
  })
  const spam = (id: number, person: Incoming['person']) =>
    message(id, { person, content: { parts: [{ type: 'text', text: 'spam' }] } })

  test('an act on the owner is counted and becomes a note', async () => {
    await deliver(spam(1, { native: 'boss', role: 'owner' }), spam(2, { native: 'u', role: 'member' }))
    const acts = (await actions()).filter(({ rule }) => rule === 'mute')
    expect(acts.find(({ code }) => code === 'owner-spared-mute')).toMatchObject({
      kind: 'note',
      status: 'done',
    })
    const queued = acts.filter(({ status }) => status === 'queued').map(({ kind }) => kind)
    expect(queued).toEqual(['recall', 'recall', 'mute'])
  })

  test('an act in doubt that does no harm twice is tried again', async () => {
    await deliver(spam(1, { native: 'u', role: 'member' }))
    expect(await claimDue(pipeline, clock, 10)).toHaveLength(2)
    pipeline = open()
    await pipeline.figures()
    expect(await claimDue(pipeline, clock, 10)).toMatchObject([
      { action: { kind: 'recall', attempts: 2 } },
      { action: { kind: 'mute', attempts: 2 } },
    ])
    expect(await cases()).not.toContain('action-unknown')
  })

  test('words in doubt are not repeated: a person is asked', async () => {
    await publish(SAYS('hi'))
    await deliver(message(1))
    expect(await claimDue(pipeline, clock, 10)).toMatchObject([{ text: 'hi' }])
    pipeline = open()
    await deliver(message(2, { content: { parts: [] } }))
    expect((await claimDue(pipeline, clock, 10)).filter(({ action }) => action.attempts > 1)).toEqual([])
    expect((await actions()).map(({ status }) => status)).toContain('unknown')
    expect(await cases()).toContain('action-unknown')
  })
})

test('an event that no decision can be made of is kept, shown, and the community goes on', async () => {
  await publish(
    `${HEAD}rules:\n  - { id: greet, when: message, if: "text.contains('hello 2')", do: [{ reply: hi }] }\n`,
  )
  await deliver(message(0))
  await assign()
  // A part that passes intake, and throws when its text is asked for.
  const trap = { type: 'text', text: 'x' }
  const content = { parts: [trap] }
  const poison = message(1, { content })
  const accepted = (event: Incoming) => {
    const whole = accept(event, clock)
    if (event === poison)
      Object.defineProperty(trap, 'text', {
        get: () => {
          throw new Error('poison')
        },
      })
    return whole
  }
  pipeline = createPipeline({ store, accept: accepted, now: () => clock, platforms })
  const { outcomes } = await deliver(poison, message(2))
  expect(outcomes.map(({ status }) => status)).toEqual(['appended', 'appended'])
  expect((await read.event(home.community, 4))?.content).toBe(
    '{"parts":[{"type":"text","text":"x"}],"name":"Ben"}',
  )
  expect(await pipeline.figures()).toMatchObject({ faults: 1, events: 2 })
  expect(await cases()).toContain('fault')
  expect((await actions()).map(({ text }) => text)).toEqual(['hi'])
})

describe('an erased member', () => {
  const GREETS = `${HEAD}onboarding:\n  welcome: { say: 'Welcome {members}!', gather: 2m }\nrules:\n  - { id: greet, when: message, do: [{ reply: 'Hi {member}' }] }\n`
  const joins = (native: string, name: string) =>
    message(0, { kind: 'member.joined', person: { native, name }, native: undefined, content: {} })
  const handles = () => store.findHandles(home.community, home.platform, ['u'])
  const erase = (member = 0) => {
    const [about, data] = [{ community: home.community, group: null, member }, { operator: 'anna' }]
    return pipeline.record([{ ...about, kind: 'erased', data, content: null }])
  }

  test('is not named by what is said later, and is somebody new once they write again', async () => {
    await publish(GREETS)
    await deliver(message(0))
    await assign()
    await deliver(joins('u', 'Ben'), joins('v', 'Ada'))
    await erase((await handles())[0]?.member)
    clock += 180_000
    await pipeline.tick(clock)
    expect((await actions()).map(({ text }) => text)).toEqual(['Welcome Ada and 1 other!'])
    await deliver(message(1))
    expect((await actions()).at(-1)?.text).toBe('Hi Ben')
  })

  test('who writes on in the same batch keeps what was written after', async () => {
    await publish(GREETS)
    await deliver(message(0))
    await assign()
    const [before] = await handles()
    await Promise.all([deliver(message(1)), erase(before?.member), deliver(message(2))])
    const [after] = await handles()
    expect(after?.member).not.toBe(before?.member)
    const kept = await read.events(home.community, { after: 0, limit: 20 }, { kind: 'message.sent' })
    expect(kept.map(({ content }) => content !== null)).toEqual([false, false, true])
    expect((await actions()).map(({ text }) => text)).toEqual([null, 'Hi Ben'])
  })
})

test('texts that count no more are swept out, and replay still finds the state as it was', async () => {
  await publish(
    `${HEAD}rules:\n  - { id: again, when: message, if: "counts.same_text('10m') >= 2", do: [{ reply: stop }] }\n`,
  )
  await deliver(message(0))
  await assign()
  const words = (id: number) => {
    const letters = (id % 600).toString().replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
    const text = `a text that is long enough ${letters} ${letters}`
    return message(id, { content: { parts: [{ type: 'text', text }] } })
  }
  const stored = async () =>
    (await store.scanState(home.community, 'text', Number.MIN_SAFE_INTEGER, 1_000)).length
  await deliver(...Array.from({ length: 600 }, (_, id) => words(id + 1)))
  expect(await stored()).toBe(600)
  clock += 3_600_000
  const meanwhile = [601, 602, 603, 604]
  for (const id of meanwhile) await deliver(words(id))
  expect(await stored()).toBe(meanwhile.length)
  expect(await actions()).toEqual([])
  await deliver(words(1201))
  expect((await actions()).map(({ text }) => text)).toEqual(['stop'])
  const [community] = await read.listCommunities()
  if (community === undefined) throw new Error('there is no community')
  expect(await verifyState(read, community)).toMatchObject({ differing: [], busy: false })
})

test('while it is paused nothing is taken, and afterwards everything goes on', async () => {
  pipeline.pause('the disk is nearly full')
  await expect(deliver(message(1))).rejects.toThrow('nearly full')
  pipeline.resume()
  expect((await deliver(message(1))).outcomes).toMatchObject([{ seq: 1 }])
})

test('closing ends what was taken, and takes nothing more', async () => {
  const last = deliver(message(1), message(2))
  const closing = pipeline.close()
  await expect(deliver(message(3))).rejects.toThrow('closed')
  expect((await last).outcomes).toHaveLength(2)
  await closing
  store = await lodging.ledger(() => START)
})
