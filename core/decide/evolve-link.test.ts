import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toId, type MemberId } from '../chat/ids.ts'
import type { Engine, Step } from './engine.ts'
import { linkMembers } from './evolve-link.ts'
import { EMPTY_BASE, Overlay } from './overlay.ts'
import { act, countAtLeast, hasWord, sampleCharter } from './sample-charter.ts'
import { DAY, HOUR, joins, leaves, MINUTE, NOON, says, takesRole } from './sample-events.ts'
import { RULES, startEngine } from './sample-histories.ts'
import { countIn, countOf } from './windows.ts'

interface Small {
  readonly wait: number
  readonly second: boolean
  readonly where: string
  readonly what: 'hi' | 'buy' | 'hi buy' | 'join' | 'leave'
}
const small: fc.Arbitrary<Small> = fc.record({
  wait: fc.constantFrom(0, 1000, MINUTE, HOUR, 7 * HOUR, DAY),
  second: fc.boolean(),
  where: fc.constantFrom('g1', 'g2', 'g3'),
  what: fc.constantFrom('hi', 'buy', 'hi buy', 'join', 'leave'),
})
const history = fc.array(small, { minLength: 1, maxLength: 30 })

function play(engine: Engine, moves: readonly Small[], second: string): void {
  let at = Math.max(NOON, engine.time)
  for (const { wait, second: isSecond, where, what } of moves) {
    at += wait
    const from = isSecond ? second : 'ann'
    if (what === 'join') engine.feed(joins(from, { at, group: where }))
    else if (what === 'leave') engine.feed(leaves(from, { at, group: where }))
    else engine.feed(says(what, { at, group: where, from }))
  }
}

const told = (steps: readonly Step[]) =>
  steps
    .filter(({ event }) => event.kind !== 'operator.act')
    .map(({ event, decision }) => [
      event.kind,
      decision.actions.map(({ kind, amount }) => [kind, amount]),
      decision.entries.map(({ amount }) => amount),
      decision.cases.map(({ kind }) => kind),
    ])

test('two handles that were linked are decided exactly as one', () => {
  fc.assert(
    fc.property(history, (moves) => {
      const charter = sampleCharter({ rules: RULES })
      const [two, one]: [Step[], Step[]] = [[], []]
      const linked = startEngine(charter, two)
      linked.feed(says('first', { from: 'ann' }))
      linked.link('ann', 'ann2')
      play(linked, moves, 'ann2')
      const single = startEngine(charter, one)
      single.feed(says('first', { from: 'ann' }))
      play(single, moves, 'ann')
      expect(told(two)).toEqual(told(one))
    }),
    { numRuns: 60 },
  )
})

test('linked afterwards, they have what one would have had', () => {
  const charter = sampleCharter({
    rules: [
      { id: 'talk', do: [act('points', { amount: 2 })] },
      { id: 'busy', if: countAtLeast('messages_everywhere', DAY, 1000), do: [act('case')] },
      { id: 'here', if: countAtLeast('messages', HOUR, 1000), do: [act('case')] },
    ],
  })
  fc.assert(
    fc.property(history, (moves) => {
      const said = moves.filter(({ what }) => what !== 'join' && what !== 'leave')
      const linked = startEngine(charter, [])
      play(linked, said, 'ann2')
      linked.link('ann', 'ann2')
      const single = startEngine(charter, [])
      play(single, said, 'ann')
      const [one, two] = [recordOf(single), recordOf(linked)]
      expect(two).toMatchObject({ points: one.points, messages: one.messages, last: one.last })
      expect(countOf(two.everywhere, DAY, linked.time)).toBe(countOf(one.everywhere, DAY, single.time))
    }),
    { numRuns: 60 },
  )
})

/** What is known of Ann once she has said one more word. */
function recordOf(engine: Engine) {
  const step = engine.feed(says('last', { from: 'ann', at: engine.time }))
  if (step === 'duplicate') throw new Error('taken for a duplicate')
  return engine.state.read('member', step.event.member ?? 0, 0)
}

describe('one person', () => {
  const group = 11
  const [kept, other, third] = [toId<MemberId>(21), toId<MemberId>(22), toId<MemberId>(23)]

  function draft(): Overlay {
    const overlay = new Overlay(EMPTY_BASE)
    overlay.edit('roster', 0, 0).groups = [[toId(group), 'club']]
    return overlay
  }

  test('has the roles, points and sanctions of both, once', () => {
    const overlay = draft()
    Object.assign(overlay.edit('member', kept, 0), {
      roles: ['mentor'],
      points: 3,
      first: 50,
      last: 60,
      daily: { a: [7, 2], b: [6, 5] },
      strikes: { ads: [10, 30] },
      cooldowns: { ads: 5 },
      sanctions: [[4, 0, 'warn', 'ads', 30]],
      told: [1, 9],
    })
    Object.assign(overlay.edit('member', other, 0), {
      roles: ['host', 'mentor'],
      points: 4,
      first: 40,
      last: 55,
      daily: { a: [7, 1], b: [7, 1], c: [7, 1] },
      strikes: { ads: [20] },
      cooldowns: { ads: 9 },
      sanctions: [[2, 1, 'mute', 'ads', 10]],
      told: [5],
    })
    linkMembers(overlay, kept, other)
    expect(overlay.read('member', kept, 0)).toMatchObject({
      roles: ['host', 'mentor'],
      points: 7,
      first: 40,
      last: 60,
      daily: { a: [7, 3], b: [7, 1], c: [7, 1] },
      strikes: { ads: [10, 20, 30] },
      cooldowns: { ads: 9 },
      sanctions: [
        [2, 1, 'mute', 'ads', 10],
        [4, 0, 'warn', 'ads', 30],
      ],
      told: [1, 5, 9],
    })
    expect(overlay.read('member', other, 0)).toMatchObject({ points: 0, roles: [], sanctions: [] })
    linkMembers(overlay, kept, other)
    expect(overlay.read('member', kept, 0).points).toBe(7)
    linkMembers(overlay, third, kept)
    expect(overlay.read('roster', 0, 0).merged).toEqual([
      [other, third],
      [kept, third],
    ])
  })

  test('is in a group once, with the higher role', () => {
    const overlay = draft()
    Object.assign(overlay.edit('group', group, 0), {
      kind: 'club',
      size: 5,
      admins: [other, third],
      arrivals: [kept, other],
      hits: {
        ads: [
          [other, 3],
          [third, 4],
          [kept, 5],
        ],
      },
    })
    Object.assign(overlay.edit('membership', group, kept), { present: true, joined: 9 })
    Object.assign(overlay.edit('membership', group, other), {
      present: true,
      joined: 5,
      role: 'owner',
      mutedUntil: 8,
    })
    linkMembers(overlay, kept, other)
    expect(overlay.read('membership', group, kept)).toMatchObject({
      present: true,
      joined: 5,
      role: 'owner',
      mutedUntil: 8,
    })
    expect(overlay.read('membership', group, other).present).toBe(false)
    expect(overlay.read('group', group, 0)).toMatchObject({
      size: 4,
      admins: [kept, third],
      arrivals: [kept],
      hits: {
        ads: [
          [third, 4],
          [kept, 5],
        ],
      },
    })
  })

  test('warnings under one name are strikes under the other', () => {
    const noAds = {
      id: 'no-ads',
      if: hasWord('buy'),
      do: [],
      escalation: { within: DAY, steps: [act('warn'), act('mute', { amount: HOUR })] },
    }
    const engine = startEngine(sampleCharter({ rules: [noAds] }), [])
    engine.feed(says('buy', { from: 'ann' }))
    engine.feed(takesRole('ann2', 'member', { at: NOON + 1 }))
    engine.link('ann2', 'ann')
    const step = engine.feed(says('buy', { from: 'ann2', group: 'g2', at: NOON + MINUTE }))
    expect(step).toMatchObject({ decision: { actions: [{ kind: 'mute' }] } })
  })
})

test('windows add up bucket by bucket', () => {
  const times = fc.array(fc.integer({ min: 0, max: 3 * DAY }), { maxLength: 30 })
  fc.assert(
    fc.property(times, times, (a, b) => {
      const overlay = new Overlay(EMPTY_BASE)
      const [x, y] = [toId<MemberId>(1), toId<MemberId>(2)]
      for (const at of a.toSorted((l, r) => l - r))
        countIn(overlay.edit('member', x, 0).everywhere, [DAY], at)
      for (const at of b.toSorted((l, r) => l - r))
        countIn(overlay.edit('member', y, 0).everywhere, [DAY], at)
      const now = 3 * DAY
      const sum =
        countOf(overlay.read('member', x, 0).everywhere, DAY, now) +
        countOf(overlay.read('member', y, 0).everywhere, DAY, now)
      linkMembers(overlay, x, y)
      expect(countOf(overlay.read('member', x, 0).everywhere, DAY, now)).toBe(sum)
    }),
  )
})
