/** Grades: each part is worth points between a poor and a good value, and the parts are weighed. */
import { both, type Bilingual } from '../charter/fault.ts'
import { countWords, shareWords, spanWords } from './figures.ts'
import type { Grade, GradePart, Metric, Sure, Unit } from './report.ts'

/** Fewer than so many things measured say nothing. */
export const LEAST_SAMPLE = 5
const MEDIUM_SAMPLE = 30
const LARGE_SAMPLE = 200
/** Below this share of the weights that can be said, there is no grade. */
const LEAST_SAID = 0.5

/** How far a figure of so many things can be relied on. */
export function sureOf(sample: number): Sure {
  if (sample < LEAST_SAMPLE) return 'none'
  if (sample < MEDIUM_SAMPLE) return 'low'
  return sample < LARGE_SAMPLE ? 'medium' : 'high'
}

export interface Bar {
  readonly metric: Metric
  readonly weight: number
  /** Value without any points, and value with all of them; either may be the greater. */
  readonly poor: number
  readonly good: number
}

/**
 * The weighed mean of the parts' points: points = 100 · (value − poor) / (good − poor), held between 0 and 100.
 * Parts that cannot be said count for nothing; there is no grade when less than half of the weight is left.
 */
export function gradeOf(bars: readonly Bar[]): Grade {
  const parts = bars.map(({ metric, weight, poor, good }): GradePart => {
    const { value } = metric
    return {
      metric: metric.id,
      weight,
      points: value === null ? null : pointsOf(value, poor, good),
      poor,
      good,
    }
  })
  const all = sum(parts.map(({ weight }) => weight))
  const said = parts.flatMap(({ weight, points }) => (points === null ? [] : [{ weight, points }]))
  const weight = sum(said.map((part) => part.weight))
  const enough = weight > 0 && weight >= all * LEAST_SAID
  const value = enough ? Math.round(sum(said.map((part) => part.weight * part.points)) / weight) : null
  const missing = bars.filter(({ metric }) => metric.value === null)
  return {
    value,
    formula: formulaOf(bars, all),
    parts,
    sure: value === null ? 'none' : surest(bars, missing.length > 0),
    why: whyOf(
      missing.map(({ metric }) => metric),
      value !== null,
    ),
  }
}

function pointsOf(value: number, poor: number, good: number): number {
  return Math.round(Math.min(1, Math.max(0, (value - poor) / (good - poor))) * 1_000) / 10
}

/** As sure as its weighty parts: the weighed middle of their samples; a missing part takes one step. */
function surest(bars: readonly Bar[], lacking: boolean): Sure {
  const steps: readonly Sure[] = ['none', 'low', 'medium', 'high']
  const said = bars.filter(({ metric }) => metric.value !== null)
  const weight = sum(said.map((bar) => bar.weight))
  const mean = sum(said.map((bar) => bar.weight * steps.indexOf(sureOf(bar.metric.sample)))) / weight
  const step = Math.max(1, Math.floor(mean + 0.25) - (lacking && mean < 3 ? 1 : 0))
  return steps[step] ?? 'low'
}

function formulaOf(bars: readonly Bar[], all: number): Bilingual {
  const words = (language: 'zh-CN' | 'en') =>
    bars
      .map(({ metric, weight, poor, good }) => {
        const share = Math.round((weight / all) * 100)
        const [none, full] = [poor, good].map((bar) => inUnit(bar, metric.unit)[language])
        return language === 'zh-CN'
          ? `${share}% × ${metric.label['zh-CN']}（${none} 得 0 分，${full} 得 100 分）`
          : `${share} % × ${metric.label.en} (${none} = 0, ${full} = 100)`
      })
      .join(' + ')
  return both(words('zh-CN'), words('en'))
}

function inUnit(value: number, unit: Unit): Bilingual {
  if (unit === 'share') return shareWords(value)
  if (unit === 'milliseconds') return spanWords(value)
  return plainly(value)
}

function plainly(value: number): Bilingual {
  return Number.isInteger(value) ? countWords(value) : both(String(value), String(value))
}

function whyOf(missing: readonly Metric[], said: boolean): Bilingual {
  if (missing.length === 0) return both('各项都能测到。', 'Every part could be measured.')
  const names = (language: 'zh-CN' | 'en') =>
    missing.map(({ label }) => label[language]).join(language === 'zh-CN' ? '、' : ', ')
  return said
    ? both(
        `测不到：${names('zh-CN')}；其余各项按权重折算。`,
        `Not measurable: ${names('en')}; the other parts stand for the whole.`,
      )
    : both(
        `测不到的太多，不打分：${names('zh-CN')}。`,
        `Too little can be measured for a grade: ${names('en')}.`,
      )
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
