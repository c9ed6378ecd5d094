/** The draft of a community's charter: one text that cards, forms and the editor change together. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { api, ask } from '../../api/client.ts'
import { ApiFault } from '../../api/fault.ts'
import { queries } from '../../query.ts'
import { readDraft, watchDraft, writeDraft } from './kept.ts'
import { change, redo, startSteps, undo } from './steps.ts'
import type { Steps } from './steps.ts'

export interface LiveCharter {
  /** 0 before the first publication. */
  readonly version: number
  readonly source: string
  readonly operator: string
}

export interface Draft {
  readonly source: string
  /** The version that the draft began from; 0 before the first one. */
  readonly base: number
  readonly baseSource: string
  /** The version in force; another one than `base` was published by someone meanwhile. */
  readonly live: LiveCharter
  readonly dirty: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** `typing` joins with the typing before it when it is undone. */
  readonly set: (source: string, how?: 'typing') => void
  readonly undo: () => void
  readonly redo: () => void
  /** Gives the draft up for the version in force. */
  readonly discard: () => void
  /** Keeps the text, and takes the version in force as what it is compared with. */
  readonly rebase: () => void
  /** The text was published as this version. */
  readonly published: (version: number) => void
}

export const liveCharterQuery = (community: string) =>
  queryOptions({
    queryKey: ['charters', community, 'current'],
    queryFn: () => liveCharter(community),
    staleTime: 10_000,
  })

async function liveCharter(community: string): Promise<LiveCharter> {
  const path = { community, version: 'current' as const }
  try {
    const { version, source, operator } = await ask(
      api.GET('/api/v1/communities/{community}/charters/{version}', { params: { path } }),
    )
    return { version, source, operator }
  } catch (error) {
    if (error instanceof ApiFault && error.status === 404) return { version: 0, source: '', operator: '' }
    throw error
  }
}

interface Held {
  readonly steps: Steps
  readonly base: number
  readonly baseSource: string
}

class DraftStore {
  readonly #community: string
  readonly #listeners = new Set<() => void>()
  #held: Held | null = null

  constructor(community: string) {
    this.#community = community
  }

  get held(): Held | null {
    return this.#held
  }

  listen = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** What is kept in the browser, or else the version in force. */
  begin(live: LiveCharter): Held {
    const kept = readDraft(this.#community)
    this.#held = kept
      ? { steps: startSteps(kept.source), base: kept.base, baseSource: kept.baseSource }
      : { steps: startSteps(live.source), base: live.version, baseSource: live.source }
    return this.#held
  }

  put(held: Held): void {
    this.#held = held
    const { steps, base, baseSource } = held
    const { source } = steps
    writeDraft(this.#community, source === baseSource ? null : { source, base, baseSource })
    this.tell()
  }

  tell(): void {
    for (const listener of this.#listeners) listener()
  }

  forget(): void {
    this.#held = null
    this.tell()
  }
}

const stores = new Map<string, DraftStore>()

function storeOf(community: string): DraftStore {
  const known = stores.get(community)
  if (known) return known
  const store = new DraftStore(community)
  stores.set(community, store)
  return store
}

/** The draft of a community; waits for the version in force. */
export function useDraft(community: string): Draft {
  const { data: live } = useSuspenseQuery(liveCharterQuery(community))
  const store = storeOf(community)
  const seen = useSyncExternalStore(store.listen, () => store.held)
  useEffect(() => watchDraft(community, () => store.forget()), [community, store])
  // An untouched draft follows what is published.
  const untouched = seen !== null && seen.steps.source === seen.baseSource && seen.base !== live.version
  const held = seen === null || untouched ? store.begin(live) : seen
  return useMemo(() => draftOf(community, store, held, live), [community, store, held, live])
}

function draftOf(community: string, store: DraftStore, held: Held, live: LiveCharter): Draft {
  const { steps, base, baseSource } = held
  const now = () => store.held ?? held
  const onLive = { base: live.version, baseSource: live.source }
  return {
    source: steps.source,
    base,
    baseSource,
    live,
    dirty: steps.source !== baseSource,
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    set: (source, how) => store.put({ ...now(), steps: change(now().steps, source, how === 'typing') }),
    undo: () => store.put({ ...now(), steps: undo(now().steps) }),
    redo: () => store.put({ ...now(), steps: redo(now().steps) }),
    discard: () => store.put({ ...onLive, steps: change(now().steps, live.source, false) }),
    rebase: () => store.put({ ...onLive, steps: now().steps }),
    published: (version) => {
      const { steps: kept } = now()
      queries.setQueryData(liveCharterQuery(community).queryKey, {
        version,
        source: kept.source,
        operator: '',
      })
      store.put({ base: version, baseSource: kept.source, steps: kept })
    },
  }
}
