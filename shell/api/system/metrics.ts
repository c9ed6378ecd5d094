/** Figures for Prometheus. Totals and times come from the pipeline when they are asked for; waits are measured here. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { IntakeLag } from '../../../core/ports/installation.ts'
import type { Pipeline, PipelineFigures } from '../../../core/ports/pipeline.ts'
import type { ReadStore } from '../../../core/ports/store.ts'

export interface Metrics {
  readonly text: () => Promise<{ readonly contentType: string; readonly text: string }>
  /** The same pipeline, with the time from intake to commit measured. */
  readonly measured: (pipeline: Pipeline) => Pipeline
  readonly recentLag: () => IntakeLag
}

export interface MetricsSources {
  readonly pipeline: Pick<Pipeline, 'figures'>
  readonly reads: Pick<ReadStore, 'outboxAge'>
  /** Events that search has not taken in yet. */
  readonly projectionLag: () => Promise<number>
  readonly watchers: () => number
  readonly accounts: () => readonly AccountFigure[]
  readonly now: () => number
}

/** Ids and words of this house only: labels are kept for long. */
interface AccountFigure {
  readonly community: number
  readonly account: number
  readonly platform: string
  readonly connected: boolean
}

/** Seconds: a commit takes about a millisecond, and a minute is a failure. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 60]

export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'folkmoot_' })
  const lag = new Histogram({
    name: 'folkmoot_intake_lag_seconds',
    help: 'From taking a delivery in to its commit',
    buckets: BUCKETS,
    registers: [registry],
  })
  const refused = new Counter({
    name: 'folkmoot_deliveries_rejected_total',
    help: 'Deliveries that were not acknowledged',
    registers: [registry],
  })
  const update = gauges(registry)
  const recent = createRecentLag()
  const connected = new Gauge({
    name: 'folkmoot_account_connected',
    help: 'Whether an account that is switched on is connected',
    labelNames: ['community', 'account', 'platform'],
    registers: [registry],
  })

  return {
    measured: (pipeline) => ({
      ...pipeline,
      deliver: async (delivery) => {
        const stop = lag.startTimer()
        const started = performance.now()
        try {
          return await pipeline.deliver(delivery)
        } catch (error) {
          refused.inc()
          throw error
        } finally {
          stop()
          recent.add(performance.now() - started)
        }
      },
    }),
    recentLag: recent.lag,
    text: async () => {
      const [figures, outbox, behind] = await Promise.all([
        sources.pipeline.figures(),
        sources.reads.outboxAge(),
        sources.projectionLag(),
      ])
      update({ figures, outbox, behind, watchers: sources.watchers(), now: sources.now() })
      connected.reset()
      for (const { community, account, platform, connected: is } of sources.accounts()) {
        connected.set({ community, account, platform }, is ? 1 : 0)
      }
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}

const KEPT = 512

/** Milliseconds of the last few hundred deliveries, the oldest one overwritten first. */
function createRecentLag() {
  const times: number[] = []
  let next = 0
  return {
    add: (milliseconds: number): void => {
      times[next] = milliseconds
      next = (next + 1) % KEPT
    },
    lag: (): IntakeLag => {
      const sorted = times.toSorted((a, b) => a - b)
      return {
        deliveries: sorted.length,
        median: sorted[Math.floor(sorted.length / 2)] ?? null,
        slowest: sorted.at(-1) ?? null,
      }
    },
  }
}

interface Snapshot {
  readonly figures: PipelineFigures
  readonly outbox: Awaited<ReturnType<ReadStore['outboxAge']>>
  readonly behind: number
  readonly watchers: number
  readonly now: number
}

type Reading = readonly [name: string, help: string, of: (snapshot: Snapshot) => number]

const READINGS: readonly Reading[] = [
  ['folkmoot_queue_events', 'Events that wait for their decision', ({ figures }) => figures.queued],
  ['folkmoot_state_cached_records', 'Records of state in memory', ({ figures }) => figures.stateCached],
  [
    'folkmoot_outbox_oldest_seconds',
    'Age of the oldest action that waits to be sent; 0 = none waits',
    ({ outbox, now }) => (outbox.oldestQueued === null ? 0 : Math.max(0, (now - outbox.oldestQueued) / 1000)),
  ],
  [
    'folkmoot_actions_unknown',
    'Actions of which it is unknown whether they were sent',
    ({ outbox }) => outbox.unknown,
  ],
  [
    'folkmoot_actions_expired',
    'Actions that were dropped because their time had passed',
    ({ outbox }) => outbox.expired,
  ],
  ['folkmoot_actions_failed', 'Actions that could not be sent', ({ outbox }) => outbox.failed],
  ['folkmoot_projection_lag_events', 'Events that search has not taken in yet', ({ behind }) => behind],
  ['folkmoot_stream_watchers', 'Open live connections', ({ watchers }) => watchers],
]

const TOTALS: readonly Reading[] = [
  ['folkmoot_events_total', 'Events decided', ({ figures }) => figures.events],
  [
    'folkmoot_events_duplicate_total',
    'Redeliveries that changed nothing',
    ({ figures }) => figures.duplicates,
  ],
  ['folkmoot_events_refused_total', 'Events out of bounds', ({ figures }) => figures.refused],
  ['folkmoot_rules_held_total', 'Firings that were held back', ({ figures }) => figures.held],
  ['folkmoot_events_fault_total', 'Events that could not be decided', ({ figures }) => figures.faults],
  ['folkmoot_batches_total', 'Transactions', ({ figures }) => figures.batches],
  ['folkmoot_decide_seconds_total', 'Time spent deciding', ({ figures }) => figures.decideTime / 1000],
  ['folkmoot_commit_seconds_total', 'Time spent committing', ({ figures }) => figures.commitTime / 1000],
]

function gauges(registry: Registry): (snapshot: Snapshot) => void {
  const readings = READINGS.map(([name, help, of]) => ({
    gauge: new Gauge({ name, help, registers: [registry] }),
    of,
  }))
  const totals = TOTALS.map(([name, help, of]) => ({
    counter: new Counter({ name, help, registers: [registry] }),
    of,
  }))
  return (snapshot) => {
    for (const { gauge, of } of readings) gauge.set(of(snapshot))
    for (const { counter, of } of totals) {
      counter.reset()
      counter.inc(of(snapshot))
    }
  }
}
