/** Figures as both languages write them, for the sentences of findings. */
import type { Language } from '../charter/compiled.ts'
import { both, type Bilingual } from '../charter/fault.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `37%`, `37 %`; only nothing is 0 % and only everything 100 %. */
export function shareWords(share: number): Bilingual {
  const percent = percentOf(share)
  return both(`${percent}%`, `${percent} %`)
}

function percentOf(share: number): string {
  const percent = share * 100
  if (share > 0 && share < 0.01) return percent < 0.1 ? '<0.1' : percent.toFixed(1)
  if (share >= 0.995 && share < 1) return percent > 99.9 ? '>99.9' : percent.toFixed(1)
  return String(Math.round(percent))
}

/** `119,337`: to the last one, for counts that are parts of others. */
export const exactly = (count: number): string => count.toLocaleString('en')

/** `1 person`, `1,200 people`. */
export const howMany = (count: number, one: string, many = `${one}s`): string =>
  `${exactly(count)} ${count === 1 ? one : many}`

/** `2.4`, `31`: a mean of counts. */
export const meanWords = (mean: number): string => {
  if (mean > 0 && mean < 0.05) return '<0.1'
  return mean < 10 ? trim(mean) : exactly(Math.round(mean))
}

/** `1.2 万`, `12k`; small ones as they are. */
export function countWords(count: number): Bilingual {
  const whole = Math.round(count)
  const zh = whole >= 10_000 ? `${trim(whole / 10_000)} 万` : exactly(whole)
  const en = whole >= 10_000 ? `${trim(whole / 1_000)}k` : exactly(whole)
  return both(zh, en)
}

/** `40 秒`, `12 分钟`, `3.5 小时`, `2 天`; at least a second. */
export function spanWords(span: number): Bilingual {
  const [value, zh, one] =
    span < MINUTE - 500
      ? ([Math.max(1, Math.round(span / 1_000)), '秒', 'second'] as const)
      : span < HOUR - MINUTE / 2
        ? ([Math.round(span / MINUTE), '分钟', 'minute'] as const)
        : span < 2 * DAY
          ? ([Number(trim(span / HOUR)), '小时', 'hour'] as const)
          : ([Number(trim(span / DAY)), '天', 'day'] as const)
  return both(`${value} ${zh}`, `${value} ${one}${value === 1 ? '' : 's'}`)
}

/** The same sentence in both languages, its figures in the words of each. */
export function sentence(make: (in_: Language) => string): Bilingual {
  return both(make('zh-CN'), make('en'))
}

function trim(value: number): string {
  return (value < 10 ? value.toFixed(1) : value.toFixed(0)).replace(/\.0$/, '')
}
