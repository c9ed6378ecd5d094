/** What a page's parts need to know to speak: its language, and the zone of its days. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { Bilingual } from '../../../core/charter/fault.ts'
import type { Label } from '../../../core/health/report.ts'

export interface Voice {
  readonly language: Language
  readonly zone: string
  readonly say: (text: Bilingual) => string
  /** Picks one of two. */
  readonly words: (zh: string, en: string) => string
  readonly label: (label: Label) => string
  /** `2026-03-04`, in the words of the language. */
  readonly day: (at: number) => string
  readonly moment: (at: number) => string
}

export function voiceOf(language: Language, zone: string): Voice {
  const day = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  })
  const moment = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: language === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return {
    language,
    zone,
    // A figure and its sign stay on one line.
    say: (text) => text[language].replace(/(\d) %/g, '$1\u00A0%'),
    words: (zh, en) => (language === 'zh-CN' ? zh : en),
    label: (label) => (typeof label === 'string' ? label : label[language]),
    day: (at) => day.format(at),
    moment: (at) => moment.format(at),
  }
}
