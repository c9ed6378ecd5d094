/** Compiled charters made by hand, for tests of decide: conditions here are plain functions. */
import type { Act, CompiledCharter, CompiledRule, Trigger } from '../charter/compiled.ts'
import { buildLexicon } from '../facts/lexicon.ts'
import type { Condition, Necessary } from '../rules/condition.ts'
import type { EvaluationContext } from '../rules/conditions/context.ts'
import { nameOfRead, type Read, type Series, type Watch } from './reads.ts'

/** A condition before its reads have a place. */
export interface SampleCondition {
  readonly source: string
  readonly necessary: readonly Necessary[] | null
  readonly reads: readonly Read[]
  readonly words: readonly string[]
  readonly test: (context: EvaluationContext, values: readonly unknown[]) => boolean
}

export type SampleRule = Partial<Omit<CompiledRule, 'condition' | 'acts' | 'trigger'>> & {
  readonly id: string
  readonly on?: Trigger
  readonly if?: SampleCondition
  readonly do?: readonly Act[]
}

export interface SampleCharter extends Partial<
  Omit<CompiledCharter, 'rules' | 'reads' | 'watch' | 'lexicon' | 'kinds'>
> {
  readonly rules?: readonly SampleRule[]
}

export function act(kind: Act['kind'], fields: Partial<Act> = {}): Act {
  return { kind, template: null, amount: null, perDay: null, name: null, ...fields }
}

/** The word stands in the message. */
export function hasWord(word: string): SampleCondition {
  return {
    source: `text.matches_any(['${word}'])`,
    necessary: [{ by: 'word', word }],
    reads: [],
    words: [word],
    test: ({ facts }) => facts !== null && facts.normal.split(' ').includes(word),
  }
}

export function hasLink(): SampleCondition {
  return {
    source: 'facts.has_link',
    necessary: [{ by: 'flag', flag: 'link' }],
    reads: [],
    words: [],
    test: ({ facts }) => facts !== null && (facts.has('link') || facts.links.length > 0),
  }
}

export function countAtLeast(
  series: Series,
  span: number,
  least: number,
  rule: string | null = null,
): SampleCondition {
  const read: Read = { read: 'count', series, span, rule }
  return {
    source: `counts.${series}(${span}) >= ${least}`,
    necessary: [{ by: 'at-least', read: nameOfRead(read), least }],
    reads: [read],
    words: [],
    test: (_, [count]) => typeof count === 'number' && count >= least,
  }
}

/** Holds by a value of the past, whatever the message. */
export function reads(read: Read, test: (value: unknown) => boolean): SampleCondition {
  return {
    source: nameOfRead(read),
    necessary: null,
    reads: [read],
    words: [],
    test: (_, [value]) => test(value),
  }
}

function compileCondition(condition: SampleCondition, layout: readonly string[]): Condition {
  const names = condition.reads.map(nameOfRead)
  const values = (context: EvaluationContext) => names.map((name) => context.reads[layout.indexOf(name)])
  const met = (context: EvaluationContext) => condition.test(context, values(context))
  return {
    source: condition.source,
    necessary: condition.necessary,
    reads: names,
    judge: (context) => (met(context) ? { met: true } : { met: false }),
    explain: (context) => [
      {
        source: condition.source,
        said: { 'zh-CN': `看过 ${condition.source}`, en: `looked at ${condition.source}` },
        met: met(context),
        decisive: true,
        values: names.map((name, place) => ({ name, value: String(values(context)[place]) })),
      },
    ],
  }
}

function compileRule(rule: SampleRule, order: number, layout: readonly string[]): CompiledRule {
  const { on, if: condition, do: acts, ...rest } = rule
  return {
    order,
    was: [],
    title: rule.id,
    mode: 'live',
    kinds: null,
    escalation: null,
    cooldown: null,
    cap: null,
    exempt: [],
    inQuietHours: false,
    ...rest,
    trigger: on ?? { on: 'message' },
    condition: condition === undefined ? null : compileCondition(condition, layout),
    acts: acts ?? [],
  }
}

function watchOf(layout: readonly Read[]): Watch {
  const spans = new Map<Series, number[]>()
  for (const read of layout) {
    if (read.read !== 'count') continue
    const list = spans.get(read.series) ?? []
    if (!list.includes(read.span))
      spans.set(
        read.series,
        [...list, read.span].sort((a, b) => a - b),
      )
  }
  return Object.fromEntries(spans)
}

/** A charter with two kinds of groups, `club` and `lobby`, and these rules. */
export function sampleCharter({ rules = [], ...rest }: SampleCharter = {}): CompiledCharter {
  const named = new Map(
    rules.flatMap((rule) => rule.if?.reads ?? []).map((read) => [nameOfRead(read), read] as const),
  )
  const layout = [...named.values()]
  const kind = (id: string) => ({
    id,
    purpose: id,
    capacity: null,
    private: false,
    values: [],
    match: [],
    language: null,
  })
  return {
    version: 1,
    name: 'Sample',
    languages: ['en'],
    timezone: 'Asia/Shanghai',
    late: 600_000,
    kinds: new Map([
      ['club', kind('club')],
      ['lobby', kind('lobby')],
    ]),
    roles: new Map(),
    quiet: null,
    welcome: null,
    templates: new Map(),
    rulesText: '',
    off: [],
    ...rest,
    rules: rules.map((rule, order) => compileRule(rule, order, [...named.keys()])),
    lexicon: buildLexicon({ lists: {}, words: rules.flatMap((rule) => rule.if?.words ?? []), patterns: [] }),
    reads: layout,
    watch: watchOf(layout),
  }
}

/** The same charter without its index: every rule is judged at every event. */
export function withoutIndex(charter: CompiledCharter): CompiledCharter {
  const rules = charter.rules.map((rule) =>
    rule.condition === null ? rule : { ...rule, condition: { ...rule.condition, necessary: null } },
  )
  return { ...charter, rules }
}
