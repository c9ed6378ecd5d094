/** Small communities for property tests: a pool of rules, and what people can do. */
import type { CompiledCharter } from '../charter/compiled.ts'
import type { EventKind, PlatformRole } from '../chat/event.ts'
import type { IncomingOf } from '../chat/incoming.ts'
import { Engine, type Step } from './engine.ts'
import { act, countAtLeast, hasLink, hasWord, reads, type SampleRule } from './sample-charter.ts'
import { DAY, HOUR, MINUTE, NOON, joins, leaves, other, says, takesRole } from './sample-events.ts'

/** None of these makes a difference by role. */
export const RULES: readonly SampleRule[] = [
  {
    id: 'no-ads',
    if: hasWord('buy'),
    do: [act('recall'), act('tell', { template: 'rules/no-ads/do/1' })],
    escalation: { within: DAY, steps: [act('warn'), act('mute', { amount: 10 * MINUTE }), act('case')] },
  },
  { id: 'ads-on-trial', mode: 'dry', if: hasWord('buy'), do: [act('recall')] },
  { id: 'hello', if: hasWord('hi'), do: [act('reply')], cooldown: { per: 'member', span: HOUR } },
  { id: 'hello-all', if: hasWord('hi'), do: [act('say')], cap: { per: 'group', count: 2 }, kinds: ['club'] },
  { id: 'links', if: hasLink(), do: [act('recall')], cooldown: { per: 'group', span: 5 * MINUTE } },
  { id: 'flood', if: countAtLeast('messages', MINUTE, 3), do: [act('mute', { amount: HOUR })] },
  { id: 'busy', if: countAtLeast('group_messages', 10 * MINUTE, 4), do: [act('case', { name: 'busy' })] },
  { id: 'again', if: countAtLeast('fired', DAY, 2, 'no-ads'), do: [act('tag', { name: 'advertiser' })] },
  { id: 'offender', if: countAtLeast('violations', DAY, 3), do: [act('case')] },
  { id: 'active', do: [act('points', { amount: 1, perDay: 3 })] },
  { id: 'newcomer', on: { on: 'join' }, do: [act('points', { amount: 2 })] },
  { id: 'raid', on: { on: 'join' }, if: countAtLeast('joins', HOUR, 3), do: [act('case', { name: 'raid' })] },
  { id: 'edited', on: { on: 'edit' }, if: hasWord('buy'), do: [act('recall')] },
  { id: 'clapped', on: { on: 'reaction' }, do: [act('points', { amount: 1, perDay: 2 })] },
  { id: 'withdrawn', on: { on: 'recall' }, do: [act('tell')] },
  { id: 'farewell', on: { on: 'leave' }, do: [act('say')] },
  {
    id: 'young',
    if: reads({ read: 'member.messages' }, (count) => count === 0),
    do: [act('tell')],
  },
  {
    id: 'evening',
    on: { on: 'schedule', schedule: { weekdays: [], minute: 20 * 60 }, missed: 'skip' },
    do: [act('say')],
    kinds: ['club'],
  },
]

/** These count over the whole community. */
export const SHARED_RULES: readonly SampleRule[] = [
  { id: 'spread', if: countAtLeast('same_text_groups', HOUR, 2), do: [act('recall')] },
  { id: 'repeat', if: countAtLeast('same_text', HOUR, 3), do: [act('recall'), act('warn')] },
  { id: 'thrice', if: hasWord('hi'), do: [act('webhook')], cap: { per: 'community', count: 3 } },
]

/** Any event that has no short form here. */
export type Other = { [Kind in EventKind]: Pick<IncomingOf<Kind>, 'kind' | 'data' | 'content'> }[EventKind]

export interface Move {
  readonly wait: number
  readonly who: string
  readonly where: string
  readonly what:
    | { readonly say: string }
    | { readonly role: PlatformRole }
    | { readonly sameAs: string }
    | { readonly other: Other }
    | 'join'
    | 'leave'
}

/** Groups g1 and g2 are clubs, g3 is a lobby, g4 has no kind. */
export function startEngine(charter: CompiledCharter, steps: Step[]): Engine {
  const engine = new Engine({ onStep: (step) => steps.push(step) })
  engine.publish(charter)
  engine.assign('g1', 'club', { teacher: 'Lin' })
  engine.assign('g2', 'club')
  engine.assign('g3', 'lobby')
  return engine
}

export function makeMove(engine: Engine, { wait, who, where, what }: Move): void {
  const place = { at: Math.max(NOON, engine.time) + wait, group: where, from: who }
  if (what === 'join') engine.feed(joins(who, place))
  else if (what === 'leave') engine.feed(leaves(who, place))
  else if ('other' in what) engine.feed(other(who, what.other, place))
  else if ('sameAs' in what) engine.link(who, what.sameAs)
  else if ('role' in what) engine.feed(takesRole(who, what.role, place))
  else engine.feed(says(what.say, place))
}

/** Every step of a history, timers and publication included. */
export function live(charter: CompiledCharter, history: readonly Move[]): readonly Step[] {
  const steps: Step[] = []
  const engine = startEngine(charter, steps)
  for (const one of history) makeMove(engine, one)
  engine.advance(engine.time + DAY)
  return steps
}
