/**
 * The checkup's report: what a chat history shows about the five problems. This is also its JSON, documented in
 * `docs/guide`: fields are added, never renamed or removed; ids are stable, kebab-case.
 *
 * What cannot be said is `null` with a reason, never a guess. Shares are 0 to 1, instants epoch milliseconds,
 * spans milliseconds.
 */
import type { Bilingual } from '../charter/fault.ts'

export const PROBLEMS = ['plan', 'incentives', 'knowledge', 'fairness', 'chores'] as const
export type ProblemId = (typeof PROBLEMS)[number]

/** How far a figure can be relied on, by how much it was measured on. `none`: it cannot be said. */
export type Sure = 'high' | 'medium' | 'low' | 'none'

export interface CheckupReport {
  /** Version of this format. */
  readonly checkup: 1
  /** Version of Folkmoot. */
  readonly folkmoot: string
  readonly history: HistorySummary
  readonly roles: RolesSummary
  /** All groups as one. */
  readonly problems: readonly Problem[]
  readonly vitals: Vitals
  /** The groups beside each other, the liveliest first; one where there is one. */
  readonly groups: readonly GroupSummary[]
  /** What is wrong with the measurement itself, such as an assumed time zone or a span of a few days. */
  readonly caveats: readonly Bilingual[]
}

export interface HistorySummary {
  readonly files: readonly FileSummary[]
  readonly messages: number
  /** People who wrote, reacted, joined or were named by the export. */
  readonly members: number
  readonly from: number | null
  readonly to: number | null
  /** Time zone in which days and hours are meant. */
  readonly zone: { readonly name: string; readonly from: 'given' | 'assumed' }
  /** Records that two files held both. */
  readonly doubled: number
  /** Primary language of the messages, such as `zh`; `und` where it cannot be said. */
  readonly language: string
}

export interface FileSummary {
  readonly name: string
  readonly format: string
  readonly label: Bilingual
  readonly records: number
  readonly skipped: readonly { readonly reason: string; readonly text: Bilingual; readonly count: number }[]
  readonly broken: number
  /** The first broken records. */
  readonly examples: readonly { readonly place: number; readonly text: Bilingual }[]
}

export interface RolesSummary {
  /** `export`: the format says so; `given`: the reader of the report did; `inferred`: guessed from what was written. */
  readonly from: 'export' | 'given' | 'inferred' | 'unknown'
  readonly owner: RoleHolder | null
  readonly managers: readonly RoleHolder[]
  /** What the guess rests on. */
  readonly why: Bilingual
}

export interface RoleHolder {
  readonly native: string
  readonly name: string
}

export interface Problem {
  readonly id: ProblemId
  readonly grade: Grade
  /** The finding in one sentence. */
  readonly headline: Bilingual
  readonly metrics: readonly Metric[]
  readonly charts: readonly Chart[]
  readonly examples: readonly ExampleSet[]
  /** What would help most, best first; three where there are so many. */
  readonly cures: readonly CureAdvice[]
}

export interface Grade {
  /** 0 to 100, whole; null where too little can be said. */
  readonly value: number | null
  /** How it is computed, with its weights and bars. */
  readonly formula: Bilingual
  readonly parts: readonly GradePart[]
  readonly sure: Sure
  /** What it rests on, and what is missing. */
  readonly why: Bilingual
}

export interface GradePart {
  /** Id of a metric. */
  readonly metric: string
  readonly weight: number
  /** 0 to 100; null where the metric cannot be said: its weight then counts for nothing. */
  readonly points: number | null
  /** Value that gives no points, and value that gives all. */
  readonly poor: number
  readonly good: number
}

export type Unit =
  | 'share'
  | 'count'
  | 'messages'
  | 'people'
  | 'milliseconds'
  | 'days'
  | 'hours-a-week'
  | 'per-week'
  | 'per-100'
  /** 0 = all alike, 1 = one has everything. */
  | 'gini'
  | 'ratio'

export interface Metric {
  /** Unique in the report: `plan.greeted`. */
  readonly id: string
  readonly label: Bilingual
  /** What is counted, in one sentence. */
  readonly meaning: Bilingual
  readonly value: number | null
  readonly unit: Unit
  /** How many things it was measured on. */
  readonly sample: number
  /** 95 %, where it is an estimate from a sample. */
  readonly interval: readonly [number, number] | null
  /** The finding as a sentence; where the value is null, what is missing. */
  readonly finding: Bilingual
  /** A classifier is involved: which, and how often it errs. */
  readonly estimate: Estimate | null
  /** Where the bars of its grade come from. */
  readonly source: Bilingual | null
}

export interface Estimate {
  readonly by: Bilingual
  /** Of what it names, the share that is right; and the share that it names of what is there. */
  readonly precision: number
  readonly recall: number
  /** On what it was measured. */
  readonly on: Bilingual
}

/** A picture with the figures behind it. Its title is its finding. */
export type Chart = SeriesChart | HeatmapChart | NetworkChart | RankingChart
interface ChartBase {
  readonly id: string
  readonly title: Bilingual
  readonly unit: Unit
}
export interface SeriesChart extends ChartBase {
  readonly kind: 'series'
  /** `line` for what goes on over time, `bar` for counts, `stack` for parts of a whole. */
  readonly mark: 'line' | 'bar' | 'stack'
  readonly x: { readonly label: Bilingual; readonly values: readonly Label[] }
  readonly series: readonly {
    readonly label: Bilingual
    readonly values: readonly (number | null)[]
    /** An interval around each value. */
    readonly low?: readonly (number | null)[]
    readonly high?: readonly (number | null)[]
  }[]
  /** A bar that others set, drawn as a line. */
  readonly bar?: { readonly value: number; readonly label: Bilingual }
}
export interface HeatmapChart extends ChartBase {
  readonly kind: 'heatmap'
  readonly rows: readonly Label[]
  readonly columns: readonly Label[]
  /** By row; null = nothing to be said. */
  readonly values: readonly (readonly (number | null)[])[]
}
export interface NetworkChart extends ChartBase {
  readonly kind: 'network'
  readonly nodes: readonly { readonly name: string; readonly role: MemberRole; readonly size: number }[]
  /** Places in `nodes`. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly weight: number }[]
}
export interface RankingChart extends ChartBase {
  readonly kind: 'ranking'
  readonly rows: readonly { readonly label: Label; readonly value: number; readonly note?: Bilingual }[]
}
/** A name or a date stands for itself in both languages. */
export type Label = string | Bilingual

export type MemberRole = 'owner' | 'manager' | 'member' | 'bot'

export interface ExampleSet {
  readonly id: string
  readonly title: Bilingual
  readonly items: readonly Example[]
}

/** A message that one can jump to. */
export interface Example {
  readonly at: number
  readonly group: string
  readonly name: string
  /** Cut at 200 characters. */
  readonly text: string
  readonly file: string
  /** Line, or number of the record. */
  readonly place: number
  /** The platform's id, where there is one. */
  readonly native: string | null
  /** Why it is shown, where the set's title does not say it. */
  readonly why: Bilingual | null
}

export interface CureAdvice {
  /** Id of a cure in `core/health/cures`. */
  readonly cure: string
  readonly title: Bilingual
  /** Why it would help here, with the figure that says so. */
  readonly why: Bilingual
  /** Points of the grade that it would win back at most. */
  readonly points: number
  /** Whether this version carries it out. */
  readonly available: boolean
}

export interface Vitals {
  readonly metrics: readonly Metric[]
  readonly charts: readonly Chart[]
  /** Words that mark these groups, or each of several groups, against the rest. */
  readonly topics: readonly { readonly group: string | null; readonly terms: readonly Topic[] }[]
  readonly forecast: Forecast
}
export interface Topic {
  readonly term: string
  readonly messages: number
  /** Log-likelihood or like measure; only its order means something. */
  readonly weight: number
}
export interface Forecast {
  /** Messages a week, for the four weeks that come; empty where it cannot be said. */
  readonly weeks: readonly {
    readonly from: number
    readonly value: number
    readonly low: number
    readonly high: number
  }[]
  /** Share that the interval is meant to cover, and the share that it did cover on weeks held back. */
  readonly meant: number
  readonly covered: number | null
  readonly heldBack: number
  readonly why: Bilingual
}

export interface GroupSummary {
  readonly native: string
  readonly name: string
  readonly messages: number
  readonly members: number
  readonly from: number | null
  readonly to: number | null
  readonly grades: Readonly<Record<ProblemId, number | null>>
  readonly sure: Readonly<Record<ProblemId, Sure>>
  /** One sentence: what stands out. */
  readonly headline: Bilingual
}
