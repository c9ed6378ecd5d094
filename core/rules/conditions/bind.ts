/** Makes a checked condition ready to be judged with one charter's words and reads. */
import { nameOfRead, type Read } from '../../decide/reads.ts'
import type { Lexicon } from '../../facts/lexicon.ts'
import type { Condition, Judgement } from '../condition.ts'
import type { CheckedCondition } from './check.ts'
import { compiler } from './compile.ts'
import type { EvaluationContext } from './context.ts'
import { ENVIRONMENT } from './environment.ts'
import { explain } from './explain.ts'
import { faultOf } from './judgement-fault.ts'
import { necessaryOf } from './necessary.ts'
import { prepare } from './prepare.ts'
import { Scope } from './scope.ts'
import { partTreeOf, type PartTree } from './parts.ts'

const MET: Judgement = { met: true }
const NOT_MET: Judgement = { met: false }

/**
 * The condition for one charter: `layout` says what the values of its read-sets are. Judging and explaining
 * are synchronous and never throw; a missing value is "not met" with a fault (see `describeFault`).
 */
export function bindCondition(
  checked: CheckedCondition,
  lexicon: Lexicon,
  layout: readonly Read[],
): Condition {
  const tree = ENVIRONMENT.parse(checked.source).ast
  const scope = new Scope(prepare(tree, lexicon, layout))
  const compile = compiler(tree, scope)
  const evaluate = compile(tree)
  let parts: PartTree | null = null
  return {
    source: checked.source,
    necessary: necessaryOf(tree, scope.prepared),
    reads: checked.reads.map(nameOfRead),
    judge: (context: EvaluationContext) => {
      scope.context = context
      try {
        return evaluate() === true ? MET : NOT_MET
      } catch (error) {
        return { met: false, fault: faultOf(error) }
      } finally {
        scope.context = null
      }
    },
    explain: (context: EvaluationContext) => {
      parts ??= partTreeOf(tree, compile)
      scope.context = context
      try {
        return explain(parts, scope, lexicon)
      } finally {
        scope.context = null
      }
    },
  }
}
