/** How far an act is, as a person sees it. */
import type { Action, Event } from './types.ts'

export type ActState =
  | 'queued'
  | 'sending'
  | 'handed'
  | 'sent'
  | 'done'
  | 'failed'
  | 'unknown'
  | 'expired'
  | 'undone'
  | 'undoing'

type Verdicts = Event['verdicts']

/** What was undone stays undone, whatever the platform said before. */
export function stateOf(action: Action, verdicts: Verdicts): ActState {
  const last = verdicts.findLast(({ on, n }) => on === 'action' && n === action.n)
  return last?.verdict === 'undo' ? 'undone' : action.status
}

export const isDone = (state: ActState): boolean => state === 'sent' || state === 'done'

/** The act itself, or the nearest one that took its place where the platform allows less: `as-reply`. */
export const carriedOut = ({ kind, code }: Action): string =>
  code?.startsWith('as-') ? code.slice('as-'.length) : kind

/** A recall’s text is said only where the platform could not recall. */
export const saidIn = (action: Action): string | null =>
  carriedOut(action) === 'recall' ? null : action.text

const SANCTIONS = new Set(['warn', 'mute', 'recall', 'remove', 'block'])
const OVER = new Set<ActState>(['failed', 'expired', 'undone', 'undoing'])

/** Whether a person can take it back: what a member felt as a punishment, while it stands. */
export const canUndo = (action: Action, state: ActState): boolean =>
  SANCTIONS.has(action.kind) && action.member !== null && !OVER.has(state)

const NOT_GONE = new Set<ActState>(['failed', 'handed', 'expired', 'undone'])

/** The message that a recall has taken away, as far as is known; null when none is gone. */
export function recalledBy(action: Action, verdicts: Verdicts): string | null {
  if (carriedOut(action) !== 'recall' || NOT_GONE.has(stateOf(action, verdicts))) return null
  return action.message
}
