/** The notebook of this device, in the browser's own storage: it outlives the page, and needs no network. */
import { useMemo, useSyncExternalStore } from 'react'
import { EMPTY_NOTEBOOK } from './notebook.ts'
import type { Notebook } from './notebook.ts'

const PREFIX = 'folkmoot.round.'

export interface NotebookStore {
  readonly get: () => Notebook
  readonly change: (by: (book: Notebook) => Notebook) => void
  readonly subscribe: (listener: () => void) => () => void
}

const open = new Map<string, NotebookStore>()

/** One notebook an operator and community; what others left on this device is thrown away. */
export function notebookOf(operator: string, community: string): NotebookStore {
  const mine = `${PREFIX}${operator}.`
  const key = mine + community
  const known = open.get(key)
  if (known) return known
  for (const other of Object.keys(localStorage)) {
    if (other.startsWith(PREFIX) && !other.startsWith(mine)) localStorage.removeItem(other)
  }
  const store = storeAt(key)
  open.set(key, store)
  return store
}

function storeAt(key: string): NotebookStore {
  let book = read(key)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  window.addEventListener('storage', (event) => {
    if (event.key !== key) return
    book = read(key)
    tell()
  })
  return {
    get: () => book,
    change: (by) => {
      const next = by(book)
      if (next === book) return
      book = next
      localStorage.setItem(key, JSON.stringify(book))
      tell()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function read(key: string): Notebook {
  const text = localStorage.getItem(key)
  if (text === null) return EMPTY_NOTEBOOK
  try {
    return { ...EMPTY_NOTEBOOK, ...(JSON.parse(text) as Partial<Notebook>) }
  } catch {
    return EMPTY_NOTEBOOK
  }
}

export function useNotebook(operator: string, community: string): readonly [Notebook, NotebookStore] {
  const store = useMemo(() => notebookOf(operator, community), [operator, community])
  return [useSyncExternalStore(store.subscribe, store.get), store]
}
