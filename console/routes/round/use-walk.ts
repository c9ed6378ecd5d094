/** One operator's walk: what is next, and what each tap does. */
import { useMemo } from 'react'
import { useNow } from '../../ui/now.ts'
import { nameOf } from './names.ts'
import { stepBack, tickOff } from './notebook.ts'
import type { Notebook } from './notebook.ts'
import type { NotebookStore } from './notebook-store.ts'
import { keyOf, piecesOf, stopsLeft } from './walk.ts'
import type { Piece, Stop } from './walk.ts'
import { useWords } from '../../locale/words.ts'

export interface Walk {
  readonly left: readonly Stop[]
  readonly current: Stop | null
  /** What the next tap copies; null when everything here was copied: then it ticks off. */
  readonly piece: Piece | null
  readonly next: Stop | null
  readonly copied: (piece: Piece) => void
  /** Ticks the group off; with a reason, as not done. */
  readonly tick: (reason: string | null) => void
  readonly skip: () => void
  readonly goTo: (stop: Stop) => void
  /** Whether the last group could still be taken back. */
  readonly back: () => boolean
  readonly decline: (actions: readonly string[], reason: string | null) => void
}

export function useWalk(book: Notebook, store: NotebookStore): Walk {
  const t = useWords('round')
  const now = useNow()
  const { round, ticked, skipped } = book
  const left = useMemo(
    () => (round === null ? [] : stopsLeft(round, { ticked: new Set(ticked), skipped, now })),
    [round, ticked, skipped, now],
  )
  const current = left[0] ?? null
  const pieces = current === null ? [] : piecesOf(current)
  return {
    left,
    current,
    piece: pieces.find(({ key }) => !book.copied.includes(key)) ?? null,
    next: left[1] ?? null,
    copied: ({ key }) => store.change((old) => ({ ...old, copied: [...new Set([...old.copied, key])] })),
    tick: (reason) => {
      if (current === null) return
      const stop = { key: keyOf(current), name: nameOf(current, t), tasks: current.tasks }
      store.change((old) => tickOff(old, stop, { now: Date.now(), reason }))
    },
    skip: () => {
      if (current === null) return
      const key = keyOf(current)
      store.change((old) => aside(old, [...old.skipped.filter((other) => other !== key), key]))
    },
    goTo: (stop) => {
      const others = left.filter((each) => each !== stop).map(keyOf)
      store.change((old) => aside(old, others))
    },
    back: () => {
      const before = stepBack(store.get())
      if (before === null) return false
      const last = store.get().trail.at(-1)
      const others = left.map(keyOf).filter((key) => key !== last?.key)
      store.change(() => aside(before, others))
      return true
    },
    decline: (actions, reason) =>
      store.change((old) => {
        const others = Object.entries(old.declined).filter(([action]) => !actions.includes(action))
        const chosen = reason === null ? [] : actions.map((action) => [action, reason] as const)
        return { ...old, declined: Object.fromEntries([...others, ...chosen]) }
      }),
  }
}

/** These come at the end, in this order; whatever was begun in the group before is begun anew. */
const aside = (book: Notebook, skipped: readonly string[]): Notebook => ({
  ...book,
  skipped,
  copied: [],
  declined: {},
})
