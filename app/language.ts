/** In which language the command line speaks. */
import type { Language } from '../core/charter/compiled.ts'

/**
 * The language of the terminal: `zh-CN` where LC_ALL, LC_MESSAGES, LANGUAGE or LANG says Chinese, else English.
 */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const { LC_ALL, LC_MESSAGES, LANGUAGE, LANG } = environment
  return (LC_ALL || LC_MESSAGES || LANGUAGE || LANG || '').toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** `zh-CN` or `en` as written after `--lang`, or null. */
export function parseLanguage(text: string): Language | null {
  return text === 'zh-CN' || text === 'en' ? text : null
}
