import { describe, expect, test } from 'vitest'
import type { CompiledCharter } from '../charter/compiled.ts'
import type { Event } from '../chat/event.ts'
import { RESTORED } from '../charter/texts.ts'
import { toId, type CommunityId, type GroupId, type MemberId, type Seq } from '../chat/ids.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { faultDecision } from './draft.ts'
import { evolve } from './evolve.ts'
import { EMPTY_BASE, Overlay } from './overlay.ts'
import { act, countAtLeast, hasWord, sampleCharter } from './sample-charter.ts'
import { DAY, HOUR, MINUTE, NOON } from './sample-events.ts'
import { subjectOf } from './subject.ts'
import { countOf } from './windows.ts'

const group = toId<GroupId>(11)
const member = toId<MemberId>(12)

type Bare = Pick<Event, 'kind' | 'data'> &
  Partial<Pick<Event, 'content' | 'at' | 'received' | 'now' | 'source'>>

/** A community that takes events as the ledger has them, with times of its own. */
class Town {
  readonly state = new Overlay(EMPTY_BASE)
  charter: CompiledCharter
  #seq = 0

  constructor(charter: CompiledCharter) {
    this.charter = charter
    this.publish(charter)
    this.take({ kind: 'operator.act', data: { operator: 'o', act: 'assign-group', kind: 'club' } })
  }

  publish(charter: CompiledCharter, changes: object = {}): Decision {
    this.charter = charter
    const { version, watch } = charter
    return this.take({ kind: 'charter.published', data: { version, operator: 'o', watch, ...changes } })
  }

  eventOf(bare: Bare, of: { group: GroupId | null; member: MemberId | null }): Event {
    const at = bare.at ?? NOON
    return {
      community: toId<CommunityId>(1),
      seq: toId<Seq>(++this.#seq),
      received: at,
      now: at,
      source: 'live',
      account: null,
      native: null,
      revision: 0,
      content: null,
      ...of,
      ...bare,
      at,
    } as Event
  }

  take(bare: Bare, of: { group: GroupId | null; member: MemberId | null } = { group, member }): Decision {
    const event = this.eventOf(bare, of)
    const decision = decide(this.charter, this.state, subjectOf(this.charter, event))
    evolve(this.state, event, decision)
    return decision
  }

  say(text: string, times: Partial<Bare> = {}): Decision {
    return this.take({
      kind: 'message.sent',
      data: {},
      content: { parts: [{ type: 'text', text }] },
      ...times,
    })
  }

  get seq(): number {
    return this.#seq
  }

  member() {
    return this.state.read('member', member, 0)
  }
}

const noAds = {
  id: 'no-ads',
  if: hasWord('buy'),
  do: [act('recall'), act('reply')],
  escalation: { within: DAY, steps: [act('warn'), act('mute', { amount: 10 * MINUTE })] },
}
const held = ({ fired }: Decision) => fired.map((one) => one.held)

describe('late events', () => {
  test.each([
    ['older than the bound', { received: NOON + 10 * MINUTE + 1 }],
    ['an import, however fresh', { source: 'import' as const, received: NOON + 1 }],
  ])('%s: nothing is said, and a person decides about sanctions', (_, times) => {
    const town = new Town(sampleCharter({ rules: [noAds] }))
    const decision = town.say('buy', times)
    expect(decision).toMatchObject({ late: true, actions: [] })
    expect(held(decision)).toEqual(['late'])
    expect(decision.cases.map(({ kind }) => kind)).toEqual(['late-sanction'])
    expect(town.member().strikes).toEqual({})
    expect(town.member().messages).toBe(1)
  })

  test.each([
    ['within the bound', { received: NOON + 10 * MINUTE }],
    ['a history taken as it happened', { source: 'import' as const }],
  ])('%s is not late', (_, times) => {
    expect(new Town(sampleCharter({ rules: [noAds] })).say('buy', times).late).toBe(false)
  })
})

describe('arrivals of an outage', () => {
  const welcome = { template: 'w', gather: MINUTE, kinds: null, privately: false, mode: 'live' as const }
  const received = NOON + 3 * HOUR
  const joined = (town: Town, id: number, times: object) =>
    town.take({ kind: 'member.joined', data: {}, received, ...times }, { group, member: toId<MemberId>(id) })

  test('are greeted in one text, reckoned from when they became known', () => {
    const town = new Town(sampleCharter({ welcome }))
    const first = joined(town, 21, { at: NOON })
    const due = received + 15 * MINUTE
    expect(first.timers.map((timer) => timer.due)).toEqual([due])
    expect(joined(town, 22, { at: NOON + HOUR }).timers).toEqual([])
    const said = town.take(
      { kind: 'clock.due', data: { key: 'welcome:11', due }, at: due },
      { group, member: null },
    )
    expect(said.actions.map(({ text }) => text?.members)).toEqual([[21, 22]])
    expect(said.actions[0]?.expires).toBe(due + HOUR)
  })

  test('wait for each other when the welcome itself was held up', () => {
    const town = new Town(sampleCharter({ welcome }))
    const due = joined(town, 21, { at: NOON, received: NOON }).timers[0]?.due ?? 0
    const timer = { kind: 'clock.due' as const, data: { key: 'welcome:11', due }, at: due, received }
    const decision = town.take(timer, { group, member: null })
    expect([held(decision), decision.actions]).toEqual([['late'], []])
    expect(joined(town, 22, { at: NOON + HOUR }).timers).toEqual([])
    const again = decision.timers[0]?.due ?? 0
    expect(again).toBe(received + 15 * MINUTE)
    const said = town.take(
      { ...timer, data: { key: 'welcome:11', due: again }, at: again, received: again },
      { group, member: null },
    )
    expect(said.actions.map(({ text }) => text?.members)).toEqual([[21, 22]])
  })

  test('of an imported history are not greeted', () => {
    const town = new Town(sampleCharter({ welcome }))
    const decision = joined(town, 21, { at: NOON, source: 'import' })
    expect([held(decision), decision.timers]).toEqual([['late'], []])
  })
})

describe('the breaker', () => {
  test('allows five in a hundred of a large group', () => {
    const town = new Town(sampleCharter({ rules: [noAds] }))
    town.take({ kind: 'group.renamed', data: { size: 100 } }, { group, member: null })
    const ads = [21, 22, 23, 24, 25, 26].map((id) =>
      town.take(
        { kind: 'message.sent', data: { size: 100 }, content: { parts: [{ type: 'text', text: 'buy' }] } },
        { group, member: toId<MemberId>(id) },
      ),
    )
    expect(ads.flatMap(held)).toEqual([null, null, null, null, null, 'breaker'])
  })
})

describe('the size of a group', () => {
  const sizeAfter = (town: Town) => town.state.read('group', group, 0).size
  const speak = (town: Town, id: number) =>
    town.take(
      { kind: 'message.sent', data: {}, content: { parts: [{ type: 'text', text: 'hi' }] } },
      { group, member: toId<MemberId>(id) },
    )

  const arrive = (town: Town, id: number) =>
    town.take({ kind: 'member.joined', data: {}, content: {} }, { group, member: toId<MemberId>(id) })

  test('is what was seen where the platform does not tell it', () => {
    const town = new Town(sampleCharter())
    speak(town, 21)
    speak(town, 22)
    speak(town, 21)
    arrive(town, 23)
    expect(sizeAfter(town)).toBe(3)
  })

  test('does not grow when somebody speaks who is in the count of the platform', () => {
    const town = new Town(sampleCharter())
    town.take({ kind: 'group.renamed', data: { size: 10 } }, { group, member: null })
    speak(town, 21)
    speak(town, 22)
    expect(sizeAfter(town)).toBe(10)
    arrive(town, 23)
    expect(sizeAfter(town)).toBe(11)
  })
})

describe('a missed schedule', () => {
  const rule = (missed: 'skip' | 'send-late' | 'ask') => ({
    id: 'read',
    on: { on: 'schedule' as const, schedule: { weekdays: [], minute: 20 * 60 }, missed },
    do: [act('say')],
  })
  const due = NOON + 8 * HOUR
  const outage = { at: due, received: due + 3 * DAY }

  test.each([
    ['skip', [], 0],
    ['send-late', ['schedule:read:11'], 0],
    ['ask', [], 1],
  ] as const)('%s', (missed, groups, cases) => {
    const town = new Town(sampleCharter({ rules: [rule(missed)] }))
    const nobody = { group: null, member: null }
    const decision = town.take({ kind: 'clock.due', data: { key: 'schedule:read', due }, ...outage }, nobody)
    const [next, ...others] = decision.timers
    expect(next).toMatchObject({ key: 'schedule:read', due: due + 4 * DAY })
    expect(others.map(({ key }) => key)).toEqual(groups)
    expect(decision.cases).toHaveLength(cases)
  })

  test('is not spoken in a group whose own timer came too late', () => {
    const town = new Town(sampleCharter({ rules: [rule('skip')] }))
    const data = { key: 'schedule:read:11', due, payload: due }
    expect(held(town.take({ kind: 'clock.due', data, ...outage }, { group, member: null }))).toEqual(['late'])
    const inTime = { kind: 'clock.due' as const, data, at: due }
    expect(town.take(inTime, { group, member: null }).actions.map(({ kind }) => kind)).toEqual(['say'])
  })
})

describe('publishing', () => {
  const renamed = sampleCharter({ version: 2, rules: [{ ...noAds, id: 'ads' }] })

  test('a renamed rule keeps its strikes', () => {
    const town = new Town(sampleCharter({ rules: [noAds] }))
    town.say('buy')
    town.publish(renamed, { renamed: { 'no-ads': 'ads' } })
    expect(town.say('buy').fired).toEqual([{ rule: 'ads', strike: 2, held: null }])
  })

  test('an id that was given up starts afresh', () => {
    const town = new Town(sampleCharter({ rules: [noAds] }))
    town.say('buy')
    town.publish(renamed, { renamed: { 'no-ads': 'ads' } })
    town.publish(sampleCharter({ version: 3, rules: [noAds] }), { removed: ['ads'] })
    expect(town.say('buy').fired[0]?.strike).toBe(1)
    town.publish({ ...renamed, version: 4 }, { removed: ['no-ads'] })
    expect(town.say('buy').fired[0]?.strike).toBe(1)
  })

  test('timers of removed and renamed rules are taken back', () => {
    const town = new Town(sampleCharter())
    const { cancelled } = town.publish(sampleCharter({ version: 2 }), { removed: ['a'], renamed: { b: 'c' } })
    expect(cancelled).toEqual(['schedule:a', 'schedule:b'])
  })

  test('windows follow the version that was published', () => {
    const town = new Town(sampleCharter())
    town.say('x')
    expect(town.state.read('membership', group, member).messages).toEqual({})
    const counting = { id: 'flood', if: countAtLeast('messages', MINUTE, 2), do: [act('warn')] }
    town.publish(sampleCharter({ version: 2, rules: [counting] }))
    expect(town.say('x').fired).toEqual([])
    expect(town.say('x').fired).toHaveLength(1)
  })
})

describe('operators', () => {
  const order = (town: Town, data: object) =>
    town.take({ kind: 'operator.act', data: { operator: 'o', act: '', ...data } })

  test('give and take roles and tags', () => {
    const town = new Town(sampleCharter())
    order(town, { act: 'give-role', role: 'staff' })
    order(town, { act: 'give-role', role: 'creator' })
    order(town, { act: 'tag', tag: 'vip' })
    expect([town.member().roles, town.member().tags]).toEqual([['creator', 'staff'], ['vip']])
    order(town, { act: 'take-role', role: 'staff' })
    order(town, { act: 'untag', tag: 'vip' })
    expect([town.member().roles, town.member().tags]).toEqual([['creator'], []])
  })

  test('a role given in the charter does not make a platform role', () => {
    const town = new Town(sampleCharter())
    order(town, { act: 'give-role', role: 'owner' })
    expect(town.state.read('membership', group, member).role).toBe('member')
  })

  test('reset the breaker', () => {
    const town = new Town(sampleCharter({ rules: [noAds] }))
    for (const id of [21, 22, 23, 24]) {
      town.take(
        { kind: 'message.sent', data: {}, content: { parts: [{ type: 'text', text: 'buy' }] } },
        { group, member: toId<MemberId>(id) },
      )
    }
    expect(held(town.say('buy', { at: NOON + 2 * HOUR }))).toEqual(['breaker'])
    expect(order(town, { act: 'reset-breaker', rule: 'no-ads' }).settled).toEqual(['breaker:no-ads'])
    expect(held(town.say('buy', { at: NOON + 2 * HOUR }))).toEqual([null])
  })

  test('reset the breaker of a rule that was renamed since its case was opened', () => {
    const town = new Town(sampleCharter({ rules: [noAds] }))
    const opened = [21, 22, 23, 24].flatMap(
      (id) =>
        town.take(
          { kind: 'message.sent', data: {}, content: { parts: [{ type: 'text', text: 'buy' }] } },
          { group, member: toId<MemberId>(id) },
        ).cases,
    )
    town.publish(sampleCharter({ rules: [{ ...noAds, id: 'ads' }] }), { renamed: { 'no-ads': 'ads' } })
    town.publish(sampleCharter({ rules: [{ ...noAds, id: 'trade' }] }), { renamed: { ads: 'trade' } })
    const { settled } = order(town, { act: 'reset-breaker', rule: 'trade' })
    expect(settled).toEqual(opened.map(({ key }) => key))
  })

  test('settle the case that asks for a kind by giving one, not by taking it away', () => {
    const town = new Town(sampleCharter())
    const other = toId<GroupId>(19)
    const ask = town.take(
      { kind: 'message.sent', data: {}, content: { parts: [{ type: 'text', text: 'hi' }] } },
      { group: other, member },
    )
    const assign = (kind: string | null) =>
      town.take(
        { kind: 'operator.act', data: { operator: 'o', act: 'assign-group', kind } },
        { group: other, member: null },
      )
    expect(assign(null).settled).toEqual([])
    expect(assign('club').settled).toEqual(ask.cases.map(({ key }) => key))
    const gone = town.take({ kind: 'group.dissolved', data: {} }, { group: other, member: null })
    expect(gone.settled).toEqual(ask.cases.map(({ key }) => key))
  })

  test('take a group out of the charter, and are not asked about it', () => {
    const town = new Town(sampleCharter({ rules: [noAds] }))
    order(town, { act: 'assign-group', kind: null })
    expect(town.say('buy')).toMatchObject({ fired: [], cases: [] })
  })
})

describe('a verdict', () => {
  const undo = (town: Town, seq: number, n: number) =>
    town.take({ kind: 'verdict.given', data: { seq, n, verdict: 'undo', operator: 'o' } })

  test('unmutes, and takes back strike and violation', () => {
    const watching = { id: 'watch', if: countAtLeast('violations', DAY, 99), do: [] }
    const town = new Town(sampleCharter({ rules: [noAds, watching] }))
    town.say('buy')
    const muted = town.say('buy', { at: NOON + HOUR })
    const n = muted.actions.findIndex(({ kind }) => kind === 'mute')
    const recalled = muted.actions.findIndex(({ kind }) => kind === 'recall')
    const seq = town.seq
    const violations = () => countOf(town.member().violations, DAY, NOON + HOUR)
    expect(violations()).toBe(2)
    const restored = { kind: 'say', message: seq, text: { template: RESTORED, params: {} } }
    expect(undo(town, seq, recalled).actions).toMatchObject([restored])
    expect(violations()).toBe(1)
    expect(town.member().strikes).toEqual({ 'no-ads': [NOON] })
    expect(undo(town, seq, n).actions.map(({ kind }) => kind)).toEqual(['unmute'])
    expect(town.state.read('membership', group, member).mutedUntil).toBe(0)
    expect(violations()).toBe(1)
    expect(undo(town, seq, n).actions).toEqual([])
  })
})

describe('faults', () => {
  test('leave nothing behind but the time', () => {
    const town = new Town(sampleCharter())
    const event = town.eventOf({ kind: 'message.sent', data: {}, at: NOON + HOUR }, { group, member })
    evolve(town.state, event, faultDecision('broken', event))
    expect(town.state.read('community', 0, 0).time).toBe(NOON + HOUR)
    expect(town.member().messages).toBe(0)
  })
})

describe('dissolved groups', () => {
  test('are left alone', () => {
    const town = new Town(sampleCharter({ rules: [noAds] }))
    town.take({ kind: 'group.dissolved', data: {} })
    expect(town.say('buy')).toMatchObject({ kind: null, fired: [], cases: [] })
    expect(town.state.read('roster', 0, 0).groups).toEqual([])
  })
})

test('names that every object has are names of rules like any other', () => {
  const town = new Town(sampleCharter({ rules: [{ ...noAds, id: 'constructor' }] }))
  expect(town.say('buy').fired).toEqual([{ rule: 'constructor', strike: 1, held: null }])
  expect(town.say('buy').fired).toEqual([{ rule: 'constructor', strike: 2, held: null }])
})
