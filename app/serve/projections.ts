/** What is drawn from the ledger behind the commit: full text, people and daily figures, each in its own thread. */
import { openFigures } from '../../shell/projections/figures/figures.ts'
import type { RunningFigures } from '../../shell/projections/figures/figures.ts'
import { openSearch } from '../../shell/projections/search/search.ts'
import type { Closers } from './closers.ts'
import type { Stores } from './open-stores.ts'
import type { ServeOptions } from './options.ts'
import { workerEntry } from './worker-entry.ts'

export interface Projections {
  readonly search: Awaited<ReturnType<typeof openSearch>>
  readonly figures: RunningFigures
}

/** Milliseconds after which a projection looks at the ledger though nobody told it anything. */
const POLL_ON = 1_000

export async function openProjections(
  { settings, log }: ServeOptions,
  { pipeline, storage }: Stores,
  closers: Closers,
): Promise<Projections> {
  const { data: folder } = settings
  const thread = (name: string, onFault: string) => ({
    folder,
    entry: workerEntry(name),
    ledger: storage,
    pollOn: POLL_ON,
    onFault: () => log('warn', onFault),
  })
  const search = closers.add(await openSearch(thread('search-worker', 'search stumbled')), (each) =>
    each.close(),
  )
  const figures = closers.add(await openFigures(thread('figures-worker', 'figures stumbled')), (each) =>
    each.close(),
  )
  closers.add(
    pipeline.onCommitted((committed) => {
      search.notify(committed)
      figures.notify(committed)
    }),
    (stop) => stop(),
  )
  return { search, figures }
}
