/** Everything that reads, shows and connects, on top of the stores: search, sign-in, streams, accounts, the API's parts. */
import { createCharterDesk } from '../../shell/api/charters/desk.ts'
import { openEventStreams } from '../../shell/api/events/event-streams.ts'
import type { RunningStreams } from '../../shell/api/events/event-streams.ts'
import { createTraces } from '../../shell/api/events/traces.ts'
import type { ApiParts } from '../../shell/api/parts.ts'
import type { CharterTask, ExaminedCharter } from '../../shell/api/charters/charter-desk.ts'
import type { PlaygroundAnswer, PlaygroundTask } from '../../shell/api/playground/task.ts'
import { openRoundBook } from '../../shell/api/round/book.ts'
import { RateLimit } from '../../shell/api/rate-limit.ts'
import { openSignIn } from '../../shell/api/session/sign-in.ts'
import type { SignIn } from '../../shell/api/session/sign-in.ts'
import { createMetrics } from '../../shell/api/system/metrics.ts'
import { createTaskThread } from '../../shell/api/task-thread.ts'
import { createFetch } from '../../shell/fetch/fetch.ts'
import type { Fetcher } from '../../shell/fetch/fetch.ts'
import { CONNECTORS } from '../platforms.ts'
import type { RunningCheckups } from '../checkup/desk.ts'
import type { RunningHistories } from '../histories/desk.ts'
import { createAccountDesk } from './account-desk.ts'
import { createAccounts } from './accounts.ts'
import type { Accounts } from './accounts.ts'
import type { Closers } from './closers.ts'
import { startDemo } from './demo-stage.ts'
import type { DemoStage } from './demo-stage.ts'
import { createHandDesk } from './hand-desk.ts'
import { createHealth } from './health.ts'
import type { HealthBoard } from './health.ts'
import { createHeartbeat } from './heartbeat.ts'
import { createInstallation } from './installation.ts'
import { openNotices } from './notices.ts'
import type { Notices } from './notices.ts'
import { kindsOf, openAccounts } from './open-accounts.ts'
import type { Stores } from './open-stores.ts'
import type { ServeOptions } from './options.ts'
import { originsOf } from './origins.ts'
import { openPast } from './past.ts'
import { openProjections } from './projections.ts'
import type { Projections } from './projections.ts'
import { createReadyCharters } from './ready-charters.ts'
import { createRoomDesk } from './room-desk.ts'
import type { RoomDesk } from './room-desk.ts'
import { workerEntry } from './worker-entry.ts'

export interface House {
  readonly parts: ApiParts
  readonly accounts: Accounts
  readonly room: RoomDesk
  readonly stage: DemoStage
  readonly health: HealthBoard
  readonly search: Projections['search']
  readonly figures: Projections['figures']
  readonly signIn: SignIn
  readonly streams: RunningStreams
  /** The one way out to the network. */
  readonly reaching: Fetcher
  readonly notices: Notices
  readonly histories: RunningHistories
  readonly checkups: RunningCheckups
  readonly rounds: ReturnType<typeof openRoundBook>
}

const SIGN_IN_TRIES = { most: 10, span: 60_000 }
/** Calls of one platform's address to one account. */
const KNOCKS = { most: 3_000, span: 60_000 }

/** Opens the demo and the accounts as well; what is added to `closers` is closed when the start fails. */
export async function openHouse(
  options: ServeOptions,
  stores: Stores,
  port: number,
  closers: Closers,
): Promise<House> {
  const { settings, log, version, connectors = CONNECTORS } = options
  const { data: folder, allowHosts, publicUrl, secret, trustProxy, demo } = settings
  const { pipeline, reads, vault } = stores
  const now = () => Date.now()
  const origins = originsOf(settings, port)

  const signIn = closers.add(await openSignIn({ folder, origins, secret }), (each) => each.close())
  const { search, figures } = await openProjections(options, stores, closers)
  const reaching = closers.add(createFetch({ allowed: allowHosts }), (each) => each.close())
  const streams = closers.add(
    openEventStreams(() => parts, pipeline.onCommitted),
    (each) => each.close(),
  )
  const metrics = createMetrics({
    pipeline,
    reads,
    projectionLag: () => search.lag(),
    watchers: () => streams.watchers(),
    accounts: () => accounts.figures(),
    now,
  })
  const measured = metrics.measured(pipeline)
  const stage = startDemo({ enabled: demo, folder, pipeline: measured, reads, now, log })
  const room = createRoomDesk(now, stage)
  const accounts = closers.add(
    createAccounts({
      pipeline: measured,
      kindOf: kindsOf(connectors, room),
      secretsOf: reads.secrets,
      vault,
      fetch: reaching.fetch,
      resolve: reaching.resolve,
      publicUrl,
      log,
      now,
      ...options.patience,
    }),
    (each) => each.close(),
  )
  const health = createHealth()
  accounts.onReport(() => {
    health.set('account-closed', accounts.isAny('failed'))
    health.set('account-disconnected', accounts.isAny('disconnected'))
  })
  await stage.found()
  await openAccounts(accounts, room, reads)

  const reading = closers.add(
    createTaskThread<CharterTask, ExaminedCharter>({ entry: workerEntry('charter-worker') }),
    (each) => each.close(),
  )
  const charters = createCharterDesk(reading.ask)
  const playing = closers.add(
    createTaskThread<PlaygroundTask, PlaygroundAnswer>({ entry: workerEntry('playground-worker') }),
    (each) => each.close(),
  )
  const notices = closers.add(
    openNotices({
      settings,
      pipeline,
      reads,
      vault,
      signIn,
      accounts,
      charters,
      reaching,
      origin: origins[0] ?? '',
      now,
    }),
    (each) => each.close(),
  )
  const rounds = closers.add(openRoundBook(folder), (each) => each.close())
  const { histories, checkups } = await openPast({ folder, stores, measured, charters, now }, closers)
  const parts: ApiParts = {
    pipeline: measured,
    reads,
    charters,
    traces: createTraces({ reads, charters }),
    playground: { play: playing.ask },
    figures,
    installation: createInstallation({
      folder,
      engine: stores.storage.engine,
      minFree: settings.minFree,
      pipeline,
      reads,
      figures,
      searchLag: search.lag,
      intakeLag: metrics.recentLag,
      now,
    }),
    search: { find: (community, words, limit) => search.search(community, words, { limit }) },
    people: search.people,
    room,
    accounts: createAccountDesk({ kinds: connectors, pipeline: measured, reads, vault, now, accounts }),
    histories,
    checkups,
    ready: createReadyCharters(),
    notices: notices.desk,
    rounds,
    byHand: createHandDesk({ pipeline: measured, reads, now }),
    knock: accounts.knock,
    knocks: new RateLimit(KNOCKS.most, KNOCKS.span),
    sessions: signIn.sessions,
    operators: signIn.people,
    signIns: signIn.book,
    mine: signIn.mine,
    signInTries: new RateLimit(SIGN_IN_TRIES.most, SIGN_IN_TRIES.span),
    health: health.reasons,
    heartbeat: createHeartbeat({ pipeline, reads, stopping: health.stopping, now }),
    metrics: metrics.text,
    stream: streams,
    log,
    now,
    version,
    origins,
    anyHost: settings.insecure && publicUrl === null,
    trustProxy,
    checkAnswers: false,
  }
  return {
    parts,
    accounts,
    room,
    stage,
    health,
    search,
    figures,
    signIn,
    streams,
    reaching,
    notices,
    histories,
    checkups,
    rounds,
  }
}
