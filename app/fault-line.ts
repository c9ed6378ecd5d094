/** A fault of a charter as one line of a terminal. */
import type { Language } from '../core/charter/compiled.ts'
import type { Fault } from '../core/charter/fault.ts'

/** `charter.yaml:31:9 error unknown field 'wen', did you mean 'when'?` */
export function faultLine(
  { file, line, column, severity, message, hint }: Fault,
  language: Language,
): string {
  const zh = language === 'zh-CN'
  const word = zh ? { error: '错误', warning: '提醒' }[severity] : severity
  const rest =
    hint === null ? '' : `${zh ? '；' : hint.en.startsWith('did you') ? ', ' : '. '}${hint[language]}`
  return `${file}:${line}:${column} ${word} ${message[language]}${rest}`
}
