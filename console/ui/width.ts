/** How wide the window is, in the three steps that pages know. */
import { useSyncExternalStore } from 'react'

function useMatches(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/** A phone: cards, sheets from the bottom, acts at the thumb. */
export const usePhone = (): boolean => useMatches('(max-width: 599.9px)')
/** A desk: two columns have room. */
export const useDesk = (): boolean => useMatches('(min-width: 1024px)')
