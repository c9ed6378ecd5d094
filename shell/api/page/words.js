/** The words of the page in the reader's language, and numbers and times as that language writes them. */
import { en } from './words-en.js'
import { zh } from './words-zh.js'

const languages = { 'zh-CN': zh, en }

function chosen() {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('language')
  const wanted = asked === null ? navigator.languages : [asked, ...navigator.languages]
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return 'zh-CN'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

export const language = chosen()
export const words = languages[language]

export function switchLanguage() {
  localStorage.setItem('language', language === 'en' ? 'zh-CN' : 'en')
  const address = new URL(location.href)
  address.searchParams.delete('lang')
  history.replaceState(null, '', address)
  location.reload()
}

/** A count as people read it: 1.2 万, 12k. */
export const compact = (number) =>
  new Intl.NumberFormat(language, { notation: number < 10_000 ? 'standard' : 'compact' }).format(number)

/** Hours and minutes of an instant. */
export const clockTime = (instant) =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(instant)

export const fullTime = (instant) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(instant)
