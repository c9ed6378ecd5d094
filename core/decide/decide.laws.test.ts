/** What must hold of `decide` and `evolve`, whatever the charter and whatever people do. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CompiledCharter } from '../charter/compiled.ts'
import { decodeDecision, decodeState, encodeDecision, encodeState } from './codec.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import type { Step } from './engine.ts'
import { evolve } from './evolve.ts'
import { needs } from './needs.ts'
import { EMPTY_BASE, Overlay, type StateBase } from './overlay.ts'
import { sampleCharter, withoutIndex, type SampleRule } from './sample-charter.ts'
import {
  live,
  makeMove,
  RULES,
  SHARED_RULES,
  startEngine,
  type Move,
  type Other,
} from './sample-histories.ts'
import type { PlatformRole } from '../chat/event.ts'
import { HOUR, MINUTE } from './sample-events.ts'
import type { Records, Scope } from './state.ts'
import { subjectOf } from './subject.ts'
import { explainEvent } from './trace.ts'

const charterOf = (pool: readonly SampleRule[]): fc.Arbitrary<CompiledCharter> =>
  fc
    .record({ rules: fc.subarray([...pool]), welcomed: fc.boolean(), quiet: fc.boolean() })
    .map(({ rules, welcomed, quiet }) =>
      sampleCharter({
        rules,
        templates: new Map([['rules/no-ads/do/1', 'Time {strike} in {group.teacher}']]),
        quiet: quiet ? { from: 23 * 60, to: 8 * 60 } : null,
        welcome: welcomed
          ? {
              template: 'onboarding/welcome',
              gather: 2 * MINUTE,
              kinds: null,
              privately: false,
              mode: 'live',
            }
          : null,
      }),
    )

const TEXTS = [
  'hi',
  'buy',
  'hi buy',
  'see https://example.org/a',
  'come to my wonderful shop',
  'nothing much',
]

const order = (act: string, fields: object = {}): Other => ({
  kind: 'operator.act',
  data: { operator: 'o', act, ...fields },
  content: {},
})
const orders: readonly Other[] = [
  order('give-role', { role: 'staff' }),
  order('take-role', { role: 'staff' }),
  order('tag', { tag: 'vip' }),
  order('assign-group', { kind: 'club' }),
  order('assign-group', { kind: null }),
  order('reset-breaker', { rule: 'no-ads' }),
]
const anyOther: fc.Arbitrary<Other> = fc.oneof(
  fc.constantFrom(...orders),
  fc.constantFrom<Other>(
    { kind: 'message.edited', data: { of: 'x' }, content: { parts: [{ type: 'text', text: 'buy' }] } },
    { kind: 'message.recalled', data: { of: 'x' }, content: {} },
    { kind: 'reaction.added', data: { of: 'x', emoji: '👍' }, content: {} },
    { kind: 'member.removed', data: {}, content: {} },
    { kind: 'group.dissolved', data: {}, content: {} },
  ),
  fc
    .record({ seq: fc.integer({ min: 5, max: 30 }), n: fc.integer({ min: 0, max: 2 }) })
    .map(({ seq, n }): Other => ({
      kind: 'verdict.given',
      data: { seq, n, verdict: 'undo', operator: 'o' },
      content: {},
    })),
)

const move: fc.Arbitrary<Move> = fc.record({
  wait: fc.constantFrom(0, 1, 1000, 30_000, MINUTE, 10 * MINUTE, HOUR, 7 * HOUR),
  who: fc.constantFrom('ann', 'bob', 'cid', 'dan', 'eve'),
  where: fc.constantFrom('g1', 'g2', 'g3', 'g4'),
  what: fc.oneof(
    { weight: 8, arbitrary: fc.record({ say: fc.constantFrom(...TEXTS) }) },
    { weight: 1, arbitrary: fc.record({ role: fc.constantFrom<PlatformRole>('owner', 'admin', 'member') }) },
    { weight: 1, arbitrary: fc.constantFrom('join' as const, 'leave' as const) },
    { weight: 2, arbitrary: fc.record({ other: anyOther }) },
  ),
})
const moves = fc.array(move, { minLength: 1, maxLength: 40 })

const anyCharter = charterOf([...RULES, ...SHARED_RULES])
const linking: fc.Arbitrary<Move> = fc
  .tuple(move, fc.constantFrom('ann', 'bob', 'eve'))
  .map(([one, sameAs]) => ({ ...one, what: { sameAs } }))
const anyone = fc.oneof({ weight: 12, arbitrary: move }, { weight: 1, arbitrary: linking })
const history = fc.tuple(anyCharter, fc.array(anyone, { minLength: 1, maxLength: 40 }))
const runs = { numRuns: 60 }

const keyOf = (scope: Scope, a: number, b: number) => `${scope} ${a} ${b}`

/** Rows as a store has them. */
class Rows {
  readonly rows = new Map<string, string>()

  save(overlay: Overlay): void {
    for (const { scope, a, b, record } of overlay.changed()) {
      this.rows.set(keyOf(scope, a, b), encodeState(scope, record))
    }
  }

  get<S extends Scope>(scope: S, a: number, b: number): Records[S] | undefined {
    const row = this.rows.get(keyOf(scope, a, b))
    return row === undefined ? undefined : decodeState(scope, row)
  }
}

/** Only what was loaded can be read: anything else is a fault of `needs`. */
function loaded(rows: Rows, keys: ReadonlySet<string>): StateBase {
  return {
    get: (scope, a, b) => {
      if (!keys.has(keyOf(scope, a, b))) throw new Error(`${keyOf(scope, a, b)} was not named by needs`)
      return rows.get(scope, a, b)
    },
  }
}

/** The events of a history once more, through a store and with nothing kept in memory from event to event. */
function throughStore(charter: CompiledCharter, steps: readonly Step[]): { rows: Rows; ledger: string[] } {
  const rows = new Rows()
  const ledger = steps.map(({ event }) => {
    const subject = subjectOf(charter, event)
    const groups = rows.get('roster', 0, 0)?.groups.map(([group]) => group)
    const keys = new Set(needs(charter, subject, groups).map(({ scope, a, b }) => keyOf(scope, a, b)))
    const overlay = new Overlay(loaded(rows, keys))
    const stored = encodeDecision(decide(charter, overlay, subject))
    evolve(overlay, event, decodeDecision(stored))
    rows.save(overlay)
    return stored
  })
  return { rows, ledger }
}

function fold(steps: readonly { event: Step['event']; decision: Decision }[]): Rows {
  const overlay = new Overlay(EMPTY_BASE)
  for (const { event, decision } of steps) evolve(overlay, event, decision)
  const rows = new Rows()
  rows.save(overlay)
  return rows
}

const sorted = ({ rows }: Rows) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1))

test('a cache of one event and an infinite one give the same ledger and state', () => {
  fc.assert(
    fc.property(history, ([charter, done]) => {
      const steps = live(charter, done)
      const { rows, ledger } = throughStore(charter, steps)
      expect(ledger).toEqual(steps.map(({ decision }) => encodeDecision(decision)))
      expect(sorted(rows)).toEqual(sorted(fold(steps)))
    }),
    runs,
  )
})

test('replay of stored decisions gives the state exactly, also after every text was erased', () => {
  fc.assert(
    fc.property(history, ([charter, done]) => {
      const steps = live(charter, done)
      const stored = steps.map(({ event, decision }) => ({
        event: { ...event, content: null },
        decision: decodeDecision(encodeDecision(decision)),
      }))
      expect(sorted(fold(stored))).toEqual(sorted(fold(steps)))
    }),
    runs,
  )
})

test('the same input gives the same decision, and deciding changes no state', () => {
  fc.assert(
    fc.property(history, ([charter, done]) => {
      const overlay = new Overlay(EMPTY_BASE)
      for (const { event, decision } of live(charter, done)) {
        const before = new Rows()
        before.save(overlay)
        expect(decide(charter, overlay, subjectOf(charter, event))).toEqual(decision)
        const after = new Rows()
        after.save(overlay)
        expect(after).toEqual(before)
        evolve(overlay, event, decision)
      }
    }),
    { numRuns: 30 },
  )
})

test('rules are found by the index exactly as without it', () => {
  fc.assert(
    fc.property(history, ([charter, done]) => {
      const plain = live(withoutIndex(charter), done).map(({ decision }) => encodeDecision(decision))
      expect(live(charter, done).map(({ decision }) => encodeDecision(decision))).toEqual(plain)
    }),
    runs,
  )
})

test('the computed trace names what was met: all of it, in order', () => {
  fc.assert(
    fc.property(history, ([charter, done]) => {
      for (const { event, decision } of live(charter, done)) {
        const stored = decodeDecision(encodeDecision(decision))
        const { items } = explainEvent(charter, subjectOf(charter, event), stored)
        const met = items.filter(({ outcome }) => outcome === 'fired' || outcome === 'held')
        expect(met.map(({ rule, reason, strike }) => ({ rule, held: reason, strike }))).toEqual(
          decision.fired.map(({ rule, held, strike }) => ({ rule, held, strike })),
        )
      }
    }),
    runs,
  )
})

test('events of different communities commute', () => {
  const two = fc.tuple(anyCharter, anyCharter, fc.array(fc.tuple(fc.boolean(), move), { maxLength: 40 }))
  fc.assert(
    fc.property(two, ([left, right, done]) => {
      const mixed: Step[][] = [[], []]
      const engines = [startEngine(left, mixed[0]!), startEngine(right, mixed[1]!)]
      for (const [second, one] of done) makeMove(engines[second ? 1 : 0]!, one)
      const ledger = (steps: readonly Step[]) => steps.map(({ decision }) => encodeDecision(decision))
      for (const [place, charter] of [left, right].entries()) {
        const alone: Step[] = []
        const engine = startEngine(charter, alone)
        for (const [second, one] of done) if (second === (place === 1)) makeMove(engine, one)
        expect(ledger(mixed[place]!)).toEqual(ledger(alone))
      }
    }),
    runs,
  )
})

/** The rows after these events in this order, and what was decided for each. */
function inOrder(charter: CompiledCharter, before: readonly Step[], steps: readonly Step[]) {
  const overlay = new Overlay(EMPTY_BASE)
  for (const { event, decision } of before) evolve(overlay, event, decision)
  const decisions = new Map<number, Decision>()
  for (const { event } of steps) {
    const decision = decide(charter, overlay, subjectOf(charter, event))
    decisions.set(event.seq, decision)
    evolve(overlay, event, decision)
  }
  return { decisions, state: overlay.changed().map(({ scope, a, b, record }) => ({ scope, a, b, record })) }
}

const byKey = (a: { scope: string; a: number; b: number }, b: typeof a) =>
  a.scope.localeCompare(b.scope) || a.a - b.a || a.b - b.b

test('events that share no member, group, counter or budget commute', () => {
  fc.assert(
    fc.property(charterOf(RULES), moves, move, move, (charter, before, a, b) => {
      const ann = { ...a, who: 'ann', where: 'g1' }
      const bob = { ...b, wait: 0, who: 'bob', where: 'g2' }
      const steps: Step[] = []
      const engine = startEngine(charter, steps)
      for (const one of [...before, ann, bob]) makeMove(engine, one)
      const [past, two] = [steps.slice(0, -2), steps.slice(-2)]
      const forth = inOrder(charter, past, two)
      const back = inOrder(charter, past, two.toReversed())
      const decided = [...forth.decisions.values(), ...back.decisions.values()]
      // The breaker is one for all groups: what trips it in one is meant to be felt in the other.
      fc.pre(decided.every(({ fired }) => fired.every(({ held }) => held !== 'breaker')))
      expect(back.decisions).toEqual(forth.decisions)
      expect(back.state.sort(byKey)).toEqual(forth.state.sort(byKey))
    }),
    runs,
  )
})

test('who holds which role changes nothing in a charter without differences by role', () => {
  const people = ['ann', 'bob', 'cid', 'dan', 'eve']
  const shuffled = fc.shuffledSubarray(people, { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(anyCharter, moves, shuffled, (charter, all, others) => {
      // A verdict names an action by its place, and the public note takes a place of its own.
      const done = all.filter(({ what }) => !isOther(what, 'verdict.given'))
      const permuted = done.map((one) =>
        (typeof one.what === 'object' && 'role' in one.what) || isOther(one.what, 'operator.act')
          ? { ...one, who: others[people.indexOf(one.who)] ?? one.who }
          : one,
      )
      // Both times the same people are met in the same order, so that they get the same ids.
      const meet = people.map((who) => ({ wait: 0, who, where: 'g1', what: { say: 'nothing much' } }))
      const outcome = (moved: typeof done) =>
        live(charter, [...meet, ...moved])
          .filter(({ event }) => event.kind !== 'member.role')
          .map(({ event, decision }) => [event.seq, encodeDecision(unnoted(decision))])
      expect(outcome(permuted)).toEqual(outcome(done))
    }),
    runs,
  )
})

function isOther(what: Move['what'], kind: Other['kind']): boolean {
  return typeof what === 'object' && 'other' in what && what.other.kind === kind
}

/** The public note about an owner or manager is how the sanction is shown, not what it is. */
function unnoted(decision: Decision): Decision {
  return { ...decision, actions: decision.actions.filter(({ kind }) => kind !== 'note') }
}
