/** Composition root of `folkmoot serve`: opens every room of the house, wires them, and closes them in order. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOM_CAPABILITIES } from '../connectors/room/capabilities.ts'
import type { Pipeline } from '../core/ports/pipeline.ts'
import type { ReadStore } from '../core/ports/store.ts'
import { createApi } from '../shell/api/app.ts'
import { createCharterDesk } from '../shell/api/charters/desk.ts'
import { openEventStreams } from '../shell/api/events/event-streams.ts'
import { createTraces } from '../shell/api/events/traces.ts'
import type { ApiParts } from '../shell/api/parts.ts'
import { RateLimit } from '../shell/api/rate-limit.ts'
import { openSignIn } from '../shell/api/session/sign-in.ts'
import { createMetrics } from '../shell/api/system/metrics.ts'
import { startClock } from '../shell/clock/clock.ts'
import type { Settings } from '../shell/config/settings.ts'
import { createFetch } from '../shell/fetch/fetch.ts'
import { startOutbox } from '../shell/outbox/outbox.ts'
import { createWebhooks } from '../shell/outbox/webhook.ts'
import { openSearch } from '../shell/search/search.ts'
import { openReaderPool } from '../shell/store/engines/sqlite/reader-pool.ts'
import { nameOfError } from './log.ts'
import type { Log } from './log.ts'
import { startPipeline } from './pipeline.ts'
import { createAccounts } from './serve/accounts.ts'
import { startDemo } from './serve/demo-stage.ts'
import { watchDisk } from './serve/disk.ts'
import type { DiskOptions } from './serve/disk.ts'
import { createHealth } from './serve/health.ts'
import { listen } from './serve/listen.ts'
import { originsOf } from './serve/origins.ts'
import { restoreRoom } from './serve/restore-room.ts'
import { createRoomDesk } from './serve/room-desk.ts'

const PLATFORMS = {
  room: { idempotent: ROOM_CAPABILITIES.idempotent, actsOnOwner: ROOM_CAPABILITIES.actsOnOwner },
}
/** Where `folkmoot sign-in-link` finds the address of a running installation. */
export const ADDRESS_FILE = 'address'

export interface Running {
  /** Address that people open. */
  readonly address: string
  /** A new one-time sign-in link for the steward. */
  readonly newLink: () => Promise<string>
  /** Drains and closes everything; resolves when nothing is left open. */
  readonly stop: () => Promise<void>
}

export interface ServeOptions {
  readonly settings: Settings
  readonly log: Log
  readonly version: string
  /** Called once when something failed that cannot be mended while running. */
  readonly onFatal: (error: unknown) => void
  /** How free space is measured and how often, where it is not the real disk every few seconds. */
  readonly disk?: Pick<DiskOptions, 'measure' | 'every'>
}

/**
 * Starts everything. Rejects, with everything closed again, when the folder is in use, was made by a newer
 * Folkmoot, or the address is taken.
 */
export async function serve(options: ServeOptions): Promise<Running> {
  const closers: (() => unknown)[] = []
  try {
    return await start(options, closers)
  } catch (error) {
    for (const close of closers.toReversed()) await close()
    throw error
  }
}

async function start(options: ServeOptions, closers: (() => unknown)[]): Promise<Running> {
  const { settings, log, version, onFatal } = options
  const folder = settings.data
  const now = () => Date.now()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pipeline = await startPipeline(folder, PLATFORMS)
  closers.push(() => pipeline.close())
  const reads = await openReaderPool(folder, { threads: 2, timeLimit: 10_000 })
  closers.push(() => reads.close())
  const http = await listen(settings.host, settings.port)
  closers.push(() => http.close(500))

  const origins = originsOf(settings, http.port)
  const address = origins[0] ?? ''
  const signIn = await openSignIn({ folder, origin: address, secret: settings.secret })
  closers.push(() => signIn.close())
  const search = await openSearch({
    folder,
    entry: workerEntry('search-worker'),
    pollOn: 1_000,
    onFault: () => log('warn', 'search stumbled'),
  })
  closers.push(() => search.close())
  closers.push(pipeline.onCommitted((committed) => search.notify(committed)))

  const charters = createCharterDesk()
  const health = createHealth()
  const streams = openEventStreams(() => parts, pipeline.onCommitted)
  closers.push(() => streams.close())
  const metrics = createMetrics({
    pipeline,
    reads,
    projectionLag: () => search.lag(),
    watchers: () => streams.watchers(),
    now,
  })
  const measured = metrics.measured(pipeline)
  const stage = startDemo({ enabled: settings.demo, folder, pipeline: measured, reads, now, log })
  const room = createRoomDesk(now, stage)
  const accounts = createAccounts({
    pipeline: measured,
    kindOf: ({ platform, community }) => (platform === 'room' ? room.roomOf(community).connector : null),
    log,
    now,
  })
  await stage.found()
  await openAccounts(reads, accounts.open, async (row) => {
    if (row.platform === 'room') await restoreRoom(room.roomOf(row.community), row, reads)
  })

  const parts: ApiParts = {
    pipeline: measured,
    reads,
    charters,
    traces: createTraces({ reads, charters }),
    search: { find: (community, words, limit) => search.search(community, words, { limit }) },
    room,
    sessions: signIn,
    signInTries: new RateLimit(10, 60_000),
    health: health.reasons,
    metrics: metrics.text,
    stream: streams,
    log,
    now,
    version,
    origins,
    anyHost: settings.insecure && settings.publicUrl === null,
    trustProxy: settings.trustProxy,
    checkAnswers: false,
  }
  const api = createApi(parts)
  http.serve(api.fetch)

  const reaching = createFetch({ allowed: settings.allowHosts })
  closers.push(() => reaching.close())
  const onFault = (what: string) => (error: unknown) => log('error', what, { reason: nameOfError(error) })
  const outbox = startOutbox({
    pipeline,
    accountOf: ({ action, account }) => (account === null ? null : accounts.of(action.community, account)),
    webhook: createWebhooks({ fetch: reaching.fetch }),
    now,
    onFault: onFault('outbox stumbled'),
  })
  const stopClock = startClock({ pipeline, now, onFault: onFault('clock stumbled') })
  const disk = watchDisk({
    folder,
    minFree: settings.minFree,
    pause: pipeline.pause,
    resume: pipeline.resume,
    onChange: (low, percent) => {
      health.set('disk-full', low)
      log(low ? 'error' : 'info', low ? 'disk nearly full, intake pauses' : 'disk has room again', {
        percent,
      })
    },
    ...options.disk,
  })
  await disk.look()
  const stopWatching = watchPipeline(pipeline, onFatal)
  health.set('account-closed', accounts.failed().length > 0)
  writeFileSync(join(folder, ADDRESS_FILE), address, { mode: 0o600 })
  await stage.play(room.roomOf)

  return {
    address,
    newLink: signIn.newLink,
    stop: async () => {
      stopWatching()
      disk.stop()
      stage.stop()
      accounts.stopIntake()
      rmSync(join(folder, ADDRESS_FILE), { force: true })
      streams.close()
      await Promise.all([
        http.close(1_000),
        stopClock(),
        outbox.stop(1_500).catch(onFault('outbox cut short')),
      ])
      await accounts.close()
      reaching.close()
      await pipeline.close()
      await Promise.all([search.close(), reads.close()])
      signIn.close()
    },
  }
}

function workerEntry(name: string): URL {
  return new URL(`./${name}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)
}

type Account = Awaited<ReturnType<ReadStore['listAccounts']>>[number]

async function openAccounts(
  reads: ReadStore,
  open: (row: Account) => Promise<void>,
  restore: (row: Account) => Promise<void>,
): Promise<void> {
  for (const { community } of await reads.listCommunities()) {
    for (const row of await reads.listAccounts(community)) {
      await restore(row)
      await open(row)
    }
  }
}

/** Without its pipeline the server is of no use: whoever started it is told, and starts it again. */
function watchPipeline(pipeline: Pipeline, onFatal: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    pipeline.figures().catch((error: unknown) => {
      clearInterval(timer)
      onFatal(error)
    })
  }, 2_000)
  timer.unref()
  return () => clearInterval(timer)
}
