import { describe, expect, test } from 'vitest'
import { encodeDecision } from './codec.ts'
import type { Timer } from './decision.ts'
import { Engine, type Step } from './engine.ts'
import { act, countAtLeast, hasWord, sampleCharter } from './sample-charter.ts'
import { DAY, MINUTE, NOON, says } from './sample-events.ts'
import { RULES } from './sample-histories.ts'
import { TimerQueue } from './timer-queue.ts'

describe('the engine', () => {
  test('takes a redelivery for what it is', () => {
    const engine = new Engine()
    const message = says('hi')
    expect(engine.feed(message)).not.toBe('duplicate')
    expect(engine.feed(message)).toBe('duplicate')
  })

  test('keeps equal messages that have no id of their own', () => {
    const engine = new Engine()
    const { native: _, ...message } = says('hi')
    expect([engine.feed(message), engine.feed(message)]).not.toContain('duplicate')
  })

  test('begins with the history, not in 1970: no schedule runs before the first event', () => {
    const rule = {
      id: 'daily',
      on: { on: 'schedule' as const, schedule: { weekdays: [], minute: 0 }, missed: 'skip' as const },
      do: [act('say')],
    }
    const steps: Step[] = []
    const engine = new Engine({ onStep: (step) => steps.push(step) })
    engine.publish(sampleCharter({ rules: [rule] }))
    engine.assign('g1', 'club')
    engine.feed(says('hi'))
    expect(steps.map(({ event }) => event.kind)).toEqual([
      'charter.published',
      'operator.act',
      'message.sent',
    ])
    expect(steps.map(({ event }) => event.at)).toEqual([NOON, NOON, NOON])
  })

  test('time never runs backwards, and a history is never late', () => {
    const engine = new Engine()
    engine.publish(sampleCharter())
    engine.feed(says('hi'))
    const step = engine.feed({ ...says('hi', { at: NOON - DAY }), source: 'import' })
    expect(step).toMatchObject({ event: { at: NOON - DAY, now: NOON }, decision: { late: false } })
  })

  test('a version published in between decides what comes after', () => {
    const rule = (word: string) => ({ id: word, if: hasWord(word), do: [act('recall')] })
    const engine = new Engine()
    engine.publish(sampleCharter({ rules: [rule('buy')] }))
    engine.assign('g1', 'club')
    const fired = (text: string) => {
      const step = engine.feed(says(text))
      return step === 'duplicate' ? [] : step.decision.fired.map((one) => one.rule)
    }
    expect([fired('buy'), fired('sell')]).toEqual([['buy'], []])
    engine.publish(sampleCharter({ version: 2, rules: [rule('sell')] }), { removed: ['buy'] })
    expect([fired('buy'), fired('sell')]).toEqual([[], ['sell']])
  })

  test('forgets texts that no window looks at any more', () => {
    const engine = new Engine()
    engine.publish(
      sampleCharter({
        rules: [{ id: 'twice', if: countAtLeast('same_text', MINUTE, 2), do: [act('warn')] }],
      }),
    )
    engine.assign('g1', 'club')
    const first = engine.feed(says('come to my wonderful shop'))
    const text = first === 'duplicate' ? 0 : (first.decision.text ?? 0)
    expect(engine.state.read('text', text, 0).last).toBe(NOON)
    for (let n = 0; n < 4200; n++) engine.feed(says('hi', { at: NOON + DAY + n }))
    expect(engine.state.read('text', text, 0).last).toBe(0)
  })
})

test('keeping people small changes no decision', () => {
  const decisions = (mostRecords: number) => {
    const steps: string[] = []
    const engine = new Engine({ mostRecords, onStep: ({ decision }) => steps.push(encodeDecision(decision)) })
    engine.publish(sampleCharter({ rules: RULES }))
    engine.assign('g1', 'club')
    for (let n = 0; n < 300; n++) {
      const text = ['hi', 'buy', 'nothing much'][n % 3] ?? ''
      engine.feed(says(`${text} ${n % 5}`, { at: NOON + n * 7_000, from: `p${(n * n) % 11}` }))
    }
    return steps
  }
  const usual = decisions(1_000)
  expect(usual.join()).toContain('no-ads')
  expect(decisions(1)).toEqual(usual)
})

describe('timers', () => {
  const timer = (key: string, due: number): Timer => ({ key, due, group: null, payload: null })

  test('come earliest first, of two at once the one set first', () => {
    const queue = new TimerQueue()
    for (const [key, due] of [
      ['c', 30],
      ['a', 10],
      ['d', 30],
      ['b', 20],
      ['e', 40],
    ] as const) {
      queue.set(timer(key, due))
    }
    const taken: string[] = []
    for (let next = queue.takeDue(30); next !== null; next = queue.takeDue(30)) taken.push(next.key)
    expect(taken).toEqual(['a', 'b', 'c', 'd'])
    expect(queue.takeDue(40)?.key).toBe('e')
  })

  test('are replaced by key and can be cancelled', () => {
    const queue = new TimerQueue()
    queue.set(timer('a', 10))
    queue.set(timer('a', 20))
    queue.set(timer('b', 15))
    queue.cancel('b')
    expect(queue.takeDue(19)).toBeNull()
    expect(queue.takeDue(20)?.key).toBe('a')
    expect(queue.takeDue(99)).toBeNull()
  })
})
