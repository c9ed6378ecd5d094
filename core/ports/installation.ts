/** How an installation is doing, as measured: what health pages and their sentences are made of. */
import type { ActionStatus } from './rows.ts'
import type { PipelineFigures } from './pipeline.ts'

/** Actions that are not over, in one state, over all communities. */
export interface WaitingActions {
  readonly status: ActionStatus
  readonly count: number
  /** Earliest instant at which one was due; of what is handed to a person, when the first expires. */
  readonly first: number | null
}

/** From taking a delivery in to its commit, of the last few hundred deliveries. */
export interface IntakeLag {
  readonly deliveries: number
  /** Milliseconds; null when there was none yet. */
  readonly median: number | null
  readonly slowest: number | null
}

export interface StorageFigures {
  readonly engine: 'sqlite' | 'postgres'
  /** Of the ledger's database. */
  readonly bytes: number
  /** Of the whole data folder. */
  readonly folder: number
  readonly events: number
  readonly free: number
  readonly total: number
  /** Percent of the disk below which intake pauses. */
  readonly minFree: number
}

export interface InstallationFigures {
  readonly started: number
  readonly lag: IntakeLag
  readonly pipeline: PipelineFigures
  readonly actions: readonly WaitingActions[]
  /** Events that a projection has not taken in. */
  readonly behind: { readonly search: number; readonly figures: number }
  /** Received in the last seven days. */
  readonly week: number
  readonly storage: StorageFigures
  /** In the data folder; null where none is. */
  readonly backup: { readonly newest: number; readonly count: number } | null
  readonly runtime: string
}
