/** What is played: the scene, its invented people and the steps so far; kept in this browser. */
import type { paths } from '../../../shell/api/contract.ts'

type Body =
  paths['/api/v1/communities/{community}/playground']['post']['requestBody']['content']['application/json']
export type Step = Body['steps'][number]
export type Person = NonNullable<Body['people']>[number]
export type Attachment = NonNullable<Extract<Step, { do: 'say' }>['attachment']>

export interface Stage {
  /** When it begins, so that the same steps play the same again. */
  readonly start: number
  readonly kind: string | null
  /** An existing group that is copied; null = an invented one. */
  readonly group: string | null
  readonly people: readonly Person[]
  readonly steps: readonly Step[]
}

const keyOf = (community: string): string => `folkmoot.playground.${community}`

/** null when nothing is kept, or nothing that can be read. */
export function readStage(community: string): Stage | null {
  const kept = localStorage.getItem(keyOf(community))
  if (kept === null) return null
  try {
    const value: unknown = JSON.parse(kept)
    return isStage(value) ? value : null
  } catch {
    return null
  }
}

export function keepStage(community: string, stage: Stage): void {
  localStorage.setItem(keyOf(community), JSON.stringify(stage))
}

/** What was kept may be older than this page: the server checks the rest. */
function isStage(value: unknown): value is Stage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    typeof value.start === 'number' &&
    'people' in value &&
    Array.isArray(value.people) &&
    'steps' in value &&
    Array.isArray(value.steps) &&
    'kind' in value &&
    'group' in value
  )
}

/** The stage without its last step; what was about it goes with it. */
export function withoutLast(stage: Stage): Stage {
  return { ...stage, steps: stage.steps.slice(0, -1) }
}
