/** Whether the command palette is open. */
import { useSyncExternalStore } from 'react'

let open = false
const listeners = new Set<() => void>()

export function setPalette(next: boolean): void {
  open = next
  for (const listener of listeners) listener()
}

export const openPalette = (): void => setPalette(true)

export const usePalette = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
