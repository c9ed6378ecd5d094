/** Cheap things of which at least one must hold before a condition can be true: what rules are indexed by. */
import { KNOWN_TYPES } from '../../chat/message.ts'
import { nameOfRead } from '../../decide/reads.ts'
import { FACTS, type DescribedFact } from '../../facts/describe.ts'
import type { Necessary } from '../condition.ts'
import { literalsOf, readOf } from './needs.ts'
import type { Prepared } from './scope.ts'
import { mentionAt, numberOf, stringOf, stringsOf, type ASTNode, type Mention } from './tree.ts'

/** What of a literal the automaton is sure to find: the words and pieces that may stand in the index. */
export type Sure = Pick<Prepared, 'texts'>

/** A set of which one must hold, or null when the condition must always be judged. */
export function necessaryOf(node: ASTNode, sure: Sure): readonly Necessary[] | null {
  switch (node.op) {
    case '&&':
      return cheaper(necessaryOf(node.args[0], sure), necessaryOf(node.args[1], sure))
    case '||':
      return union(necessaryOf(node.args[0], sure), necessaryOf(node.args[1], sure))
    case '?:': {
      const [question, yes, no] = node.args
      const met = cheaper(necessaryOf(question, sure), necessaryOf(yes, sure))
      return union(met, necessaryOf(no, sure))
    }
    case 'value':
      return node.args === false ? [] : null
    case '>':
    case '>=':
    case '==':
      return compared(node.args[0], node.args[1], node.op)
    case '<':
      return compared(node.args[1], node.args[0], '>')
    case '<=':
      return compared(node.args[1], node.args[0], '>=')
    default: {
      const mention = mentionAt(node)
      return mention === null ? null : named(mention, sure)
    }
  }
}

function union(
  left: readonly Necessary[] | null,
  right: readonly Necessary[] | null,
): readonly Necessary[] | null {
  return left === null || right === null ? null : [...left, ...right]
}

/** Of two sets that both must hold, the one that wakes the rule less often. */
function cheaper(
  left: readonly Necessary[] | null,
  right: readonly Necessary[] | null,
): readonly Necessary[] | null {
  if (left === null || right === null) return left ?? right
  return weight(right) < weight(left) ? right : left
}

const WEIGHTS = { word: 1, piece: 1.5, list: 8, 'at-least': 20, flag: 30, level: 40 } as const

function weight(set: readonly Necessary[]): number {
  return set.reduce((sum, one) => sum + WEIGHTS[one.by], 0)
}

const FACT_FLAGS: ReadonlyMap<string, string> = new Map([
  ['facts.has_link', 'link'],
  ['facts.mentions_all', 'mention'],
  ['facts.contact', 'contact'],
  ['facts.question', 'question'],
  ['message.is_reply', 'reply'],
])

/** Numbers of the message that are above zero only where a flag holds. */
const COUNT_FLAGS: ReadonlyMap<string, string> = new Map([
  ['facts.link_count', 'link'],
  ['facts.mention_count', 'mention'],
])

function named(mention: Mention, sure: Sure): readonly Necessary[] | null {
  const full = `${mention.context}.${mention.name}`
  const flag = FACT_FLAGS.get(full)
  if (flag !== undefined) return [{ by: 'flag', flag }]
  const [first = ''] = literalsOf(mention)
  switch (full) {
    case 'message.has':
      return KNOWN_TYPES.some((type) => type === first) ? [{ by: 'flag', flag: first }] : null
    case 'text.matches':
      return [{ by: 'flag', flag: 'pattern' }]
    case 'text.matches_list':
      return [{ by: 'list', list: first }]
    case 'text.matches_any':
      return wordsOf(stringsOf(mention.args?.[0]) ?? [], sure)
    case 'text.is':
      return textOf(first, sure, 'alone')
    case 'text.contains':
    case 'text.starts_with':
    case 'text.ends_with':
      return textOf(first, sure, 'inside')
    default:
      return null
  }
}

function wordsOf(texts: readonly string[], sure: Sure): readonly Necessary[] | null {
  const words = texts.map((text) => sure.texts.get(text))
  return words.every((word) => word !== undefined && word.word >= 0)
    ? words.map((word) => ({ by: 'word', word: word?.trimmed ?? '' }))
    : null
}

function textOf(text: string, sure: Sure, how: 'alone' | 'inside'): readonly Necessary[] | null {
  const prepared = sure.texts.get(text)
  if (prepared === undefined || prepared[how] < 0) return null
  return prepared[how] === prepared.word
    ? [{ by: 'word', word: prepared.trimmed }]
    : [{ by: 'piece', piece: prepared.normal }]
}

/** Numbers of the message that are cheap to know, by their type. */
const LEVELS: ReadonlyMap<string, DescribedFact['type']> = new Map(
  FACTS.filter(({ type }) => type === 'int' || type === 'double').map(({ name, type }) => [name, type]),
)

function compared(value: ASTNode, bound: ASTNode, op: '>' | '>=' | '=='): readonly Necessary[] | null {
  const mention = mentionAt(value)
  if (mention === null) return null
  const type = mention.context === 'facts' ? LEVELS.get(mention.name) : undefined
  const least = type === 'double' ? boundOf(bound) : leastOf(bound, op)
  if (least === null || least <= 0) return null
  const flag = COUNT_FLAGS.get(`${mention.context}.${mention.name}`)
  if (flag !== undefined) return [{ by: 'flag', flag }]
  if (type !== undefined) return [{ by: 'level', fact: mention.name, least }]
  const read = readOf(mention)
  return read === null ? null : [{ by: 'at-least', read: nameOfRead(read), least }]
}

/** The least whole number that meets the comparison. */
function leastOf(bound: ASTNode, op: '>' | '>=' | '=='): number | null {
  const number = boundOf(bound)
  if (number === null) return null
  return op === '>' ? Math.floor(number) + 1 : Math.ceil(number)
}

function boundOf(bound: ASTNode): number | null {
  const number = stringOf(bound) === null ? numberOf(bound) : null
  return number === null || !Number.isFinite(number) ? null : number
}
