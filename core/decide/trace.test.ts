import { describe, expect, test } from 'vitest'
import type { Language } from '../charter/compiled.ts'
import { Engine, type Step } from './engine.ts'
import { act, countAtLeast, hasWord, sampleCharter, type SampleRule } from './sample-charter.ts'
import { joins, MINUTE, NOON, says, takesRole } from './sample-events.ts'
import { subjectOf } from './subject.ts'
import { explainEvent, sentence, type Trace } from './trace.ts'

const rules: readonly SampleRule[] = [
  {
    id: 'no-ads',
    title: { 'zh-CN': '禁止广告', en: 'No advertising' },
    if: hasWord('buy'),
    do: [act('recall'), act('points', { amount: -1 })],
    exempt: [{ role: 'owner', because: 'test' }],
  },
  { id: 'flood', title: 'Flood', if: countAtLeast('messages', MINUTE, 3), do: [act('warn')] },
  { id: 'trial', mode: 'dry', if: hasWord('buy'), do: [act('remove')] },
  { id: 'lobby-only', kinds: ['lobby'], do: [act('reply')] },
  { id: 'greet', on: { on: 'join' }, do: [act('say')] },
]
const charter = sampleCharter({
  rules,
  welcome: { template: 'w', gather: MINUTE, kinds: null, privately: false, mode: 'live' },
})

function running(): Engine {
  const engine = new Engine()
  engine.publish(charter)
  engine.assign('g1', 'club')
  return engine
}

function traceOf(step: Step | 'duplicate'): Trace {
  if (step === 'duplicate') throw new Error('taken for a duplicate')
  return explainEvent(charter, subjectOf(charter, step.event), step.decision)
}

const lines = (trace: Trace, language: Language) => trace.items.map((item) => sentence(item, language))

describe('a trace', () => {
  test('tells of every rule what became of it, in English', () => {
    expect(lines(traceOf(running().feed(says('buy'))), 'en')).toEqual([
      "“No advertising” was met (looked at text.matches_any(['buy'])): Folkmoot recalled the message and booked points.",
      '“Flood” was not met: looked at counts.messages(60000) >= 3.',
      "“trial” was met (looked at text.matches_any(['buy'])), but held back: the rule is on trial, so it was only recorded.",
      '“lobby-only” does not apply: the rule does not apply in this kind of group.',
      '“greet” does not apply: the rule does not look at this kind of event.',
    ])
  })

  test('and in Chinese', () => {
    expect(lines(traceOf(running().feed(says('buy'))), 'zh-CN')).toEqual([
      "“禁止广告”条件成立（看过 text.matches_any(['buy'])）：已撤回消息、记分。",
      '“Flood”条件不成立：看过 counts.messages(60000) >= 3。',
      "“trial”条件成立（看过 text.matches_any(['buy'])），但没有执行：规则在试运行，只记录、不执行。",
      '“lobby-only”不适用：规则不管这类群。',
      '“greet”不适用：规则不看这类事件。',
    ])
  })

  test('names the role that exempts', () => {
    const engine = running()
    engine.feed(takesRole('ann', 'owner'))
    const [item] = traceOf(engine.feed(says('buy'))).items
    expect(item).toMatchObject({ outcome: 'held', reason: 'exempt', role: 'owner' })
    expect(item && sentence(item, 'en')).toContain('exempt by role (owner)')
  })

  test('shows the welcome beside the rules', () => {
    const { items } = traceOf(running().feed(joins('ann')))
    expect(items.at(-1)).toMatchObject({ rule: 'welcome', outcome: 'fired' })
  })

  test('of a group without a kind says that nothing is done there', () => {
    const { items, kind, charter: version } = traceOf(running().feed(says('buy', { group: 'g9' })))
    expect([kind, version]).toEqual([null, 0])
    expect(items[0]).toMatchObject({ outcome: 'not-applicable', reason: 'no-kind' })
  })

  test('of an erased message still tells what happened', () => {
    const step = running().feed(says('buy', { at: NOON }))
    if (step === 'duplicate') throw new Error('taken for a duplicate')
    const erased = { ...step.event, content: null }
    const trace = explainEvent(charter, subjectOf(charter, erased), step.decision)
    expect(trace.erased).toBe(true)
    expect(trace.items.map(({ outcome }) => outcome)).toEqual([
      'fired',
      'not-met',
      'held',
      'not-applicable',
      'not-applicable',
    ])
  })
})
