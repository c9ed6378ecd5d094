/** Why a condition was met or not, piece by piece, for the trace. */
import type { Lexicon, WordMatch } from '../../facts/lexicon.ts'
import type { ExplainedPart } from '../condition.ts'
import { literalsOf } from './needs.ts'
import type { LookedAt, Part, PartTree } from './parts.ts'
import type { Scope } from './scope.ts'
import { textOfNode } from './source.ts'
import { stringsOf, type Mention } from './tree.ts'
import { wordingOf, type Sight } from './wording.ts'

/** Characters of a value that a trace shows. */
const MOST_SHOWN = 200

/** Every piece in reading order; decisive are those that alone made the whole what it is. */
export function explain(tree: PartTree, scope: Scope, lexicon: Lexicon): readonly ExplainedPart[] {
  const values = new Map<Part, boolean>()
  const decisive = decisiveParts(tree, values)
  return leavesOf(tree).map((part) => ({
    source: part.source,
    said: wordingOf(part.node, part.source, valueOf(part, values), sightOf(part, scope, lexicon)),
    met: valueOf(part, values),
    decisive: decisive.has(part),
    values: part.looksAt.map((looked) => ({ name: looked.name, value: shown(looked, scope, lexicon) })),
  }))
}

function sightOf({ looksAt }: Part, scope: Scope, lexicon: Lexicon): Sight {
  return {
    mentions: looksAt.map(({ mention }) => mention),
    literalsOf: (mention) => stringsOf(mention.args?.[0]) ?? literalsOf(mention),
    valueOf: (mention) => {
      const name = textOfNode(mention.node)
      return attempt(looksAt.find((looked) => looked.name === name)?.evaluate ?? (() => undefined))
    },
    foundBy: (mention) => {
      const found = attempt(() => wordsFound(mention, scope)) ?? null
      return found === null ? null : [...new Set(found.map(({ word }) => lexicon.spellings[word] ?? ''))]
    },
  }
}

function leavesOf(tree: PartTree): readonly Part[] {
  return tree.join === null ? [tree] : tree.parts.flatMap(leavesOf)
}

function valueOf(tree: PartTree, values: Map<Part, boolean>): boolean {
  if (tree.join !== null) {
    const [left, right] = tree.parts
    return tree.join === '&&'
      ? valueOf(left, values) && valueOf(right, values)
      : valueOf(left, values) || valueOf(right, values)
  }
  const known = values.get(tree)
  if (known !== undefined) return known
  const met = attempt(tree.evaluate) === true
  values.set(tree, met)
  return met
}

function decisiveParts(tree: PartTree, values: Map<Part, boolean>): ReadonlySet<Part> {
  if (tree.join === null) return new Set([tree])
  const met = valueOf(tree, values)
  const [left, right] = tree.parts
  if (met === (tree.join === '&&')) {
    return decisiveParts(left, values).union(decisiveParts(right, values))
  }
  return decisiveParts(valueOf(left, values) === met ? left : right, values)
}

function shown(looked: LookedAt, scope: Scope, lexicon: Lexicon): string {
  const found = attempt(() => wordsFound(looked.mention, scope))
  if (found !== null && found !== undefined) return found.length === 0 ? '—' : placesOf(found, lexicon)
  return display(attempt(looked.evaluate))
}

/** What the charter's automaton found for a call that looks for words; null for all others. */
function wordsFound(mention: Mention, scope: Scope): readonly WordMatch[] | null {
  const numbers = numbersFor(mention, scope)
  return numbers === null ? null : scope.facts.words.filter((match) => numbers.has(match.word))
}

function numbersFor(mention: Mention, { prepared }: Scope): ReadonlySet<number> | null {
  if (mention.context !== 'text') return null
  const [literal = ''] = literalsOf(mention)
  if (mention.name === 'matches_list') return prepared.lists.get(literal) ?? null
  const words = mention.name === 'matches_any' ? (stringsOf(mention.args?.[0]) ?? []) : []
  return words.length === 0
    ? null
    : new Set(words.map((word) => prepared.texts.get(word)?.word ?? -1).filter((number) => number >= 0))
}

function placesOf(matches: readonly WordMatch[], lexicon: Lexicon): string {
  return cut(
    matches.map(({ word, start, end }) => `${lexicon.spellings[word] ?? ''} [${start}–${end}]`).join(', '),
  )
}

function display(value: unknown): string {
  if (Array.isArray(value)) return cut(`[${value.map(display).join(', ')}]`)
  switch (typeof value) {
    case 'number':
      return String(Math.round(value * 1_000) / 1_000)
    case 'string':
      return cut(value)
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      return '—'
  }
}

function cut(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN - 1)}…`
}

/** The value, or undefined where it is missing. */
function attempt<Value>(evaluate: () => Value): Value | undefined {
  try {
    return evaluate()
  } catch {
    return undefined
  }
}
