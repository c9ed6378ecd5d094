/** The checkup's report as the API gives it: each text in the reader's language. See `core/health/report.ts`. */
import { z } from 'zod'
import { PROBLEMS } from '../../../core/health/report.ts'
import { GroupIn, IdOut, Instant } from '../fields.ts'

const count = z.number().int()
const sure = z.enum(['high', 'medium', 'low', 'none'])
const unit = z.enum([
  'share',
  'count',
  'messages',
  'people',
  'milliseconds',
  'days',
  'hours-a-week',
  'per-week',
  'per-100',
  'gini',
  'ratio',
])
const problem = z.enum(PROBLEMS)
const role = z.enum(['owner', 'manager', 'member', 'bot'])
const maybe = z.number().nullable()

const Metric = z
  .object({
    id: z.string(),
    label: z.string(),
    meaning: z.string(),
    value: maybe,
    unit,
    sample: z.number(),
    interval: z.array(z.number()).length(2).nullable(),
    finding: z.string(),
    estimate: z
      .object({ by: z.string(), precision: z.number(), recall: z.number(), on: z.string() })
      .nullable(),
    source: z.string().nullable(),
  })
  .meta({ id: 'CheckupMetric' })

const chart = { id: z.string(), title: z.string(), unit }
const Chart = z
  .discriminatedUnion('kind', [
    z.object({
      ...chart,
      kind: z.literal('series'),
      mark: z.enum(['line', 'bar', 'stack']),
      x: z.object({ label: z.string(), values: z.array(z.string()) }),
      series: z.array(
        z.object({
          label: z.string(),
          values: z.array(maybe),
          low: z.array(maybe).optional(),
          high: z.array(maybe).optional(),
        }),
      ),
      bar: z.object({ value: z.number(), label: z.string() }).optional(),
    }),
    z.object({
      ...chart,
      kind: z.literal('heatmap'),
      rows: z.array(z.string()),
      columns: z.array(z.string()),
      values: z.array(z.array(maybe)),
    }),
    z.object({
      ...chart,
      kind: z.literal('network'),
      nodes: z.array(z.object({ name: z.string(), role, size: z.number() })),
      edges: z.array(z.object({ from: count, to: count, weight: z.number() })),
    }),
    z.object({
      ...chart,
      kind: z.literal('ranking'),
      rows: z.array(z.object({ label: z.string(), value: z.number(), note: z.string().optional() })),
    }),
  ])
  .meta({ id: 'CheckupChart' })

const Examples = z.object({
  id: z.string(),
  title: z.string(),
  items: z.array(
    z.object({
      at: Instant,
      group: z.string(),
      name: z.string(),
      text: z.string(),
      /** The event in the archive. */
      seq: IdOut,
      why: z.string().nullable(),
    }),
  ),
})

const Problem = z
  .object({
    id: problem,
    grade: z.object({
      value: maybe,
      formula: z.string(),
      parts: z.array(
        z.object({
          metric: z.string(),
          weight: z.number(),
          points: maybe,
          poor: z.number(),
          good: z.number(),
        }),
      ),
      sure,
      why: z.string(),
    }),
    headline: z.string(),
    metrics: z.array(Metric),
    charts: z.array(Chart),
    examples: z.array(Examples),
    cures: z.array(
      z.object({
        cure: z.string(),
        title: z.string(),
        why: z.string(),
        points: z.number(),
        available: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'CheckupProblem' })

const holder = z.object({ native: z.string(), name: z.string() })

export const Report = z
  .object({
    messages: count,
    members: count,
    from: Instant.nullable(),
    to: Instant.nullable(),
    zone: z.string(),
    language: z.string(),
    roles: z.object({
      from: z.enum(['export', 'given', 'inferred', 'unknown']),
      owner: holder.nullable(),
      managers: z.array(holder),
      why: z.string(),
    }),
    problems: z.array(Problem),
    vitals: z.object({
      metrics: z.array(Metric),
      charts: z.array(Chart),
      topics: z.array(
        z.object({
          group: z.string().nullable(),
          terms: z.array(z.object({ term: z.string(), messages: count, weight: z.number() })),
        }),
      ),
      forecast: z.object({
        weeks: z.array(z.object({ from: Instant, value: z.number(), low: z.number(), high: z.number() })),
        meant: z.number(),
        covered: maybe,
        heldBack: count,
        why: z.string(),
      }),
    }),
    groups: z.array(
      z.object({
        group: IdOut,
        name: z.string(),
        messages: count,
        members: count,
        from: Instant.nullable(),
        to: Instant.nullable(),
        grades: z.record(problem, maybe),
        sure: z.record(problem, sure),
        headline: z.string(),
      }),
    ),
    caveats: z.array(z.string()),
  })
  .meta({ id: 'CheckupReport' })

export const Checkup = z
  .object({
    state: z.enum(['none', 'making', 'done', 'failed']),
    started: Instant.nullable(),
    ended: Instant.nullable(),
    /** Events read so far, and in all. */
    read: count,
    total: count,
    report: Report.nullable(),
  })
  .meta({ id: 'Checkup' })

const who = z.string().trim().min(1).max(200)

export const NewCheckup = z.object({
  /** Empty = all. */
  groups: z.array(GroupIn).max(1_000).default([]),
  since: Instant.nullable().default(null),
  /** By name or id; absent = as the platform says, else guessed. */
  owner: who.nullable().default(null),
  managers: z.array(who).max(50).default([]),
  /** IANA zone; absent = of the charter in force. */
  zone: z.string().min(1).max(64).nullable().default(null),
})

const source = z.string().min(1).max(1_000_000)

export const CureChoice = z.object({
  cures: z.array(z.string().max(60)).max(50),
  /** A draft to add them to; absent = a new charter. */
  base: source.nullable().default(null),
})

export const Drafted = z.object({ source: z.string() })

export const Replay = z.object({ source })

export const Replayed = z
  .object({
    events: count,
    fired: count,
    actions: count,
    members: count,
    rules: z.array(
      z.object({
        rule: z.string(),
        fired: count,
        members: count,
        examples: z.array(z.object({ at: Instant, group: z.string(), name: z.string(), text: z.string() })),
      }),
    ),
  })
  .meta({ id: 'CheckupReplay' })
