/** Axes: round ticks from nought to above the greatest value. */
import type { Unit } from '../../../../core/health/report.ts'

export interface Scale {
  readonly top: number
  readonly ticks: readonly number[]
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SPANS = [1_000, 5_000, 15_000, 30_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE]
const LONG_SPANS = [1, 2, 4, 6, 12].map((hours) => hours * HOUR)

/** @param about how many ticks above nought are wanted */
export function scaleOf(greatest: number, unit: Unit, about = 3): Scale {
  const whole = unit === 'count' || unit === 'messages' || unit === 'people'
  const most = greatest > 0 ? greatest : 1
  const step = stepOf(most / about, unit, whole)
  const count = Math.max(1, Math.ceil((most / step) * (1 - 1e-9)))
  const top = unit === 'share' || unit === 'gini' ? Math.max(most, Math.min(1, count * step)) : count * step
  const ticks = Array.from({ length: count + 1 }, (_, place) => place * step).filter(
    (tick) => tick <= top * (1 + 1e-9),
  )
  return { top, ticks }
}

function stepOf(rough: number, unit: Unit, whole: boolean): number {
  if (unit === 'milliseconds') {
    const span = [...SPANS, ...LONG_SPANS].find((step) => step >= rough)
    return span ?? round(rough / DAY) * DAY
  }
  return whole ? Math.max(1, round(rough)) : round(rough)
}

/** 1, 2, 2.5 or 5 times a power of ten, not below `rough`. */
function round(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].find((times) => times * power >= rough * (1 - 1e-9)) ?? 10
  const found = step * power
  return power >= 10 || Number.isInteger(found) || rough < 1 ? found : Math.ceil(found)
}
