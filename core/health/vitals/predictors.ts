/**
 * Ways to say how many messages the next weeks will bring, each plain enough to be explained. All work on the
 * logarithm of the counts, so that growth and decline are shares and no forecast is negative.
 */

/** @returns the forecast `ahead` weeks (1, 2, …) behind the end of `logs`; null where the past is too short for it */
export type Predictor = (logs: readonly number[], ahead: number) => number | null

/** Memory of the level, and of the trend where there is one. */
const FORGETS = [0.2, 0.5, 0.8]
const TREND_FORGETS = 0.2
/** How much of its trend is left after each week. */
const DAMPING = 0.8
const YEAR = 52

export const PREDICTORS: readonly Predictor[] = [
  ...FORGETS.map(
    (alpha): Predictor =>
      (logs) =>
        level(logs, alpha),
  ),
  ...FORGETS.map(
    (alpha): Predictor =>
      (logs, ahead) =>
        damped(logs, ahead, alpha),
  ),
  withSeason,
]

/** Exponential smoothing: the same level for all weeks to come. */
function level(logs: readonly number[], alpha: number): number | null {
  const [first, ...rest] = logs
  if (first === undefined) return null
  return rest.reduce((now, value) => now + alpha * (value - now), first)
}

/** With a trend that dies away (Gardner and McKenzie 1985). */
function damped(logs: readonly number[], ahead: number, alpha: number): number | null {
  const [first, second] = logs
  if (first === undefined || second === undefined) return null
  let now = first
  let trend = 0
  for (const value of logs.slice(1)) {
    const before = now
    now = alpha * value + (1 - alpha) * (now + DAMPING * trend)
    trend = TREND_FORGETS * (now - before) + (1 - TREND_FORGETS) * DAMPING * trend
  }
  const left = (DAMPING * (1 - DAMPING ** ahead)) / (1 - DAMPING)
  return now + trend * left
}

/** Half the level of late, half last year's same week, moved by how the level changed since. */
function withSeason(logs: readonly number[], ahead: number): number | null {
  const same = logs[logs.length - 1 + ahead - YEAR]
  const now = level(logs.slice(-YEAR), 0.5)
  const then = level(logs.slice(0, Math.max(0, logs.length - YEAR)), 0.5)
  if (same === undefined || now === null || then === null) return null
  return now + (same - then) / 2
}
