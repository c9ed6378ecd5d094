/** The demo as `serve` sees it: founded once in an empty folder, played, stopped. */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Room } from '../../connectors/room/room.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { playDemo } from '../demo/player.ts'
import type { Stage } from '../demo/player.ts'
import { createRandom } from '../demo/random.ts'
import { foundDemos, scriptOf, seatPeople } from '../demo/seed.ts'
import { nameOfError } from '../log.ts'
import type { Log } from '../log.ts'
import type { NewcomerNames } from './room-desk.ts'

const SEED = 20_260_101
/** Who founded the demo, in the ledger. */
const FOUNDER = 'demo'
/** In the folder while the demo is being founded: who finds it there goes on where a crash left off. */
const FOUNDING = 'demo-founding'
const FALLBACK_NAMES = ['小满', 'Alder']

export interface DemoOptions {
  readonly enabled: boolean
  /** Data folder. */
  readonly folder: string
  readonly pipeline: Pipeline
  readonly reads: ReadStore
  readonly now: () => number
  readonly log: Log
}

export interface DemoStage extends NewcomerNames {
  /** Founds the demo communities where there is no community yet. */
  readonly found: () => Promise<void>
  /** Lets the people of all demo communities act. */
  readonly play: (roomOf: (community: number) => Room) => Promise<void>
  readonly stop: () => void
}

export function startDemo({ enabled, folder, pipeline, reads, now, log }: DemoOptions): DemoStage {
  const names = new Map<number, readonly string[]>()
  const random = createRandom(SEED)
  const marker = join(folder, FOUNDING)
  let fresh = false
  let end = () => {}
  return {
    nameFor: (community) => random.pick(names.get(community) ?? FALLBACK_NAMES),
    found: async () => {
      const interrupted = existsSync(marker)
      if (!enabled || ((await reads.listCommunities()).length > 0 && !interrupted)) return
      fresh = true
      writeFileSync(marker, '')
      await foundDemos({ pipeline, reads, now, operator: FOUNDER })
      rmSync(marker)
    },
    play: async (roomOf) => {
      if (!enabled) return
      const stages: Stage[] = []
      for (const { community } of await reads.listCommunities()) {
        for (const row of await reads.listAccounts(community)) {
          const script = scriptOf(row)
          if (!script) continue
          seatPeople(script, roomOf(community))
          names.set(community, script.newcomers)
          stages.push({ script, room: roomOf(community) })
        }
      }
      if (stages.length === 0) return
      end = playDemo({
        stages,
        seed: SEED,
        fromStart: fresh,
        // A muted demo member who speaks is part of the show.
        onFault: (error) => log('debug', 'a demo line was not taken', { reason: nameOfError(error) }),
      })
    },
    stop: () => end(),
  }
}
