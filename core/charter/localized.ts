/** Texts in one language or several. */
import type { Language, Localized } from './compiled.ts'

/** The text in `language`, or in the language that it has. */
export function inLanguage(text: Localized, language: Language): string {
  if (typeof text === 'string') return text
  return text[language] ?? text['zh-CN'] ?? text.en ?? ''
}

/**
 * The text changed in each of `languages`, and in the others that it has. A text in one language for all
 * becomes one a language only where the change differs between languages.
 */
export function mapLocalized(
  text: Localized,
  languages: readonly Language[],
  change: (text: string, language: Language) => string,
): Localized {
  if (typeof text === 'string') {
    const changed = languages.map((language) => change(text, language))
    const [first = text] = changed
    if (changed.every((other) => other === first)) return first
    return Object.fromEntries(languages.map((language, index) => [language, changed[index] ?? text]))
  }
  const own = Object.entries(text).map(([language, words]) => {
    const known: Language = language === 'zh-CN' ? 'zh-CN' : 'en'
    return [known, change(words, known)]
  })
  return Object.fromEntries(own)
}

/** A span in words: `10 分钟`, `10 minutes`. */
export function spanInWords(span: number, language: Language): string {
  for (const [length, zh, en] of UNITS) {
    if (span >= length && span % length === 0) {
      const count = span / length
      return language === 'zh-CN' ? `${count} ${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`
    }
  }
  return spanInWords(Math.max(1, Math.round(span / 1000)) * 1000, language)
}

const UNITS = [
  [86_400_000, '天', 'day'],
  [3_600_000, '小时', 'hour'],
  [60_000, '分钟', 'minute'],
  [1000, '秒', 'second'],
] as const
