/** A piece of a condition as a sentence a person reads: what was found, and how it compares. */
import { both } from '../../charter/fault.ts'
import { parseSpan } from '../../charter/duration.ts'
import { mentionAt, numberOf, stringOf, stringsOf, type ASTNode, type Mention } from './tree.ts'
import { VOCABULARY } from './vocabulary.ts'
import { quotedList, wordedTest, type Worded } from './wording-tests.ts'
import { wordedSpan, wordedValue } from './wording-values.ts'

/** What a piece looked at, for whoever puts it into words. */
export interface Sight {
  /** Undefined where the value is missing. */
  readonly valueOf: (mention: Mention) => unknown
  /** Words that a test found in the text; null where it looks for none. */
  readonly foundBy: (mention: Mention) => readonly string[] | null
  readonly literalsOf: (mention: Mention) => readonly string[]
  /** Every mention of the piece. */
  readonly mentions: readonly Mention[]
}

/** `source` in words, as it came out. */
export function wordingOf(node: ASTNode, source: string, met: boolean, sight: Sight): Worded {
  const missing = sight.mentions.find((mention) => sight.valueOf(mention) === undefined)
  if (missing !== undefined) {
    const { 'zh-CN': zh, en } = nameOf(missing, sight)
    return both(`不知道${zh}，按不满足处理`, `${en}: not known, which counts as not met`)
  }
  return worded(node, met, sight) ?? withValues(source, met, sight)
}

function worded(node: ASTNode, met: boolean, sight: Sight): Worded | null {
  if (node.op === '!_') return worded(node.args, !met, sight)
  const mention = mentionAt(node)
  if (mention !== null) return tested(mention, met, sight)
  if (node.op === 'in') return membership(node.args, met, sight)
  if (!isComparison(node)) return null
  const [left, right] = node.args
  const [named, mirrored] = [mentionAt(left), mentionAt(right)]
  if (named !== null) return compared(named, node.op, right, met, sight)
  return mirrored === null ? null : compared(mirrored, MIRROR[node.op], left, met, sight)
}

function tested(mention: Mention, met: boolean, sight: Sight): Worded | null {
  const [literals, found] = [sight.literalsOf(mention), sight.foundBy(mention)]
  return wordedTest(termOf(mention), { met, literals, found })
}

type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='
const MIRROR = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function isComparison(node: ASTNode): node is Extract<ASTNode, { op: Comparison }> {
  return Object.hasOwn(MIRROR, node.op)
}

function compared(
  mention: Mention,
  op: Comparison,
  literal: ASTNode,
  met: boolean,
  sight: Sight,
): Worded | null {
  const other = numberOf(literal) ?? stringOf(literal)
  if (other === null) return null
  const [term, name] = [termOf(mention), nameOf(mention, sight)]
  const [value, bound] = [wordedValue(term, sight.valueOf(mention)), wordedValue(term, other)]
  const how = RELATIONS[op][met ? 0 : 1](bound)
  return both(
    `${name['zh-CN']}${isLatin(value['zh-CN']) ? '为 ' : '为'}${value['zh-CN']}${how['zh-CN'] && `，${how['zh-CN']}`}`,
    `${name.en}: ${value.en}${how.en && `, ${how.en}`}`,
  )
}

const isLatin = (text: string) => /^[\w-]/.test(text)

type Relation = (bound: Worded) => Worded
const relation =
  (zh: string, en: string): Relation =>
  (bound) =>
    both(`${zh}${isLatin(bound['zh-CN']) ? ' ' : ''}${bound['zh-CN']}`, `${en} ${bound.en}`)
const itself: Relation = () => both('', '')

const RELATIONS: Readonly<Record<Comparison, readonly [met: Relation, unmet: Relation]>> = {
  '==': [itself, relation('不是', 'not')],
  '!=': [relation('不是', 'not'), itself],
  '>': [relation('超过', 'more than'), relation('没有超过', 'not more than')],
  '>=': [relation('达到', 'at least'), relation('不到', 'less than')],
  '<': [relation('不到', 'less than'), relation('没有低于', 'not less than')],
  '<=': [relation('没有超过', 'at most'), relation('超过', 'more than')],
}

function membership([left, right]: readonly [ASTNode, ASTNode], met: boolean, sight: Sight): Worded | null {
  const [list, item] = [mentionAt(right), stringOf(left)]
  if (list !== null && item !== null) {
    const name = nameOf(list, sight)
    return met
      ? both(`${name['zh-CN']}里有“${item}”`, `${name.en}: “${item}” among them`)
      : both(`${name['zh-CN']}里没有“${item}”`, `${name.en}: “${item}” not among them`)
  }
  const [named, texts] = [mentionAt(left), stringsOf(right)]
  if (named === null || texts === null) return null
  const [name, value] = [nameOf(named, sight), wordedValue(termOf(named), sight.valueOf(named))]
  const choice = quotedList(texts)
  return met
    ? both(`${name['zh-CN']}为${value['zh-CN']}`, `${name.en}: ${value.en}`)
    : both(
        `${name['zh-CN']}为${value['zh-CN']}，不是${choice['zh-CN']}`,
        `${name.en}: ${value.en}, not ${choice.en}`,
      )
}

/** Anything else: the operator's own words, and what stood behind each name. */
function withValues(source: string, met: boolean, sight: Sight): Worded {
  const values = sight.mentions.map((mention) => {
    const [name, value] = [nameOf(mention, sight), wordedValue(termOf(mention), sight.valueOf(mention))]
    return both(`${name['zh-CN']}为 ${value['zh-CN']}`, `${name.en}: ${value.en}`)
  })
  const [zh, en] = [values.map((each) => each['zh-CN']).join('、'), values.map((each) => each.en).join(', ')]
  return both(
    `“${source}”${met ? '成立' : '不成立'}${zh && `（${zh}）`}`,
    `“${source}” ${met ? 'holds' : 'does not hold'}${en && ` (${en})`}`,
  )
}

const termOf = ({ context, name }: Mention) => `${context}.${name}`

/** A term as a noun, with the span of time that it counts in. */
function nameOf(mention: Mention, sight: Sight): Worded {
  const label = VOCABULARY.get(termOf(mention))?.label ?? both(termOf(mention), termOf(mention))
  const literals = sight.literalsOf(mention)
  const last = literals.at(-1)
  const span = last === undefined ? null : parseSpan(last)
  if (mention.context !== 'counts' || span === null) {
    const of = literals.length === 0 ? both('', '') : quotedList(literals)
    return both(`${label['zh-CN']}${of['zh-CN']}`, of.en === '' ? label.en : `${label.en} ${of.en}`)
  }
  const within = wordedSpan(span)
  const rule = literals.length > 1 ? `“${literals[0] ?? ''}”` : ''
  return both(
    `${within['zh-CN']}内${rule}${label['zh-CN']}`,
    `${label.en}${rule && ` ${rule}`} within ${within.en}`,
  )
}
