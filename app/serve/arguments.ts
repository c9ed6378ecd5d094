import type { Language } from '../../core/charter/compiled.ts'
import { parseLanguage, terminalLanguage } from '../language.ts'

/** Takes `--lang` out of the arguments: the rest are settings. */
export function takeLanguage(args: readonly string[]): { language: Language; rest: string[] } {
  const place = args.indexOf('--lang')
  const named = place < 0 ? null : parseLanguage(args[place + 1] ?? '')
  if (named === null) return { language: terminalLanguage(process.env), rest: [...args] }
  return { language: named, rest: args.toSpliced(place, 2) }
}
