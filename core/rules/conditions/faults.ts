/** What can be wrong with a condition, said in both languages. */
import type { Language } from '../../charter/compiled.ts'
import { nearestName } from '../../charter/suggest.ts'

export interface ConditionFault {
  /** UTF-16 offset into the condition's source. */
  readonly offset: number
  readonly length: number
  readonly code: string
  readonly message: Record<Language, string>
  readonly hint: Record<Language, string> | null
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** A fault at a place; `hint` says what to do instead. */
export function fault(
  span: Span,
  code: string,
  message: Record<Language, string>,
  hint: Record<Language, string> | null = null,
): ConditionFault {
  return { offset: span.start, length: Math.max(span.end - span.start, 0), code, message, hint }
}

/** "Did you mean …?" when a known name is near, else the list of what is known when it is short. */
export function suggestion(word: string, known: Iterable<string>): Record<Language, string> | null {
  const names = [...known]
  const near = nearestName(word, names)
  if (near !== null) return { 'zh-CN': `你是不是想写“${near}”？`, en: `did you mean '${near}'?` }
  if (names.length === 0 || names.length > 16) return null
  return { 'zh-CN': `可以写：${names.join('、')}`, en: `Known: ${names.join(', ')}.` }
}
