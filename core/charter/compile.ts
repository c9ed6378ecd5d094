/** From a checked document to what `decide` reads. */
import { buildLexicon } from '../facts/lexicon.ts'
import { nameOfRead, type Read, type Series, type Watch } from '../decide/reads.ts'
import { bindCondition } from '../rules/conditions/bind.ts'
import type { CheckedCondition } from '../rules/conditions/check.ts'
import type {
  CharterRole,
  CompiledCharter,
  CompiledRule,
  GroupKind,
  Language,
  Localized,
  Welcome,
} from './compiled.ts'
import { compileRule, identityOf } from './compile-rule.ts'
import { fillFixed, fixedValues, rulesText } from './compile-texts.ts'
import type { CharterDocument } from './document.ts'
import { parseSpan } from './duration.ts'
import type { RuleContent } from './schema-rule.ts'
import type { CharterContent } from './schema.ts'
import { parseTimeOfDay } from './schedule.ts'

const LATE = 10 * 60_000
const GATHER = 2 * 60_000

/**
 * Compiles a document in which `checkCharter` found no error. `version` is its version in the community, 0 for
 * a draft.
 */
export function compileCharter(document: CharterDocument, version: number): CompiledCharter {
  const { content } = document
  const languages: readonly Language[] =
    typeof content.language === 'string' ? [content.language] : content.language
  const active = (content.rules ?? []).flatMap((rule, order) => {
    const mode = rule.mode ?? 'live'
    return mode === 'off' ? [] : [{ rule, mode, order, checked: document.conditions.get(rule.id) ?? null }]
  })
  const conditions = active.flatMap(({ checked }) => checked ?? [])
  const reads = distinctReads(conditions)
  const lexicon = buildLexicon({
    lists: document.words,
    words: conditions.flatMap(({ words }) => words),
    pieces: conditions.flatMap(({ pieces }) => pieces),
    patterns: conditions.flatMap(({ patterns }) => patterns),
  })
  const values = fixedValues(content)
  const templates = new Map<string, Localized>(identityTexts(content))
  const rules = active.map(({ rule, mode, order, checked }: Active): CompiledRule => {
    const condition = checked ? bindCondition(checked, lexicon, reads) : null
    return compileRule(rule, mode, { order, languages, values, condition, templates })
  })
  const welcome = content.onboarding?.welcome
  if (welcome) templates.set(WELCOME, fillFixed(welcome.say, values, languages))
  return {
    version,
    name: content.name,
    languages,
    timezone: content.timezone,
    late: content.late === undefined ? LATE : (parseSpan(content.late) ?? LATE),
    kinds: compileKinds(content),
    roles: compileRoles(content),
    quiet: compileQuiet(content.quiet),
    welcome: compileWelcome(content),
    rules,
    lexicon,
    reads,
    watch: watchOf(reads),
    templates,
    rulesText: rulesText(content, languages),
    off: (content.rules ?? []).flatMap((rule) => (rule.mode === 'off' ? [identityOf(rule)] : [])),
  }
}

interface Active {
  readonly rule: RuleContent
  readonly mode: CompiledRule['mode']
  readonly order: number
  readonly checked: CheckedCondition | null
}

const WELCOME = 'onboarding/welcome'

function distinctReads(conditions: readonly CheckedCondition[]): readonly Read[] {
  const byName = new Map<string, Read>()
  for (const read of conditions.flatMap(({ reads }) => reads)) byName.set(nameOfRead(read), read)
  return [...byName.values()]
}

/** The windows that these reads look into, by series, ascending and without doubles. */
export function watchOf(reads: readonly Read[]): Watch {
  const spans = new Map<Series, Set<number>>()
  for (const read of reads) {
    if (read.read === 'count') spans.set(read.series, (spans.get(read.series) ?? new Set()).add(read.span))
  }
  return Object.fromEntries([...spans].map(([series, found]) => [series, [...found].sort((a, b) => a - b)]))
}

/** Texts about the community itself, for pages and for those who ask. */
function identityTexts(content: CharterContent): readonly [string, Localized][] {
  const described = Object.entries(content.roles ?? {}).map(
    ([id, { description }]): [string, Localized | undefined] => [`roles/${id}/description`, description],
  )
  const texts: readonly [string, Localized | undefined][] = [
    ['purpose', content.purpose],
    ['audience', content.audience],
    ['promise', content.promise],
    ...described,
  ]
  return texts.flatMap(([path, text]): [string, Localized][] => (text === undefined ? [] : [[path, text]]))
}

function compileKinds(content: CharterContent): ReadonlyMap<string, GroupKind> {
  return new Map(
    Object.entries(content.groups ?? {}).map(([id, kind]): [string, GroupKind] => [
      id,
      {
        id,
        purpose: kind.for,
        capacity: kind.capacity ?? null,
        private: kind.private ?? false,
        values: Object.keys(kind.values ?? {}),
        match: kind.match ?? [],
        language: kind.language ?? null,
      },
    ]),
  )
}

function compileRoles(content: CharterContent): ReadonlyMap<string, CharterRole> {
  return new Map(
    Object.entries(content.roles ?? {}).map(([id, role]): [string, CharterRole] => [
      id,
      { id, duty: role.duty ?? null },
    ]),
  )
}

function compileQuiet(quiet: CharterContent['quiet']): CompiledCharter['quiet'] {
  const from = quiet ? parseTimeOfDay(quiet.from) : null
  const to = quiet ? parseTimeOfDay(quiet.to) : null
  return from === null || to === null ? null : { from, to }
}

function compileWelcome(content: CharterContent): Welcome | null {
  const welcome = content.onboarding?.welcome
  if (!welcome) return null
  return {
    template: WELCOME,
    gather: welcome.gather === undefined ? GATHER : (parseSpan(welcome.gather) ?? GATHER),
    kinds: welcome.kinds ?? null,
    privately: welcome.privately ?? false,
    mode: welcome.mode ?? 'live',
  }
}
