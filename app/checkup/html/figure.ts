/** Figures with their unit, as a card shows them large and an axis small. */
import type { Language } from '../../../core/charter/compiled.ts'
import { countWords, spanWords } from '../../../core/health/figures.ts'
import type { Unit } from '../../../core/health/report.ts'
import type { Voice } from './page-language.ts'

export interface Figure {
  readonly number: string
  /** Empty where the number says it all. */
  readonly unit: string
}

export function figureOf(value: number, unit: Unit, voice: Voice): Figure {
  const { words, say } = voice
  switch (unit) {
    case 'share':
      return { number: `${percent(value)}${words('%', ' %')}`, unit: '' }
    case 'count':
      return { number: counted(value, voice), unit: '' }
    case 'messages':
      return { number: counted(value, voice), unit: words('条', value === 1 ? 'message' : 'messages') }
    case 'people':
      return { number: counted(value, voice), unit: words('人', value === 1 ? 'person' : 'people') }
    case 'milliseconds': {
      const [number = '', ...rest] = say(spanWords(value)).split(' ')
      return { number, unit: rest.join(' ') }
    }
    case 'days':
      return { number: short(value), unit: words('天', value === 1 ? 'day' : 'days') }
    case 'hours-a-week':
      if (value < 1) return { number: short(value * 60), unit: words('分钟／周', 'min a week') }
      return { number: short(value), unit: words('小时／周', value === 1 ? 'hour a week' : 'hours a week') }
    case 'per-week':
      return { number: counted(value, voice), unit: words('／周', 'a week') }
    case 'per-100':
      return { number: short(value), unit: words('／百条', 'per 100') }
    case 'gini':
      return { number: value.toFixed(2), unit: '' }
    case 'ratio':
      return { number: Math.abs(value) < 10 ? value.toFixed(2) : short(value), unit: '' }
  }
}

/** The figure on one line. */
export function figureText(value: number, unit: Unit, voice: Voice): string {
  const { number, unit: name } = figureOf(value, unit, voice)
  if (name === '') return number
  return name.startsWith('／') || number.endsWith('万') ? number + name : `${number} ${name}`
}

/** As short as an axis needs it: the unit stands elsewhere, spans keep theirs. */
export function tickText(value: number, unit: Unit, voice: Voice): string {
  if (unit === 'milliseconds') return value === 0 ? '0' : spanTick(value, voice)
  if (unit === 'hours-a-week') return value === 0 ? '0' : hoursTick(value, voice)
  return figureOf(value, unit, voice).number
}

const hoursTick = (value: number, { words }: Voice): string =>
  value < 1 ? `${short(value * 60)} ${words('分', 'min')}` : `${short(value)} ${words('时', 'h')}`

function spanTick(value: number, voice: Voice): string {
  const text = voice.say(spanWords(value))
  const letters: Readonly<Record<string, string>> = { second: 's', minute: 'min', hour: 'h', day: 'd' }
  return text.replace(/(second|minute|hour|day)s?/, (word) => letters[word.replace(/s$/, '')] ?? word)
}

const GROUPED: Readonly<Record<Language, Intl.NumberFormat>> = {
  'zh-CN': new Intl.NumberFormat('zh-CN'),
  en: new Intl.NumberFormat('en'),
}

function counted(value: number, { say, language }: Voice): string {
  if (!Number.isInteger(value) && Math.abs(value) < 100) return short(value)
  return Math.abs(value) < 10_000 ? GROUPED[language].format(Math.round(value)) : say(countWords(value))
}

function percent(share: number): string {
  const value = share * 100
  return value > 0 && value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value))
}

function short(value: number): string {
  return (Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0)).replace(/\.0$/, '')
}
