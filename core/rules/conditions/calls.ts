/** The functions of the vocabulary. Arguments are literals of the condition, prepared when it was bound. */
import { KNOWN_TYPES } from '../../chat/message.ts'
import type { PreparedText, Scope } from './scope.ts'
import { COUNT_TERMS } from './count-terms.ts'
import { asCel, type View } from './views.ts'

type Call = (view: View, first: string, second: string) => unknown

const FORMS: ReadonlyMap<string, number> = new Map(KNOWN_TYPES.map((type, bit) => [type, 1 << bit]))

/** By name. The list of `text.matches_any` stands for its number: see `bind.ts`. */
export const CALLS: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['message.has', ({ scope }, part) => (scope.facts.forms & (FORMS.get(part) ?? 0)) !== 0],
  ['text.contains', ({ scope }, text) => holds(scope, text, (normal, part) => normal.includes(part))],
  ['text.starts_with', ({ scope }, text) => holds(scope, text, (normal, part) => normal.startsWith(part))],
  ['text.ends_with', ({ scope }, text) => holds(scope, text, (normal, part) => normal.endsWith(part))],
  ['text.is', ({ scope }, text) => isWhole(scope, text)],
  ['text.matches_any', ({ scope }, list) => scope.hasWordOf(scope.prepared.wordSets[Number(list[0])])],
  ['text.matches_list', ({ scope }, list) => scope.hasWordOf(scope.prepared.lists.get(list))],
  [
    'text.matches',
    ({ scope }, pattern) => scope.facts.patterns.has(scope.prepared.patterns.get(pattern) ?? -1),
  ],
  ['group.value', ({ scope }, name) => scope.read(`group.value:${name}`)],
  ...COUNT_TERMS.map((term): [string, Call] => [
    term.name,
    ({ scope }, first, second) => asCel(scope.count(term.name, countKey(first, second)), 'int'),
  ]),
])

/** How `Prepared.counts` spells a count's arguments: as the condition does, so that nothing is parsed again. */
export function countKey(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} ${second}`
}

// What the automaton surely finds is asked of its matches, so that judging and the index agree to the letter.
function holds(scope: Scope, literal: string, compare: (normal: string, part: string) => boolean): boolean {
  const text = preparedText(scope, literal)
  if (text.inside >= 0 && !scope.hasWord(text.inside)) return false
  return compare(scope.facts.normal, text.normal)
}

function isWhole(scope: Scope, literal: string): boolean {
  const text = preparedText(scope, literal)
  return scope.facts.normal.trim() === text.normal.trim() && (text.alone < 0 || scope.hasWord(text.alone))
}

function preparedText(scope: Scope, literal: string): PreparedText {
  const text = scope.prepared.texts.get(literal)
  if (text === undefined)
    throw new Error(`the condition was bound without its text ${JSON.stringify(literal)}`)
  return text
}
