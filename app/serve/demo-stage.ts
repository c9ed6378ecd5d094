/** The demo as `serve` sees it: founded once in an empty folder, played, stopped. */
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
const FALLBACK_NAMES = ['小满', 'Alder']

export interface DemoOptions {
  readonly enabled: boolean
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

export function startDemo({ enabled, pipeline, reads, now, log }: DemoOptions): DemoStage {
  const names = new Map<number, readonly string[]>()
  const random = createRandom(SEED)
  let fresh = false
  let end = () => {}
  return {
    nameFor: (community) => random.pick(names.get(community) ?? FALLBACK_NAMES),
    found: async () => {
      if (!enabled || (await reads.listCommunities()).length > 0) return
      fresh = true
      await foundDemos({ pipeline, reads, now, operator: FOUNDER })
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
