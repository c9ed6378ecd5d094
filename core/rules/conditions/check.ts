/** Checks a condition before it ever runs: syntax, names, literals, types, cost. */
import type { Trigger } from '../../charter/compiled.ts'
import { both } from '../../charter/fault.ts'
import { nameOfRead, type Read } from '../../decide/reads.ts'
import { costFaults, MOST_CHARACTERS } from './cost.ts'
import { ENVIRONMENT } from './environment.ts'
import { fault, type ConditionFault } from './faults.ts'
import { libraryFault, typeName } from './library-faults.ts'
import { patternsIn, piecesIn, readOf, wordsIn } from './needs.ts'
import { isScoreOnly } from './score-only.ts'
import { spanOf, textOfNode } from './source.ts'
import { survey } from './survey.ts'
import { mentionsIn, type ASTNode } from './tree.ts'

export type { ConditionFault } from './faults.ts'

/** What a condition may refer to: names of the charter, and the trigger of its rule. */
export interface ConditionEnvironment {
  readonly lists: ReadonlySet<string>
  readonly rules: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  readonly kinds: ReadonlySet<string>
  readonly groupValues: ReadonlySet<string>
  readonly trigger: Trigger['on']
}

export interface CheckedCondition {
  readonly source: string
  readonly reads: readonly Read[]
  /** Literal texts, as written, that the charter's automaton must know. */
  readonly words: readonly string[]
  /** Literal texts that it must find inside of words, too: `ad` in `read`. */
  readonly pieces: readonly string[]
  readonly patterns: readonly string[]
  /** It can be met through statistical facts alone: not every way to meet it needs something exact. */
  readonly scoreOnly: boolean
  /** It names `member.role` or `member.roles`. */
  readonly byRole: boolean
}

/** Either the condition, ready to be bound, or everything that is wrong with it, in reading order. */
export function checkCondition(
  source: string,
  environment: ConditionEnvironment,
): { readonly checked: CheckedCondition } | { readonly faults: readonly ConditionFault[] } {
  const parsed = parse(source)
  if ('fault' in parsed) return { faults: [parsed.fault] }
  const { tree } = parsed
  const named = survey(tree, environment)
  const faults = [...named, ...costFaults(tree), ...typeFaults(tree, named)]
  if (faults.length > 0) return { faults: faults.toSorted((left, right) => left.offset - right.offset) }
  return { checked: describe(source, tree) }
}

function parse(source: string): { readonly tree: ASTNode } | { readonly fault: ConditionFault } {
  const whole = { start: 0, end: source.length }
  if (source.trim() === '') {
    return { fault: fault(whole, 'condition-empty', { 'zh-CN': '条件是空的', en: 'the condition is empty' }) }
  }
  if (source.length > MOST_CHARACTERS) {
    return {
      fault: fault(whole, 'condition-too-long', {
        'zh-CN': `条件有 ${source.length} 个字符，上限是 ${MOST_CHARACTERS} 个；长词表请放进 words`,
        en: `the condition has ${source.length} characters, the limit is ${MOST_CHARACTERS}; put long word lists under words`,
      }),
    }
  }
  try {
    return { tree: ENVIRONMENT.parse(source).ast }
  } catch (error) {
    return { fault: libraryFault(error, source, whole, 0) }
  }
}

// The library stops at its first type error: the parts between && and || are checked on their own.
function typeFaults(tree: ASTNode, known: readonly ConditionFault[]): readonly ConditionFault[] {
  return partsOf(tree).flatMap((part) => {
    const span = spanOf(part)
    if (known.some(({ offset }) => offset >= span.start && offset < span.end)) return []
    const result = ENVIRONMENT.check(textOfNode(part))
    if (!result.valid) return [libraryFault(result.error, part.input, span, span.start)]
    if (result.type === 'bool') return []
    return [
      fault(
        span,
        'condition-type',
        {
          'zh-CN': `这里要能判断真假，写的却是${typeName(result.type, 'zh-CN')}`,
          en: `this must be true or false, but it is ${typeName(result.type, 'en')}`,
        },
        COMPARE,
      ),
    ]
  })
}

const COMPARE = both('加上比较，例如 facts.length > 100。', 'Compare it, such as facts.length > 100.')

function partsOf(node: ASTNode): readonly ASTNode[] {
  if (node.op === '&&' || node.op === '||') return node.args.flatMap(partsOf)
  return node.op === '!_' ? partsOf(node.args) : [node]
}

function describe(source: string, tree: ASTNode): CheckedCondition {
  const mentions = mentionsIn(tree)
  const reads = new Map<string, Read>()
  for (const read of mentions.map(readOf)) if (read !== null) reads.set(nameOfRead(read), read)
  return {
    source,
    reads: [...reads.values()],
    words: wordsIn(tree),
    pieces: piecesIn(tree),
    patterns: patternsIn(tree),
    scoreOnly: isScoreOnly(tree),
    byRole: mentions.some(
      ({ context, name }) => context === 'member' && (name === 'role' || name === 'roles'),
    ),
  }
}
