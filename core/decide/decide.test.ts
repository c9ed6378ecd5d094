import { describe, expect, test } from 'vitest'
import type { CompiledCharter } from '../charter/compiled.ts'
import { Engine, type Step } from './engine.ts'
import { act, countAtLeast, hasWord, sampleCharter } from './sample-charter.ts'
import { DAY, HOUR, MINUTE, NOON, joins, leaves, says, takesRole } from './sample-events.ts'

/** An engine whose groups g1 and g2 are clubs, and the steps it takes. */
function running(charter: CompiledCharter): { engine: Engine; steps: Step[] } {
  const steps: Step[] = []
  const engine = new Engine({ onStep: (step) => steps.push(step) })
  engine.publish(charter)
  engine.assign('g1', 'club')
  engine.assign('g2', 'club')
  return { engine, steps }
}

function feed(engine: Engine, incoming: Parameters<Engine['feed']>[0]): Step {
  const step = engine.feed(incoming)
  if (step === 'duplicate') throw new Error('taken for a duplicate')
  return step
}

const kinds = ({ decision }: Step) => decision.actions.map(({ kind }) => kind)
const held = ({ decision }: Step) => decision.fired.map((fired) => fired.held)

const noAds = {
  id: 'no-ads',
  if: hasWord('buy'),
  do: [act('recall')],
  escalation: { within: DAY, steps: [act('warn'), act('mute', { amount: 10 * MINUTE }), act('case')] },
}

describe('escalation', () => {
  test('warns, mutes, then opens a case, and stays at the last step', () => {
    const { engine } = running(sampleCharter({ rules: [noAds] }))
    const steps = [0, 1, 2, 3].map((n) => feed(engine, says('buy now', { at: NOON + n * MINUTE })))
    expect(steps.map(kinds)).toEqual([['recall', 'warn'], ['recall', 'mute'], ['recall'], ['recall']])
    expect(steps.map(({ decision }) => decision.cases.length)).toEqual([0, 0, 1, 1])
    expect(steps.map(({ decision }) => decision.fired[0]?.strike)).toEqual([1, 2, 3, 4])
  })

  test('forgets strikes older than its window', () => {
    const { engine } = running(sampleCharter({ rules: [noAds] }))
    feed(engine, says('buy now'))
    expect(kinds(feed(engine, says('buy now', { at: NOON + DAY })))).toEqual(['recall', 'warn'])
  })

  test('counts the owner alike, and puts the sanction where members see it', () => {
    const { engine } = running(sampleCharter({ rules: [noAds] }))
    feed(engine, takesRole('ann', 'owner'))
    const step = feed(engine, says('buy now'))
    expect(kinds(step)).toEqual(['recall', 'warn', 'note'])
    expect(step.decision.fired).toEqual([{ rule: 'no-ads', strike: 1, held: null }])
  })
})

describe('what holds a rule back', () => {
  test('a dry rule shows and does nothing, and leaves no strike', () => {
    const { engine } = running(sampleCharter({ rules: [{ ...noAds, mode: 'dry' }] }))
    const step = feed(engine, says('buy now'))
    expect(held(step)).toEqual(['dry'])
    expect(step.decision.actions).toEqual([])
    expect(engine.state.read('member', step.event.member ?? 0, 0).strikes).toEqual({})
  })

  test('who holds an exempt role is passed by, and the role is named', () => {
    const exempt = [{ role: 'owner', because: 'test' }]
    const { engine } = running(sampleCharter({ rules: [{ ...noAds, exempt }] }))
    feed(engine, takesRole('ann', 'owner'))
    expect(feed(engine, says('buy now')).decision.fired).toEqual([
      { rule: 'no-ads', strike: null, held: 'exempt', role: 'owner' },
    ])
  })

  test('a cooldown lasts its span for the same member only', () => {
    const rule = {
      id: 'hi',
      if: hasWord('hi'),
      do: [act('reply')],
      cooldown: { per: 'member' as const, span: HOUR },
    }
    const { engine } = running(sampleCharter({ rules: [rule] }))
    expect(held(feed(engine, says('hi')))).toEqual([null])
    expect(held(feed(engine, says('hi', { from: 'bob' })))).toEqual([null])
    expect(held(feed(engine, says('hi', { at: NOON + HOUR - 1 })))).toEqual(['cooldown'])
    expect(held(feed(engine, says('hi', { at: NOON + HOUR })))).toEqual([null])
  })

  test('a cap counts a local day', () => {
    const rule = { id: 'hi', if: hasWord('hi'), do: [act('reply')], cap: { per: 'group' as const, count: 2 } }
    const { engine } = running(sampleCharter({ rules: [rule] }))
    const midnight = NOON + 12 * HOUR
    expect(
      [NOON, NOON + 1, midnight - 1, midnight].map((at) => held(feed(engine, says('hi', { at })))),
    ).toEqual([[null], [null], ['cap'], [null]])
  })

  test('quiet hours silence what the group would hear and nothing else', () => {
    const rule = { ...noAds, do: [act('recall'), act('say')] }
    const quiet = { from: 11 * 60, to: 13 * 60 }
    const { engine } = running(sampleCharter({ rules: [rule], quiet }))
    const step = feed(engine, says('buy now'))
    expect(kinds(step)).toEqual(['recall', 'warn'])
    expect(step.decision.fired).toEqual([{ rule: 'no-ads', strike: 1, held: 'quiet', partly: true }])
  })

  test('the last who can administer a group is not removed', () => {
    const rule = { id: 'out', if: hasWord('buy'), do: [act('remove')] }
    const { engine } = running(sampleCharter({ rules: [rule] }))
    feed(engine, takesRole('ann', 'owner'))
    const alone = feed(engine, says('buy'))
    expect([kinds(alone), held(alone), alone.decision.cases[0]?.kind]).toEqual([
      [],
      ['protected'],
      'protected',
    ])
    feed(engine, takesRole('bob', 'admin'))
    expect(kinds(feed(engine, says('buy')))).toEqual(['remove', 'note'])
  })

  test("a bot's messages wake no rule", () => {
    const { engine } = running(sampleCharter({ rules: [noAds] }))
    expect(feed(engine, says('buy now', { bot: true })).decision.fired).toEqual([])
  })

  test('the breaker stops a rule that hits a fourth member within an hour, until it is reset', () => {
    const { engine } = running(sampleCharter({ rules: [noAds] }))
    const from = (name: string, at = NOON) => feed(engine, says('buy', { from: name, at }))
    expect(['a', 'b', 'c', 'a'].map((name) => held(from(name)))).toEqual([[null], [null], [null], [null]])
    const tripped = from('d')
    expect([held(tripped), kinds(tripped), tripped.decision.cases[0]?.kind]).toEqual([
      ['breaker'],
      [],
      'breaker',
    ])
    const later = from('a', NOON + 2 * HOUR)
    expect([held(later), later.decision.cases]).toEqual([['breaker'], []])
  })
})

describe('groups without a kind', () => {
  test('nothing is done there, and one case is opened once', () => {
    const { engine } = running(sampleCharter({ rules: [noAds] }))
    const first = feed(engine, says('buy', { group: 'g9' }))
    expect(first.decision).toMatchObject({ charter: 0, kind: null, fired: [], actions: [] })
    expect(first.decision.cases.map(({ kind }) => kind)).toEqual(['unassigned-group'])
    expect(feed(engine, says('buy', { group: 'g9' })).decision.cases).toEqual([])
  })
})

describe('welcome', () => {
  const welcome = {
    template: 'onboarding/welcome',
    gather: 2 * MINUTE,
    kinds: ['club'],
    privately: false,
    mode: 'live' as const,
  }
  const greetings = (steps: readonly Step[]) => steps.filter((step) => kinds(step).includes('say'))

  test('gathers arrivals into one text, without those who have left', () => {
    const { engine, steps } = running(sampleCharter({ welcome }))
    const ann = feed(engine, joins('ann')).event.member
    const bob = feed(engine, joins('bob', { at: NOON + MINUTE })).event.member
    feed(engine, joins('eve', { at: NOON + MINUTE }))
    feed(engine, leaves('eve', { at: NOON + MINUTE + 1 }))
    engine.advance(NOON + DAY)
    const said = greetings(steps)
    expect(said.map(({ event }) => event.at)).toEqual([NOON + 2 * MINUTE])
    expect(said[0]?.decision.actions[0]?.text?.members).toEqual([ann, bob])
  })

  test('greets who comes back within a day once only', () => {
    const { engine, steps } = running(sampleCharter({ welcome }))
    feed(engine, joins('ann'))
    feed(engine, leaves('ann', { at: NOON + HOUR }))
    feed(engine, joins('ann', { at: NOON + 2 * HOUR }))
    feed(engine, joins('ann', { at: NOON + 2 * DAY }))
    engine.advance(NOON + 3 * DAY)
    expect(greetings(steps).map(({ event }) => event.at)).toEqual([
      NOON + 2 * MINUTE,
      NOON + 2 * DAY + 2 * MINUTE,
    ])
  })

  test('without gathering greets each at once, and sets no timer twice for one instant', () => {
    const { engine, steps } = running(sampleCharter({ welcome: { ...welcome, gather: 0 } }))
    feed(engine, joins('ann'))
    engine.advance(NOON + 1)
    feed(engine, joins('bob'))
    engine.advance(NOON + 10)
    expect(greetings(steps).map(({ event }) => event.at - NOON)).toEqual([1, 2])
  })

  test('waits for the end of quiet hours', () => {
    const quiet = { from: 11 * 60, to: 13 * 60 }
    const { engine, steps } = running(sampleCharter({ welcome, quiet }))
    feed(engine, joins('ann'))
    feed(engine, joins('bob', { at: NOON + 30 * MINUTE }))
    engine.advance(NOON + DAY)
    expect(greetings(steps).map(({ event }) => event.at)).toEqual([NOON + HOUR])
    expect(greetings(steps)[0]?.decision.actions[0]?.text?.members).toHaveLength(2)
  })
})

describe('schedules', () => {
  const daily = (missed: 'skip' | 'send-late' | 'ask') => ({
    id: 'read',
    on: { on: 'schedule' as const, schedule: { weekdays: [], minute: 20 * 60 }, missed },
    do: [act('say')],
    kinds: ['club'],
  })

  test('speak in every group of their kinds, day after day', () => {
    const { engine, steps } = running(sampleCharter({ rules: [daily('skip')] }))
    engine.assign('g3', 'lobby')
    feed(engine, says('hi'))
    engine.advance(NOON + 2 * DAY)
    const said = steps.filter((step) => kinds(step).includes('say'))
    expect(said.map(({ event }) => event.at - NOON)).toEqual([
      8 * HOUR,
      8 * HOUR,
      DAY + 8 * HOUR,
      DAY + 8 * HOUR,
    ])
    expect(new Set(said.map(({ decision }) => decision.actions[0]?.group)).size).toBe(2)
  })
})

describe('points', () => {
  test('are capped a local day', () => {
    const rule = { id: 'active', do: [act('points', { amount: 2, perDay: 5 })] }
    const { engine } = running(sampleCharter({ rules: [rule] }))
    const amounts = [0, 1, 2, 3].map((n) =>
      feed(engine, says('x', { at: NOON + n })).decision.entries.map(({ amount }) => amount),
    )
    expect(amounts).toEqual([[2], [2], [1], []])
    const next = feed(engine, says('x', { at: NOON + DAY }))
    expect(next.decision.entries.map(({ amount }) => amount)).toEqual([2])
    expect(engine.state.read('member', next.event.member ?? 0, 0).points).toBe(7)
  })
})

describe('counts', () => {
  test('hold the present event and those of the window', () => {
    const rule = { id: 'flood', if: countAtLeast('messages', MINUTE, 3), do: [act('warn')] }
    const { engine } = running(sampleCharter({ rules: [rule] }))
    const fired = [0, 1, 2].map((n) => feed(engine, says(`x${n}`, { at: NOON + n })).decision.fired.length)
    expect(fired).toEqual([0, 0, 1])
    expect(feed(engine, says('y', { at: NOON + 2 * MINUTE })).decision.fired).toEqual([])
  })

  test('the same text in several groups', () => {
    const rule = { id: 'spread', if: countAtLeast('same_text_groups', HOUR, 2), do: [act('recall')] }
    const { engine } = running(sampleCharter({ rules: [rule] }))
    const text = 'come to my wonderful shop today'
    expect(kinds(feed(engine, says(text)))).toEqual([])
    expect(kinds(feed(engine, says(text)))).toEqual([])
    expect(kinds(feed(engine, says(text, { group: 'g2', from: 'bob' })))).toEqual(['recall'])
  })
})

describe('texts', () => {
  test('carry the numbers and words of the charter that they name, and no names of people', () => {
    const template = 'rules/no-ads/do/0'
    const text = { 'zh-CN': '{member}，第 {strike} 次，请找 {group.老师}', en: '{member.messages} {nothing}' }
    const rule = { ...noAds, do: [act('tell', { template }), act('reply')] }
    const { engine } = running(sampleCharter({ rules: [rule], templates: new Map([[template, text]]) }))
    engine.assign('g1', 'club', { 老师: 'Lin' })
    feed(engine, says('hi'))
    const [told, replied] = feed(engine, says('buy')).decision.actions
    expect(told?.text).toEqual({ template, params: { strike: 1, 'group.老师': 'Lin', 'member.messages': 1 } })
    expect(replied?.text).toBeNull()
  })
})
