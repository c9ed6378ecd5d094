/** What a condition's tree needs to be judged: reads, words, lists and patterns. */
import { parseDuration } from '../../charter/duration.ts'
import { SERIES, type Read, type Series } from '../../decide/reads.ts'
import { normalise } from '../../facts/normalise.ts'
import { standsAlone } from '../../facts/word-edges.ts'
import { mentionsIn, stringOf, stringsOf, type ASTNode, type Mention } from './tree.ts'

const PLAIN_READS: ReadonlyMap<string, Read> = new Map(
  (
    [
      'member.role',
      'member.roles',
      'member.tags',
      'member.messages',
      'member.points',
      'member.days',
      'member.minutes_here',
      'group.kind',
      'group.members',
      'time.hour',
      'time.weekday',
    ] as const
  ).map((read) => [read, { read }]),
)

const SERIES_NAMED: ReadonlyMap<string, Series> = new Map(SERIES.map((series) => [series, series]))

/** The read that a mention looks at, or null when it reads the message only. */
export function readOf(mention: Mention): Read | null {
  const plain = PLAIN_READS.get(`${mention.context}.${mention.name}`)
  if (plain !== undefined) return plain
  const [first, second] = literalsOf(mention)
  if (first === undefined) return null
  if (mention.context === 'group') return { read: 'group.value', name: first }
  const series = mention.context === 'counts' ? SERIES_NAMED.get(mention.name) : undefined
  const span = parseDuration(second ?? first)
  if (series === undefined || span === null) return null
  return { read: 'count', series, span, rule: series === 'fired' ? first : null }
}

/** The literal strings that a call was given. */
export function literalsOf(mention: Mention): readonly string[] {
  return (mention.args ?? []).map(stringOf).filter((text) => text !== null)
}

/** Texts that the charter's automaton must find as words. */
export function wordsIn(tree: ASTNode): readonly string[] {
  return distinct(
    textsOf(tree, 'matches_any').concat(textsOf(tree, 'is'), textsOf(tree, ...INSIDE).filter(isUnspaced)),
  )
}

/** Texts that the charter's automaton must find wherever they stand, inside of words as well. */
export function piecesIn(tree: ASTNode): readonly string[] {
  return distinct(textsOf(tree, ...INSIDE).filter((text) => !isUnspaced(text)))
}

export function patternsIn(tree: ASTNode): readonly string[] {
  return distinct(textsOf(tree, 'matches'))
}

const INSIDE = ['contains', 'starts_with', 'ends_with']

// Words of scripts without spaces are found anywhere, so they need no entry of their own as pieces.
function isUnspaced(text: string): boolean {
  return !standsAlone(normalise(text))
}

function textsOf(tree: ASTNode, ...names: readonly string[]): readonly string[] {
  return mentionsIn(tree)
    .filter(({ context, name }) => context === 'text' && names.includes(name))
    .flatMap((mention) => stringsOf(mention.args?.[0]) ?? literalsOf(mention))
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
