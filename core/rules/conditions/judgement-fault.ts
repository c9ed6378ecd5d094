/** Why a condition could not be judged: a stored word, and the sentence that stands for it. */
import { EvaluationError } from '@marcbachmann/cel-js'
import type { Language } from '../../charter/compiled.ts'
import { both } from '../../charter/fault.ts'
import { Missing } from './scope.ts'

/** `missing:member.days`, or `error:` and the expression library's code. */
export function faultOf(error: unknown): string {
  if (error instanceof Missing) return `missing:${error.what}`
  return error instanceof EvaluationError ? `error:${error.code}` : 'error:unexpected'
}

/** The sentence for a fault of a judgement. */
export function describeFault(fault: string): Record<Language, string> {
  const [kind, ...rest] = fault.split(':')
  const what = rest.join(':')
  return kind === 'missing'
    ? both(`没有 ${what} 的值，按不满足处理`, `${what} has no value, so the condition counts as not met`)
    : both(
        `条件无法算出结果（${what}），按不满足处理`,
        `the condition has no result (${what}) and counts as not met`,
      )
}
