/** How many messages the next four weeks may bring, with an interval that was tried on weeks of the past. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { countWords, sentence, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import type { Forecast, SeriesChart } from '../report.ts'
import { AHEAD, backtest, type Backtest } from './backtest.ts'
import type { WeeklyMessages } from './weekly.ts'
import { latestWeeks, mondayOf, weekLabel, weeksFrom } from './weeks.ts'
import { instantAt } from '../../chat/zone.ts'

const DAY = 86_400_000
/** Whole weeks without which nothing is forecast. */
const LEAST_WEEKS = 12
const MEANT = 0.8
/** Fewer forecasts of weeks held back say nothing of the interval. */
const LEAST_CHECKED = 20
/** Weeks of the past in the picture. */
const SHOWN = 26

export interface ForecastFinding {
  readonly forecast: Forecast
  readonly chart: SeriesChart | null
}

export function forecastOf(weekly: WeeklyMessages, closing: Closing): ForecastFinding {
  const { first, last } = latestWeeks(closing)
  const counts = weekly.in({ first, last })
  if (counts.length < LEAST_WEEKS) return { forecast: nothing(tooShort(counts.length)), chart: null }
  const tried = backtest(counts, MEANT)
  if (tried.next.length < AHEAD) return { forecast: nothing(tooShort(counts.length)), chart: null }
  const covered = tried.checked < LEAST_CHECKED ? null : tried.held / tried.checked
  const weeks = tried.next.map((band, i) => ({
    from: instantAt(mondayOf(last + 1 + i) * DAY, closing.zone),
    ...band,
  }))
  const forecast: Forecast = {
    weeks,
    meant: MEANT,
    covered,
    heldBack: tried.weeks,
    why: whyOf(counts.length, covered, tried),
  }
  return { forecast, chart: chartOf(counts, last, forecast) }
}

const nothing = (why: Bilingual): Forecast => ({ weeks: [], meant: MEANT, covered: null, heldBack: 0, why })

const tooShort = (weeks: number): Bilingual =>
  both(
    `不做预测：完整的周只有 ${weeks} 个，至少要 ${LEAST_WEEKS} 个，才知道预测会偏多少。`,
    `Nothing is forecast: there are ${weeks} whole weeks, and it takes at least ${LEAST_WEEKS} to know how far a forecast would be off.`,
  )

function whyOf(weeks: number, covered: number | null, { checked }: Backtest): Bilingual {
  const method = both(
    `按过去 ${weeks} 周的走势外推，区间取自过去每次预测的实际偏差。`,
    `Carried on from the past ${weeks} weeks; the interval is how far earlier forecasts were off.`,
  )
  if (covered === null) {
    return both(
      `${method['zh-CN']}可供检验的周还太少，不知道区间准不准。`,
      `${method.en} Too few weeks could be held back to know how well the interval holds.`,
    )
  }
  const meant = shareWords(MEANT)
  const did = shareWords(covered)
  return sentence((language) =>
    language === 'zh-CN'
      ? `${method[language]}区间应当罩住 ${meant[language]} 的周；拿过去的周检验了 ${checked} 次，实际罩住 ${did[language]}。`
      : `${method[language]} It is meant to hold ${meant[language]} of the weeks; in ${checked} trials on weeks held back it held ${did[language]}.`,
  )
}

function chartOf(counts: readonly number[], last: number, { weeks }: Forecast): SeriesChart {
  const past = counts.slice(-SHOWN)
  const none = past.map(() => null)
  const shown = weeksFrom(last - past.length + 1, last + weeks.length)
  return {
    kind: 'series',
    id: 'vitals.forecast',
    title: titleOf(past, weeks),
    unit: 'messages',
    mark: 'line',
    x: { label: both('周（从周一起）', 'Week from Monday'), values: shown.map(weekLabel) },
    series: [
      { label: both('消息', 'Messages'), values: [...past, ...weeks.map(() => null)] },
      {
        label: both('预测', 'Forecast'),
        values: [...none, ...weeks.map(({ value }) => value)],
        low: [...none, ...weeks.map(({ low }) => low)],
        high: [...none, ...weeks.map(({ high }) => high)],
      },
    ],
  }
}

function titleOf(past: readonly number[], weeks: Forecast['weeks']): Bilingual {
  const late = past.slice(-AHEAD)
  const before = countWords(late.reduce((sum, count) => sum + count, 0) / late.length)
  const next = weeks[0] ?? { low: 0, high: 0 }
  return sentence((language) =>
    language === 'zh-CN'
      ? `最近四周平均每周 ${before[language]} 条；下一周多半在 ${countWords(next.low)[language]} 到 ${countWords(next.high)[language]} 条之间`
      : `${before[language]} messages a week lately; next week probably ${countWords(next.low)[language]} to ${countWords(next.high)[language]}`,
  )
}
