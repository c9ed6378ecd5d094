/** States of the outbox, what needs a person first. */
import type { Schemas } from '../../../shell/api/contract.ts'

export type Action = Schemas['OutboxAction']
export type State = Action['state']
export type Fate = Action['fates'][number]

export const STATES = [
  'unknown',
  'failed',
  'queued',
  'sending',
  'handed',
  'expired',
  'sent',
] as const satisfies readonly State[]

/** What a person has to look at. */
export const NEEDS_YOU: ReadonlySet<State> = new Set<State>(['unknown', 'failed'])
