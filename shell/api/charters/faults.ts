/** Faults of a charter as they leave, and the refusal of one that has them. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { Fault } from '../../../core/charter/fault.ts'
import { ApiError } from '../api-error.ts'

export function faultsIn(faults: readonly Fault[], language: Language) {
  return faults.map(({ line, column, endLine, endColumn, severity, code, message, hint }) => ({
    line,
    column,
    endLine,
    endColumn,
    severity,
    code,
    message: message[language],
    hint: hint?.[language] ?? null,
  }))
}

/** A refusal that names the first twenty faults. */
export function refused(
  faults: readonly { readonly line: number; readonly column: number; readonly message: string }[],
): ApiError {
  const shown = faults
    .slice(0, 20)
    .map(({ line, column, message }) => `${line}:${column} ${message}`)
    .join('\n')
  return new ApiError(
    422,
    'charter-refused',
    {
      en: `The charter has faults and was not published:\n${shown}`,
      'zh-CN': `章程有错误，没有发布：\n${shown}`,
    },
    {
      en: 'POST the text to …/charters/check for every fault with its place.',
      'zh-CN': '把文本 POST 到 …/charters/check，可以看到每处错误的位置。',
    },
  )
}
