/** Figures as both languages write them, for the sentences of findings. */
import type { Language } from '../charter/compiled.ts'
import { both, type Bilingual } from '../charter/fault.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `37%`, `37 %`. */
export function shareWords(share: number): Bilingual {
  const percent = share > 0 && share < 0.01 ? (share * 100).toFixed(1) : String(Math.round(share * 100))
  return both(`${percent}%`, `${percent} %`)
}

/** `1.2 万`, `12k`; small ones as they are. */
export function countWords(count: number): Bilingual {
  const whole = Math.round(count)
  const zh = whole >= 10_000 ? `${trim(whole / 10_000)} 万` : String(whole)
  const en = whole >= 10_000 ? `${trim(whole / 1_000)}k` : whole.toLocaleString('en')
  return both(zh, en)
}

/** `40 秒`, `12 分钟`, `3.5 小时`, `2 天`. */
export function spanWords(span: number): Bilingual {
  const [value, zh, one] =
    span < MINUTE
      ? ([Math.round(span / 1_000), '秒', 'second'] as const)
      : span < HOUR
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
