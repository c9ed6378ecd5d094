/** Decides fresh events one after another over an overlay, and writes down what each left behind. */
import type { Seq } from '../../core/chat/ids.ts'
import { decide, faultDecision } from '../../core/decide/decide.ts'
import type { CaseDraft, Decision } from '../../core/decide/decision.ts'
import { evolve } from '../../core/decide/evolve.ts'
import { needs } from '../../core/decide/needs.ts'
import { Overlay } from '../../core/decide/overlay.ts'
import type { StateKey } from '../../core/decide/state.ts'
import { subjectOf } from '../../core/decide/subject.ts'
import type { Subject } from '../../core/decide/subject.ts'
import type { Fresh } from './admit.ts'
import type { StateCache } from './state-cache.ts'

/** A fresh event with what can be known of it before state is read. */
export interface Prepared {
  readonly fresh: Fresh
  readonly subject: Subject
  /** Why it is only kept: its facts could not be computed, or it made deciding throw. */
  readonly fault: string | null
}

export interface Decided {
  readonly fresh: Fresh
  readonly decision: Decision
}

/** Facts and the keys of state that the events need; `groups` are those that have a kind, where one needs them. What throws here is kept as a fault, too. */
export function prepare(
  fresh: readonly Fresh[],
  groups: readonly number[] = [],
): {
  readonly prepared: readonly Prepared[]
  readonly keys: readonly StateKey[]
} {
  const keys: StateKey[] = []
  const prepared = fresh.map((one): Prepared => {
    const { charter, event } = one
    try {
      const subject = subjectOf(charter, event)
      for (const key of needs(charter, subject, groups)) keys.push(key)
      return { fresh: one, subject, fault: null }
    } catch (error) {
      const subject = { event, facts: null }
      for (const key of needs(null, subject, groups)) keys.push(key)
      return { fresh: one, subject, fault: said(error) }
    }
  })
  return { prepared, keys }
}

export interface DecidedBatch {
  readonly decided: readonly Decided[]
  readonly overlay: Overlay
}

/**
 * Never throws for one event's sake. An event that `evolve` cannot take in may have left half of its traces:
 * then everything is decided again from the state before, with that event as a fault.
 */
export function decideEvents(prepared: readonly Prepared[], cache: StateCache): DecidedBatch {
  const poisoned = new Map<number, string>()
  for (;;) {
    const overlay = new Overlay(cache)
    const decided: Decided[] = []
    const failed = prepared.findIndex((one, place) => {
      const decision = decisionOf(one, overlay, poisoned.get(place) ?? one.fault)
      decided.push({ fresh: one.fresh, decision })
      try {
        evolve(overlay, one.subject.event, decision)
        return false
      } catch (error) {
        if (poisoned.has(place)) throw error
        poisoned.set(place, said(error))
        return true
      }
    })
    if (failed === -1) return { decided, overlay }
  }
}

function decisionOf({ fresh, subject }: Prepared, overlay: Overlay, fault: string | null): Decision {
  const { charter, event } = fresh
  if (fault !== null) return faulty(subject, fault)
  try {
    const decision = decide(charter, overlay, subject)
    return isLastingFailure(event) ? withCase(decision, failedAction(subject)) : decision
  } catch (error) {
    return faulty(subject, said(error))
  }
}

/** A person who says no to an act that was handed over has answered: nobody needs to look at it again. */
const DECLINED = 'declined'

function isLastingFailure({ kind, data }: Subject['event']): boolean {
  return kind === 'action.unknown' || (kind === 'action.failed' && data.permanent && data.code !== DECLINED)
}

function faulty({ event }: Subject, message: string): Decision {
  const { seq, group, member } = event
  const about = { kind: 'fault', rule: null, group, member, message: seq }
  // A timer that is tried again every hour is one case, however often it fails.
  const key = event.kind === 'clock.due' ? `fault:${event.data.key}` : `fault:${seq}`
  return withCase(faultDecision(message, event), { key, ...about })
}

/** It is about the event that asked for the action: there stands why, and what the platform did not allow. */
function failedAction({ event }: Subject): CaseDraft {
  const { group, member } = event
  const { seq, n } = event.data as { readonly seq: Seq; readonly n: number }
  const kind = event.kind === 'action.unknown' ? 'action-unknown' : 'action-failed'
  return { key: `${kind}:${seq}:${n}`, kind, rule: null, group, member, message: seq }
}

function withCase(decision: Decision, draft: CaseDraft): Decision {
  return { ...decision, cases: [...decision.cases, draft] }
}

function said(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500)
}
