/** Which of the two languages the page speaks; kept in this browser. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const KEY = 'folkmoot.language'

export function currentLanguage(): Language {
  return document.documentElement.lang === 'zh-CN' ? 'zh-CN' : 'en'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
  document.documentElement.lang = language
}
