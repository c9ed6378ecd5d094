import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledCharter } from '../charter/compiled.ts'
import { callsEveryone, CEILINGS } from './ceilings.ts'
import { decodeDecision, decodeState, encodeDecision, encodeState } from './codec.ts'
import { Engine, type Step } from './engine.ts'
import { act, hasWord, sampleCharter, type SampleRule } from './sample-charter.ts'
import { DAY, HOUR, joins, leaves, MINUTE, NOON, other, says } from './sample-events.ts'
import { explainEvent, sentence } from './trace.ts'
import { subjectOf } from './subject.ts'

const templates = new Map([
  ['call', '@all come in'],
  ['word', 'hello'],
])
const welcome = { template: 'word', gather: MINUTE, kinds: null, privately: true, mode: 'live' as const }

function running(rules: readonly SampleRule[], rest: Partial<CompiledCharter> = {}) {
  const steps: Step[] = []
  const charter = sampleCharter({ rules, templates, ...rest })
  const engine = new Engine({ onStep: (step) => steps.push(step) })
  engine.publish(charter)
  engine.assign('g1', 'club')
  engine.assign('g2', 'club')
  const feed = (incoming: Parameters<Engine['feed']>[0]): Step => {
    const step = engine.feed(incoming)
    if (step === 'duplicate') throw new Error('taken for a duplicate')
    return step
  }
  const said = (kind: string) =>
    steps.flatMap(({ decision }) => decision.actions).filter((action) => action.kind === kind).length
  const cases = () => steps.flatMap(({ decision }) => decision.cases).filter(({ kind }) => kind === 'ceiling')
  return { engine, charter, steps, feed, said, cases }
}

const WEEK = 7 * DAY - 2 * HOUR
const reply = { id: 'hi', if: hasWord('hi'), do: [act('reply', { template: 'word' })] }

describe('what is said to a group', () => {
  test('ends at so much an hour and so much a local day, and is one case', () => {
    const { feed, said, cases } = running([reply])
    for (let n = 0; n < CEILINGS.talkPerHour + 20; n++) feed(says('hi', { at: NOON + n }))
    expect(said('reply')).toBe(CEILINGS.talkPerHour)
    expect(cases()).toHaveLength(1)
    for (let hour = 1; hour < 8; hour++) {
      for (let n = 0; n < CEILINGS.talkPerHour; n++) feed(says('hi', { at: NOON + hour * HOUR + n }))
    }
    expect(said('reply')).toBe(CEILINGS.talkPerDay)
    expect(cases()).toHaveLength(1)
    const elsewhere = feed(says('hi', { at: NOON + 8 * HOUR, group: 'g2' }))
    expect(elsewhere.decision.actions).toHaveLength(1)
    const midnight = NOON + 12 * HOUR
    expect(feed(says('hi', { at: midnight })).decision.fired).toEqual([
      { rule: 'hi', strike: null, held: null },
    ])
    for (let n = 0; n < CEILINGS.talkPerHour; n++) feed(says('hi', { at: midnight + 1 + n }))
    expect(cases()).toHaveLength(2)
  })

  test('the trace says which ceiling it was, in both languages', () => {
    const { charter, feed } = running([reply])
    for (let n = 0; n < CEILINGS.talkPerHour; n++) feed(says('hi', { at: NOON + n }))
    const { event, decision } = feed(says('hi', { at: NOON + MINUTE }))
    expect(decision.fired).toEqual([{ rule: 'hi', strike: null, held: 'ceiling' }])
    const [item] = explainEvent(charter, subjectOf(charter, event), decision).items
    if (item === undefined) throw new Error('nothing was explained')
    expect(sentence(item, 'en')).toContain('no charter raises it')
    expect(sentence(item, 'zh-CN')).toContain('任何章程都不能放宽')
  })
})

describe('sanctions', () => {
  const strict = {
    id: 'ads',
    if: hasWord('buy'),
    do: [act('recall', { template: 'word' })],
    escalation: {
      within: DAY,
      steps: [
        act('warn', { template: 'word' }),
        act('warn', { template: 'word' }),
        act('mute', { amount: 1 }),
      ],
    },
  }

  test('are never held, and chatter takes no room from their words', () => {
    const { feed, said } = running([reply, strict])
    for (let n = 0; n < CEILINGS.talkPerHour; n++) feed(says('hi', { at: NOON + n, from: `m${n}` }))
    expect(feed(says('buy', { at: NOON + MINUTE })).decision.fired[0]?.held).toBeNull()
    for (let n = 0; n < CEILINGS.noticesPerHour; n++) {
      feed(says('buy', { at: NOON + 2 * MINUTE + n, from: 'ann' }))
    }
    expect(said('recall')).toBe(CEILINGS.noticesPerHour + 1)
  })

  test('go on without words, and who goes on meets the next step', () => {
    const warned = { ...strict, do: [] }
    const { feed, cases } = running([warned, { ...reply, do: [act('warn', { template: 'word' })] }])
    for (let n = 0; n < CEILINGS.noticesPerHour; n++) feed(says('hi', { at: NOON + n, from: 'ann' }))
    const steps = [0, 1, 2].map((n) => feed(says('buy', { at: NOON + MINUTE + n, from: 'ann' })))
    expect(steps.map(({ decision }) => decision.fired[0])).toEqual([
      { rule: 'ads', strike: 1, held: 'ceiling', partly: true },
      { rule: 'ads', strike: 2, held: 'ceiling', partly: true },
      { rule: 'ads', strike: 3, held: null },
    ])
    expect(steps.map(({ decision }) => decision.actions.map(({ kind }) => kind))).toEqual([[], [], ['mute']])
    expect(cases()).toHaveLength(1)
  })

  test('a recall beyond the ceiling is carried out in silence', () => {
    const { feed } = running([{ ...strict, escalation: null }])
    const texts = Array.from({ length: CEILINGS.noticesPerHour + 1 }, (_, n) =>
      feed(says('buy', { at: NOON + n })),
    ).map(({ decision }) => decision.actions.map(({ kind, text }) => [kind, text !== null]))
    expect(texts.at(-2)).toEqual([['recall', true]])
    expect(texts.at(-1)).toEqual([['recall', false]])
  })
})

describe('private messages', () => {
  const tell = { id: 'psst', if: hasWord('hi'), do: [act('tell', { template: 'word' })] }

  test('end at so many a member and week', () => {
    const { feed, said, cases } = running([tell])
    for (let n = 0; n < 20; n++) feed(says('hi', { at: NOON + n * MINUTE, group: n % 2 ? 'g1' : 'g2' }))
    expect(said('tell')).toBe(CEILINGS.tellsPerWeek)
    expect(cases()).toHaveLength(2)
    expect(feed(says('hi', { at: NOON + 30 * MINUTE, from: 'bob' })).decision.actions).toHaveLength(1)
    expect(feed(says('hi', { at: NOON + WEEK })).decision.actions).toHaveLength(1)
    expect(feed(says('hi', { at: NOON + WEEK + 1 })).decision.fired[0]?.held).toBe('ceiling')
  })

  test('never go to people who neither wrote nor joined here', () => {
    const clap = { kind: 'reaction.added' as const, data: { of: 'x', emoji: '👏' }, content: {} }
    const { feed } = running([
      { id: 'thanks', on: { on: 'reaction' }, do: [act('tell', { template: 'word' })] },
    ])
    expect(feed(other('eve', clap)).decision.fired[0]?.held).toBe('stranger')
    feed(joins('eve', { at: NOON + MINUTE }))
    expect(feed(other('eve', clap, { at: NOON + 2 * MINUTE })).decision.actions).toHaveLength(1)
  })

  test('of the welcome count when somebody joins', () => {
    const { engine, said, feed, steps } = running([tell], { welcome })
    for (let n = 0; n < CEILINGS.tellsPerWeek; n++) feed(says('hi', { at: NOON + n, from: 'ann' }))
    feed(joins('ann', { at: NOON + MINUTE }))
    feed(joins('bob', { at: NOON + MINUTE }))
    engine.advance(NOON + HOUR)
    expect(said('tell')).toBe(CEILINGS.tellsPerWeek + 1)
    expect(steps.find(({ event }) => event.kind === 'member.joined')?.decision.fired).toEqual([
      { rule: 'welcome', strike: null, held: 'ceiling' },
    ])
  })
})

test('everybody is called so many times a group and week', () => {
  const { feed, said } = running([{ ...reply, do: [act('say', { template: 'call' })] }])
  for (let n = 0; n < 6; n++) feed(says('hi', { at: NOON + n * HOUR }))
  expect(said('say')).toBe(CEILINGS.callsPerWeek)
  expect(feed(says('hi', { at: NOON + 7 * HOUR, group: 'g2' })).decision.actions).toHaveLength(1)
  expect(feed(says('hi', { at: NOON + 7 * DAY })).decision.actions).toHaveLength(1)
})

test('a call to everybody is known from a name or an address', () => {
  for (const call of ['@all', 'hi @Everyone!', '@所有人 开会', '@全体成员', '@here, now'])
    expect([call, callsEveryone(call)]).toEqual([call, true])
  for (const none of ['@allan', 'all', 'hallo@all4you.org', '@hereafter', '所有人'])
    expect([none, callsEveryone(none)]).toEqual([none, false])
})

test('no history whatever has more said than the ceilings allow', () => {
  const rules = [
    reply,
    {
      id: 'two',
      if: hasWord('hi'),
      do: [act('say', { template: 'call' }), act('tell', { template: 'word' })],
    },
    { id: 'bye', on: { on: 'leave' as const }, do: [act('say', { template: 'word' })] },
  ]
  const burst = fc.record({
    wait: fc.constantFrom(0, MINUTE, HOUR, 5 * HOUR, DAY),
    many: fc.integer({ min: 1, max: 60 }),
    who: fc.constantFrom('ann', 'bob'),
    leaves: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(burst, { maxLength: 12 }), (bursts) => {
      const { feed, steps } = running(rules)
      let at = NOON
      for (const { wait, many, who, leaves: goes } of bursts) {
        at += wait
        for (let n = 0; n < many; n++) feed(goes ? leaves(who, { at }) : says('hi', { at, from: who }))
      }
      const acts = steps.flatMap(({ event, decision }) =>
        decision.actions.map((action) => ({ at: event.now, ...action })),
      )
      const within = (
        span: number,
        kinds: readonly string[],
        of: (one: (typeof acts)[number]) => unknown,
      ) => {
        const own = acts.filter(({ kind }) => kinds.includes(kind))
        const groups = Map.groupBy(
          own,
          (one) => `${String(of(one))} ${Math.floor((one.at + 8 * HOUR) / span)}`,
        )
        return Math.max(0, ...[...groups.values()].map(({ length }) => length))
      }
      expect(within(HOUR, ['say', 'reply'], () => 0)).toBeLessThanOrEqual(CEILINGS.talkPerHour)
      expect(within(DAY, ['say', 'reply'], () => 0)).toBeLessThanOrEqual(CEILINGS.talkPerDay)
      expect(within(WEEK, ['tell'], ({ member }) => member)).toBeLessThanOrEqual(CEILINGS.tellsPerWeek)
    }),
    { numRuns: 40 },
  )
})

test('what was said survives the store, and what was stored before has said nothing', () => {
  const { feed, engine } = running([{ ...reply, do: [act('say', { template: 'call' }), act('tell')] }])
  const { event, decision } = feed(says('hi'))
  expect(decision.spent).toMatchObject({ talk: 1, notices: 0, calls: 1, tells: 1, reported: false })
  expect(decodeDecision(encodeDecision(decision))).toEqual(decision)
  const group = engine.state.read('group', event.group ?? 0, 0)
  expect(decodeState('group', encodeState('group', group))).toEqual(group)
  expect(group.said.slice(1, 3)).toEqual([1, 0])
  const old = '[1,1,"club",[],0,[["hi"]],[],[["say","hi",5,11]]]'
  expect(decodeDecision(old).spent).toBeNull()
  expect(decodeState('group', '[1,"club",3]')).toMatchObject({ said: [], calls: [] })
})

test('a schedule three times a week calls each time, also when the clock goes forward', () => {
  const schedule = { weekdays: [1, 3, 5], minute: 20 * 60 }
  const rule: SampleRule = {
    id: 'meet',
    on: { on: 'schedule', schedule, missed: 'skip' },
    do: [act('say', { template: 'call' })],
  }
  const { engine, said, feed } = running([rule], { timezone: 'Europe/Berlin' })
  feed(says('start', { at: Date.UTC(2026, 2, 15, 12) }))
  engine.advance(Date.UTC(2026, 3, 12, 12))
  expect(said('say')).toBe(2 * 3 * 4)
})
