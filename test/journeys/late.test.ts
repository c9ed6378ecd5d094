/** After an outage, with clocks that disagree, and on nights that lose or double an hour. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Incoming } from '../../core/chat/incoming.ts'
import { decodeState } from '../../core/decide/codec.ts'
import { joins, says, SmallPipeline, START } from './small-pipeline.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const GROUPS = Array.from({ length: 80 }, (_, n) => `g${n}`)
const SANCTIONS = ['recall', 'warn', 'mute', 'remove', 'block']

const charter = (rules: string, timezone = 'UTC') => `folkmoot: 1
name: Club
language: en
timezone: ${timezone}
groups:
  club: { for: Talking }
${rules}`

const BUSY = charter(`onboarding:
  welcome: { say: 'Welcome {members}!', gather: 2m }
rules:
  - { id: talk, when: message, do: [{ points: 1 }] }
  - { id: greet, when: message, if: "text.contains('hello')", do: [{ reply: 'Hello {member}!' }] }
  - { id: hint, when: join, do: [{ tell: 'Have a look round.' }] }
  - id: no-ads
    when: message
    if: "text.contains('cheap')"
    do: [recall]
    escalate: { within: 24h, steps: [warn, { mute: 10m }] }
`)

let here: SmallPipeline
afterEach(async () => {
  expect(await here.close()).toEqual([])
})

async function open(source: string, groups: readonly string[], start = START): Promise<void> {
  here = await SmallPipeline.open(undefined, start)
  await here.publish(source)
  await here.deliver(...groups.map((native) => says('first', { at: start, group: { native } })))
  for (const native of groups) await here.assign(native)
}

/** What happened in one group while nobody looked: joins, greetings, and an advertisement an hour. */
function missed(native: string, source: Incoming['source']): readonly Incoming[] {
  const place = (minute: number, who: string) => ({
    at: START + minute * MINUTE,
    source,
    group: { native },
    person: { native: `${native}-${who}`, name: who },
  })
  return [
    joins('', place(5, 'ann')),
    says('hello', place(6, 'ann')),
    ...[1, 2, 3, 4, 5].map((hour) => says(`cheap ${hour}`, place(hour * 60, 'spam'))),
    joins('', place(200, 'bob')),
    says('hello', place(320, 'bob')),
    joins('', place(340, 'eve')),
  ]
}

const ofKind = async (...kinds: readonly string[]) =>
  (await here.actions()).filter(({ kind }) => kinds.includes(kind))

async function expectCounted(): Promise<void> {
  for (const native of ['g0', 'g41', 'g79']) {
    const keys = await Promise.all(
      ['ann', 'spam'].map(async (who) => ({
        scope: 'member' as const,
        a: await here.memberId(`${native}-${who}`),
        b: 0,
      })),
    )
    const rows = await here.read.state(here.community, keys)
    const counted = rows.map(({ value }) => decodeState('member', value ?? '[1]'))
    expect(counted.map(({ messages, points }) => [messages, points])).toEqual(
      expect.arrayContaining([
        [1, 1],
        [5, 5],
      ]),
    )
  }
}

describe('an outage of six hours over eighty groups', () => {
  test.each(['backfill', 'live'] as const)('comes back as %s, in one go', async (source) => {
    await open(BUSY, GROUPS)
    here.clock = START + 6 * HOUR
    const events = GROUPS.flatMap((native) => missed(native, source))
    const { outcomes } = await here.deliver(...events)
    expect(outcomes.every(({ status }) => status === 'appended')).toBe(true)
    await here.advance(here.clock + DAY)
    const acts = await here.actions()
    expect(acts.map(({ kind }) => kind)).toEqual(Array(80).fill('say'))
    expect(new Set(acts.map(({ group }) => group)).size).toBe(80)
    expect(acts[0]?.text).toBe('Welcome ann, bob and eve!')
    const cases = (await here.cases()).filter(({ kind }) => kind === 'late-sanction')
    expect(cases).toHaveLength(80)
    expect(new Set(cases.map(({ count }) => count))).toEqual(new Set([5]))
    await expectCounted()
  })

  test('comes back page by page, twice, with the clock going on', async () => {
    await open(BUSY, GROUPS)
    await here.deliver(
      ...GROUPS.map((native) =>
        joins('', { group: { native }, person: { native: `${native}-dan`, name: 'dan' } }),
      ),
    )
    here.clock = START + 6 * HOUR
    here.restart()
    // What came due meanwhile fires before anything is back-filled.
    await here.advance(here.clock)
    const events = GROUPS.map((native) => missed(native, 'backfill'))
    for (const from of [0, 3, 6, 0, 6]) {
      for (const page of events) await here.deliver(...page.slice(from, from + 4))
      await here.advance(here.clock + 3 * MINUTE)
    }
    await here.advance(here.clock + DAY)
    expect(await ofKind(...SANCTIONS)).toEqual([])
    expect(await ofKind('reply')).toEqual([])
    // Dan came before the outage.
    expect(await ofKind('tell')).toHaveLength(80)
    const welcomes = await ofKind('say')
    expect(welcomes).toHaveLength(80)
    expect(welcomes[0]?.text).toBe('Welcome dan, ann, bob and eve!')
    await expectCounted()
  })

  test('afterwards everything is as before', async () => {
    await open(BUSY, ['g0'])
    here.clock = START + 6 * HOUR
    await here.deliver(...missed('g0', 'backfill'))
    await here.deliver(says('cheap now', { at: here.clock, group: { native: 'g0' } }))
    expect((await here.actions()).map(({ kind }) => kind)).toEqual(['recall', 'warn'])
  })
})

test('groups whose clocks disagree are decided in the order of arrival, each as punctual as it is', async () => {
  await open(BUSY, ['g0', 'g1', 'g2'])
  here.clock = START + HOUR
  const at = (native: string, away: number) =>
    says('hello', { at: here.clock + away, group: { native }, person: { native, name: native } })
  await here.deliver(at('g0', 4 * MINUTE), at('g1', -9 * MINUTE), at('g2', -11 * MINUTE), at('g0', 0))
  expect(await here.texts()).toEqual(['Hello g0!', 'Hello g1!', 'Hello g0!'])
  const times = (await here.read.events(here.community, { after: 0, limit: 100 })).map(
    ({ event }) => event.now,
  )
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(Math.max(...times)).toBeLessThanOrEqual(here.clock)
})

describe('a schedule', () => {
  const DAILY = ['01:30', '01:45', '02:15', '02:30']
  const rules = DAILY.map(
    (time, n) => `  - { id: s${n}, when: { every: '${time}', missed: skip }, do: [{ say: '${time}' }] }\n`,
  )

  test.each([
    ['America/New_York', 'loses an hour', Date.UTC(2027, 2, 13, 17)],
    ['America/New_York', 'has one twice', Date.UTC(2027, 10, 6, 16)],
    ['Europe/Berlin', 'loses an hour', Date.UTC(2027, 2, 27, 11)],
    ['Europe/Berlin', 'has one twice', Date.UTC(2027, 9, 30, 10)],
    ['Australia/Lord_Howe', 'loses half an hour', Date.UTC(2027, 9, 2, 1)],
    ['Australia/Lord_Howe', 'has half an hour twice', Date.UTC(2027, 3, 3, 1)],
  ])('in %s comes once in each group on the night that %s', async (timezone, _, noonBefore) => {
    await open(charter(`rules:\n${rules.join('')}`, timezone), ['g0', 'g1'], noonBefore)
    await here.advance(noonBefore + DAY)
    expect((await here.texts()).toSorted()).toEqual(DAILY.flatMap((time) => [time, time]))
    await here.advance(noonBefore + 2 * DAY)
    expect(await here.actions()).toHaveLength(2 * 2 * DAILY.length)
  })

  test('that was missed is skipped, sent late or asked about, as its rule says, and goes on the next day', async () => {
    const every = (missedRule: string) =>
      `  - { id: ${missedRule}, when: { every: '14:00', missed: ${missedRule} }, do: [{ say: ${missedRule} }] }\n`
    await open(charter(`rules:\n${['skip', 'send-late', 'ask'].map(every).join('')}`), ['g0', 'g1'])
    here.clock = START + 3 * DAY + 8 * HOUR
    here.restart()
    await here.advance(here.clock)
    expect(await here.texts()).toEqual(['send-late', 'send-late'])
    expect((await here.cases()).filter(({ kind }) => kind === 'missed-schedule')).toMatchObject([
      { rule: 'ask', count: 1, status: 'open' },
    ])
    await here.advance(here.clock + DAY)
    expect((await here.texts()).slice(2).toSorted()).toEqual([
      'ask',
      'ask',
      'send-late',
      'send-late',
      'skip',
      'skip',
    ])
  })
})
