/**
 * Dedupe keys of one community's recent minutes, complete, so that a live event is known to be new without
 * asking the database. Older keys are asked for.
 */
import { minuteKey } from '../../core/chat/dedupe.ts'

const MINUTE = 60_000
const MINUTE_WIDTH = minuteKey(0).length

export interface RecentKeys {
  /** Whether the key is in the ledger: yes, no, or older than what is known here. */
  readonly has: (key: string) => boolean | 'ask'
  readonly add: (key: string) => void
  readonly size: () => number
  /** Forgets the oldest minutes beyond `most` keys, and those before `at`. */
  readonly trim: (most: number, at: number) => void
}

/** Knows every key not below `from` that is in the ledger: `known`, ascending, and all that are added later. */
export function createRecentKeys(from: string, known: Iterable<string>): RecentKeys {
  const minutes = new Map<string, Set<string>>()
  let oldest = from
  let size = 0
  const add = (key: string): void => {
    if (key < oldest) return
    const minute = key.slice(0, MINUTE_WIDTH)
    let keys = minutes.get(minute)
    if (keys === undefined) minutes.set(minute, (keys = new Set()))
    keys.add(key)
    size += 1
  }
  const forget = (minute: string): void => {
    size -= minutes.get(minute)?.size ?? 0
    minutes.delete(minute)
  }
  for (const key of known) add(key)
  return {
    has: (key) => (key < oldest ? 'ask' : (minutes.get(key.slice(0, MINUTE_WIDTH))?.has(key) ?? false)),
    add,
    size: () => size,
    trim: (most, at) => {
      const first = minuteKey(at)
      if (size <= most && first <= oldest) return
      for (const minute of [...minutes.keys()].toSorted()) {
        if (size <= most && minute >= first) break
        forget(minute)
        const after = minuteKey((Number.parseInt(minute, 36) + 1) * MINUTE)
        if (after > oldest) oldest = after
      }
      if (first > oldest) oldest = first
    },
  }
}
