/** Asks the server to play the stage; what was played before stays in view meanwhile. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import type { Stage } from './stage.ts'

export type Played = Schemas['Playground']
export type PlayedStep = Played['steps'][number]
export type World = NonNullable<PlayedStep['draft']>
export type PlayedEvent = World['events'][number]

/** A copy of a group, or one made up: of a kind, or of the first that there is. */
function sceneOf({ group, kind }: Stage) {
  if (group !== null) return { group }
  return kind === null ? {} : { kind }
}

/** `traces` are the places of steps whose traces are wanted. */
export function usePlay(community: string, stage: Stage, source: string | null, traces: readonly number[]) {
  return useQuery({
    queryKey: ['playground', community, stage, source, traces],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/communities/{community}/playground', {
          params: { path: { community } },
          body: {
            source,
            scene: sceneOf(stage),
            people: [...stage.people],
            steps: [...stage.steps],
            start: stage.start,
            traces: [...traces],
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
