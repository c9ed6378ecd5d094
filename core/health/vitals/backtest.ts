/** Forecasts from each week of the past with what was known then, and how far they were off. */
import { PREDICTORS } from './predictors.ts'

/** Weeks that are forecast. */
export const AHEAD = 4
/** Weeks before the first forecast. */
const LEAST_PAST = 4
/** Errors that an interval is made of: the latest. */
const MOST_ERRORS = 52
/** With fewer errors of the same distance, those of all distances stand in, scaled by its root. */
const ENOUGH_ERRORS = 20
/** 10 % and 90 % are between the least and the greatest of nine errors. */
const LEAST_ERRORS = 9

export interface Band {
  /** On the scale of the counts. */
  readonly value: number
  readonly low: number
  readonly high: number
}

interface Miss {
  readonly origin: number
  readonly ahead: number
  readonly error: number
}

export interface Backtest {
  /** For the weeks that come; empty when the past is too short for an interval. */
  readonly next: readonly Band[]
  /** Forecasts of weeks held back that had an interval, and how many of them it held. */
  readonly checked: number
  readonly held: number
  /** Different weeks among them. */
  readonly weeks: number
}

/** @param share that the interval is meant to cover */
export function backtest(counts: readonly number[], share: number): Backtest {
  const logs = counts.map((count) => Math.log1p(count))
  const misses: Miss[][] = PREDICTORS.map(() => [])
  const weeks = new Set<number>()
  let checked = 0
  let held = 0
  for (let origin = LEAST_PAST; origin < logs.length; origin++) {
    const bands = bandsAt(logs, origin, misses, share)
    for (const [i, band] of bands.entries()) {
      const seen = counts[origin + i]
      if (seen === undefined) continue
      checked += 1
      weeks.add(origin + i)
      if (seen >= band.low && seen <= band.high) held += 1
    }
    remember(logs, origin, misses)
  }
  return { next: bandsAt(logs, logs.length, misses, share), checked, held, weeks: weeks.size }
}

/** Notes how far each way was off from this origin. Those weeks are used only once they are over: see `known`. */
function remember(logs: readonly number[], origin: number, misses: readonly Miss[][]): void {
  const past = logs.slice(0, origin)
  for (const [i, predict] of PREDICTORS.entries()) {
    for (let ahead = 1; ahead <= AHEAD; ahead++) {
      const value = logs[origin + ahead - 1]
      const forecast = value === undefined ? null : predict(past, ahead)
      if (value !== undefined && forecast !== null)
        misses[i]?.push({ origin, ahead, error: value - forecast })
    }
  }
}

function bandsAt(
  logs: readonly number[],
  origin: number,
  misses: readonly Miss[][],
  share: number,
): readonly Band[] {
  const known = misses.map((all) =>
    all.slice(-MOST_ERRORS * AHEAD).filter((miss) => miss.origin + miss.ahead <= origin),
  )
  const best = bestOf(known)
  const predict = PREDICTORS[best]
  const errors = known[best] ?? []
  if (predict === undefined) return []
  const past = logs.slice(0, origin)
  const bands: Band[] = []
  for (let ahead = 1; ahead <= AHEAD; ahead++) {
    const middle = predict(past, ahead)
    const spread = spreadOf(errors, ahead, share)
    if (middle === null || spread === null) return []
    const [low, high] = spread
    bands.push({
      value: count(middle),
      low: count(middle + Math.min(0, low)),
      high: count(middle + Math.max(0, high)),
    })
  }
  return bands
}

/** The way that was least off so far; the simplest where none has been tried as often as the first. */
function bestOf(known: readonly (readonly Miss[])[]): number {
  const most = known[0]?.length ?? 0
  const mean = known.map((misses) =>
    misses.length < most || most === 0
      ? Number.POSITIVE_INFINITY
      : misses.reduce((sum, { error }) => sum + Math.abs(error), 0) / misses.length,
  )
  return Math.max(0, mean.indexOf(Math.min(...mean)))
}

/** The errors between which the share lies, by their ranks; null where there are too few. */
function spreadOf(misses: readonly Miss[], ahead: number, share: number): readonly [number, number] | null {
  const same = misses.filter((miss) => miss.ahead === ahead)
  const errors =
    same.length >= ENOUGH_ERRORS
      ? same.map(({ error }) => error)
      : misses.map((miss) => miss.error * Math.sqrt(ahead / miss.ahead))
  if (errors.length < LEAST_ERRORS) return null
  const sorted = errors.toSorted((a, b) => a - b)
  const tail = Math.max(1, Math.floor(((sorted.length + 1) * (1 - share)) / 2))
  return [sorted[tail - 1] ?? 0, sorted[sorted.length - tail] ?? 0]
}

const count = (log: number): number => Math.max(0, Math.round(Math.expm1(log)))
