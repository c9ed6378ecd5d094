import { describe, expect, test } from 'vitest'
import { toId, type GroupId, type MemberId, type Seq } from '../chat/ids.ts'
import { decodeDecision, decodeState, emptyRecord, encodeDecision, encodeState } from './codec.ts'
import type { Decision } from './decision.ts'
import { plainDecision } from './draft.ts'
import type { Scope } from './state.ts'

const group = toId<GroupId>(11)
const member = toId<MemberId>(12)
const seq = toId<Seq>(7)
const plain = plainDecision(3, 'club', [5, 'member', ['a', 'b']], null, false)

const full: Decision = {
  ...plain,
  fired: [
    { rule: 'a', strike: null, held: null },
    { rule: 'b', strike: 2, held: null },
    { rule: 'c', strike: null, held: 'exempt', role: 'staff' },
    {
      rule: 'd',
      strike: 1,
      held: 'quiet',
      partly: true,
      cooldown: ['group', 99],
      cap: ['member', 20_000, 1],
    },
  ],
  actions: [
    { kind: 'recall', rule: 'b', group, member, message: seq, text: null, expires: 5 },
    { kind: 'mute', rule: 'b', group, member, message: null, text: null, amount: 600, expires: 5 },
    {
      kind: 'say',
      rule: 'welcome',
      group,
      member: null,
      message: null,
      text: {
        template: 'onboarding/welcome',
        params: { count: 2, 'group.teacher': 'Lin' },
        members: [member],
      },
      expires: 6,
    },
    { kind: 'tag', rule: 'a', group, member, message: null, text: null, name: 'x', expires: 5 },
  ],
  entries: [
    { member, amount: 2, rule: 'a' },
    { member, amount: -1, rule: 'b', day: 20_000 },
  ],
  cases: [{ key: 'k', kind: 'breaker', rule: null, group, member: null, message: seq }],
  settled: ['unassigned-group:11'],
  timers: [{ key: 'welcome:11', due: 9, group, payload: null }],
  cancelled: ['schedule:x'],
  text: 123_456,
  late: true,
}

describe('decisions', () => {
  test.each([
    ['plain', plain],
    ['with a counted text', { ...plain, text: 9 }],
    ['late only', { ...plain, late: true }],
    ['that only settles a case', { ...plain, settled: ['k'] }],
    ['full', full],
    ['at fault', { ...plain, fault: 'rule "x" failed' }],
  ])('come back as they were: %s', (_, decision: Decision) => {
    expect(decodeDecision(encodeDecision(decision))).toEqual(decision)
  })

  test('stored before cases could be settled settle none', () => {
    const before = '[1,3,"club",[],0,[],[],[],[],[],[],0,"broken"]'
    expect(decodeDecision(before)).toMatchObject({ settled: [], fault: 'broken' })
  })

  test('are very short where nothing happened', () => {
    expect(encodeDecision(plain)).toBe('[1,3,"club",[5,"member",["a","b"]]]')
  })

  test('of a newer layout are refused by number', () => {
    expect(() => decodeDecision('[2,{}]')).toThrow(/layout 2/)
  })
})

describe('records', () => {
  test.each<Scope>(['community', 'group', 'member', 'membership', 'text', 'roster'])(
    'an empty %s is the shortest text there is',
    (scope) => {
      expect(encodeState(scope, emptyRecord(scope))).toBe('[1]')
      expect(decodeState(scope, '[1]')).toEqual(emptyRecord(scope))
    },
  )

  test('come back as they were', () => {
    const record = emptyRecord('group')
    Object.assign(record, {
      kind: 'club',
      values: { teacher: 'Lin' },
      size: 4,
      dissolved: true,
      admins: [member],
    })
    record.messages[60_000] = [890, 1, 891, 4]
    record.hits['no-ads'] = [[member, 5]]
    expect(decodeState('group', encodeState('group', record))).toEqual(record)
    const here = { ...emptyRecord('membership'), role: 'owner' as const, present: true, joined: 1 }
    expect(decodeState('membership', encodeState('membership', here))).toEqual(here)
  })

  test('equal records give equal texts', () => {
    const record = { ...emptyRecord('member'), points: 3, tags: ['x'] }
    expect(encodeState('member', decodeState('member', encodeState('member', record)))).toBe(
      encodeState('member', record),
    )
  })

  test('no field is forgotten', () => {
    for (const scope of ['community', 'group', 'member', 'membership', 'text', 'roster'] as const) {
      for (const [field, value] of Object.entries(emptyRecord(scope))) {
        const marked = { ...emptyRecord(scope), [field]: unlike(value) }
        expect(decodeState(scope, encodeState(scope, marked))).toEqual(marked)
      }
    }
  })
})

/** A value of the same sort that is not empty. */
function unlike(value: unknown): unknown {
  if (typeof value === 'number') return 7
  if (typeof value === 'boolean') return true
  if (typeof value === 'string' || value === null) return 'owner'
  return Array.isArray(value) ? ['x'] : { x: 1 }
}
