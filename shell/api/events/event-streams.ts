/**
 * Live streams of committed events. Watchers of one community and language share what is read and written
 * out once; one who cannot keep up is dropped and comes back with Last-Event-ID.
 */
import type { Language } from '../../../core/charter/compiled.ts'
import type { ApiParts, EventStreams } from '../parts.ts'
import { Channel } from './channel.ts'
import { Watcher } from './watcher.ts'

export interface StreamLimits {
  readonly watchers: number
  /** Of one operator. */
  readonly each: number
  /** Characters that may wait for one watcher. */
  readonly waiting: number
  /** Milliseconds between heartbeats; with each is asked whether the session and the right still hold. */
  readonly heartbeat: number
  /** Milliseconds between two readings while events keep coming; a lone event waits for nothing. */
  readonly pace: number
}

const LIMITS: StreamLimits = { watchers: 100, each: 20, waiting: 1_000_000, heartbeat: 15_000, pace: 60 }

export interface RunningStreams extends EventStreams {
  readonly watchers: () => number
  /** Ends all streams. */
  readonly close: () => void
}

/** Starts to watch the pipeline; `partsOf` is asked late because the API's parts hold these streams. */
export function openEventStreams(
  partsOf: () => ApiParts,
  onCommitted: ApiParts['pipeline']['onCommitted'],
  limits: StreamLimits = LIMITS,
): RunningStreams {
  const channels = new Map<string, Channel>()
  const watchers = new Set<Watcher>()
  const stop = onCommitted((commits) => {
    for (const { community, to } of commits) {
      for (const channel of channels.values()) if (channel.community === community) channel.committed(to)
    }
  })
  const heartbeat = setInterval(() => {
    for (const watcher of watchers) void watcher.beat()
  }, limits.heartbeat)
  heartbeat.unref()

  const channelOf = (community: number, language: Language): Channel => {
    const key = `${community}/${language}`
    const channel = channels.get(key) ?? new Channel(partsOf(), community, language, limits.pace)
    channels.set(key, channel)
    return channel
  }

  const openOf = (operator: string) => [...watchers].filter((watcher) => watcher.operator === operator).length

  return {
    watchers: () => watchers.size,
    open: async (community, language, { after, signal, ...watching }) => {
      if (watchers.size >= limits.watchers || openOf(watching.operator) >= limits.each) return null
      const channel = channelOf(community, language)
      const watcher = new Watcher(limits.waiting, watching, () => {
        watchers.delete(watcher)
        channel.leave(watcher)
        if (channel.isEmpty) channels.delete(`${community}/${language}`)
      })
      watchers.add(watcher)
      signal.addEventListener('abort', () => watcher.close(), { once: true })
      await channel.join(watcher, after)
      return new Response(watcher.body, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
      })
    },
    close: () => {
      stop()
      clearInterval(heartbeat)
      for (const watcher of watchers) watcher.close()
    },
  }
}
