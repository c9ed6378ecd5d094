/** What is wrong with a charter, where, and what to do about it, in both languages. */
import type { Language } from './compiled.ts'

export type Bilingual = Readonly<Record<Language, string>>
export type Severity = 'error' | 'warning'

/** Lines and columns count from 1; columns count UTF-16 units. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly column: number
  /** Behind the last character of what is meant. */
  readonly endLine: number
  readonly endColumn: number
  readonly severity: Severity
  /** Stable name of the kind of fault. */
  readonly code: string
  readonly message: Bilingual
  readonly hint: Bilingual | null
}

/** A fault before its place in the file is known as line and column. */
export interface FaultDraft {
  /** UTF-16 offset into the source. */
  readonly offset: number
  /** UTF-16 units that are meant; absent: what stands there. */
  readonly length?: number
  readonly severity: Severity
  readonly code: string
  readonly message: Bilingual
  readonly hint: Bilingual | null
}

export const both = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en })

export function fault(
  offset: number,
  code: string,
  message: Bilingual,
  hint: Bilingual | null = null,
): FaultDraft {
  return { offset, severity: 'error', code, message, hint }
}

export function warning(
  offset: number,
  code: string,
  message: Bilingual,
  hint: Bilingual | null = null,
): FaultDraft {
  return { offset, severity: 'warning', code, message, hint }
}
