/** Metrics as the rooms of the checkup state them: a value when enough was measured, a reason when not. */
import { both, type Bilingual } from '../charter/fault.ts'
import { LEAST_SAMPLE } from './grade.ts'
import { wilson } from './interval.ts'
import type { Estimate, Metric, Unit } from './report.ts'

/** Own bars all say so in the same words. */
export const ownBar = (zh: string, en: string): Bilingual =>
  both(`Folkmoot 自己定的标准：${zh}`, `Folkmoot's own bar: ${en}`)

export interface Stated {
  readonly id: string
  readonly label: Bilingual
  readonly meaning: Bilingual
  readonly finding: Bilingual
  /** What is missing, where the value cannot be said. */
  readonly missing: Bilingual
  readonly estimate?: Estimate | null
  readonly source?: Bilingual | null
}

/** A share of so many trials, with its interval; null where there are too few. */
export function shareOf(hits: number, trials: number, stated: Stated): Metric {
  const value = trials < LEAST_SAMPLE ? null : hits / trials
  return {
    ...figureOf(value, 'share', trials, stated),
    interval: value === null ? null : wilson(hits, trials),
  }
}

/** @param value null where it cannot be said */
export function figureOf(value: number | null, unit: Unit, sample: number, stated: Stated): Metric {
  const { id, label, meaning, finding, missing, estimate = null, source = null } = stated
  return {
    id,
    label,
    meaning,
    value,
    unit,
    sample,
    interval: null,
    finding: value === null ? missing : finding,
    estimate: value === null ? null : estimate,
    source,
  }
}

/**
 * Why a figure of too few things is not said.
 * @param en what was counted, in the plural
 */
export const tooFew = (sample: number, zh: string, en: string): Bilingual =>
  sample === 0
    ? both(`没有一${zh}，不下结论。`, `No ${en}: nothing to say.`)
    : both(
        `只有 ${sample} ${zh}，太少，不下结论。`,
        sample === 1 ? `Too few to say (${en}: 1).` : `Only ${sample} ${en}: too few to say.`,
      )
