/** Composition root of `folkmoot serve`: opens the house floor by floor and closes it in order. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pipeline } from '../core/ports/pipeline.ts'
import { createApi } from '../shell/api/app.ts'
import { openConsoleFiles } from '../shell/pages/console.ts'
import { CONNECTORS, traitsOf } from './platforms.ts'
import { createClosers } from './serve/closers.ts'
import type { Closers } from './serve/closers.ts'
import { consoleFolder } from './serve/console-folder.ts'
import { openHouse } from './serve/house.ts'
import { listen } from './serve/listen.ts'
import { openStores } from './serve/open-stores.ts'
import type { ServeOptions } from './serve/options.ts'
import { startWork } from './serve/work.ts'

/** Where `folkmoot sign-in-link` finds the address of a running installation. */
export const ADDRESS_FILE = 'address'

export interface Running {
  /** Address that people open. */
  readonly address: string
  /** Where it listens, whatever stands in front. */
  readonly port: number
  /** A new one-time sign-in link for the steward. */
  readonly newLink: () => Promise<string>
  /** Drains and closes everything; resolves when nothing is left open. */
  readonly stop: () => Promise<void>
}

/**
 * Starts everything. Rejects, with everything closed again, when the folder is in use, was made by a newer
 * Folkmoot, or the address is taken. An account that cannot be opened is no reason to reject.
 */
export async function serve(options: ServeOptions): Promise<Running> {
  const closers = createClosers()
  try {
    return await start(options, closers)
  } catch (error) {
    await closers.closeAll()
    throw error
  }
}

async function start(options: ServeOptions, closers: Closers): Promise<Running> {
  const { settings, onFatal, connectors = CONNECTORS } = options
  const stores = await openStores(settings, traitsOf(connectors), closers)
  const http = closers.add(await listen(settings.host, settings.port), (each) => each.close(500))
  const house = await openHouse(options, stores, http.port, closers)
  const api = createApi(house.parts)
  const files = openConsoleFiles(consoleFolder(), house.parts.origins[0]?.startsWith('https:') === true)
  http.serve((request, env) => files(request) ?? api.fetch(request, env))
  const work = await startWork(options, stores, house, closers)
  const stopWatching = watchPipeline(stores.pipeline, onFatal)
  const address = house.parts.origins[0] ?? ''
  const addressFile = join(settings.data, ADDRESS_FILE)
  writeFileSync(addressFile, address, { mode: 0o600 })
  await house.stage.play(house.room.roomOf)

  return {
    address,
    port: http.port,
    newLink: house.signIn.newLink,
    stop: async () => {
      stopWatching()
      house.stage.stop()
      house.accounts.stopIntake()
      rmSync(addressFile, { force: true })
      house.streams.close()
      await Promise.all([http.close(1_000), work.stop()])
      await house.accounts.close()
      await house.histories.close()
      await house.checkups.close()
      house.notices.close()
      house.rounds.close()
      house.reaching.close()
      await stores.pipeline.close()
      await Promise.all([house.search.close(), house.figures.close(), stores.reads.close()])
      house.signIn.close()
    },
  }
}

/** Without its pipeline the server is of no use: whoever started it is told, and starts it again. */
function watchPipeline(pipeline: Pick<Pipeline, 'figures'>, onFatal: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    pipeline.figures().catch((error: unknown) => {
      clearInterval(timer)
      onFatal(error)
    })
  }, 2_000)
  timer.unref()
  return () => clearInterval(timer)
}
