/** The welcome: arrivals are gathered for a while, then greeted in one text. */
import type { Action } from '../chat/action.ts'
import { ceilingOn, reportCeiling, spend } from './ceilings.ts'
import { emptyDraft, type DecisionDraft } from './draft.ts'
import { endOfQuiet, isQuiet } from './quiet.ts'
import type { Scene } from './scene.ts'
import { textRef } from './text-ref.ts'
import { welcomeKey } from './timer-keys.ts'

export const WELCOME = 'welcome'
/** Who comes back within a day is not greeted again. */
const AGAIN_AFTER = 86_400_000
const MOST_NAMES = 20
const LIVES = 3_600_000
/**
 * After an outage the back-filled arrivals of a group come page by page, whatever its charter gathers: they are
 * greeted together.
 */
const LATE_GATHER = 15 * 60_000

/** A newcomer waits for the welcome; the first of them sets its timer. */
export function gatherArrival(scene: Scene, draft: DecisionDraft | null): DecisionDraft | null {
  const { event, membership, group, now, clock, charter } = scene
  if (!isWelcoming(scene) || event.member === null || event.group === null) return draft
  if (membership.welcomed !== 0 && now - membership.welcomed < AGAIN_AFTER) return draft
  const filled = draft ?? emptyDraft()
  if (charter.welcome?.mode === 'dry') {
    filled.fired.push({ rule: WELCOME, strike: null, held: 'dry' })
  } else if (event.source === 'import' && scene.late) {
    filled.fired.push({ rule: WELCOME, strike: null, held: 'late' })
  } else if (charter.welcome?.privately && ceilingOn(scene, 'tell', null, filled) !== null) {
    filled.fired.push({ rule: WELCOME, strike: null, held: 'ceiling' })
    reportCeiling(scene, WELCOME, filled)
  } else {
    filled.fired.push({ rule: WELCOME, strike: null, held: null })
    // Counted where the member is known: the timer that says it concerns the whole group.
    if (charter.welcome?.privately) spend(scene, 'tell', null, filled)
    if (group.arrivals.length === 0) {
      // Later than any timer of this group that has fired: each instant of a timer comes once.
      const due = clock + Math.max(1, charter.welcome?.gather ?? 0, scene.late ? LATE_GATHER : 0)
      filled.timers.push({ key: welcomeKey(event.group), due, group: event.group, payload: null })
    }
  }
  return filled
}

/** The time of gathering is over. In quiet hours the welcome waits for their end, after an outage for who is back-filled. */
export function sayWelcome(scene: Scene): DecisionDraft | null {
  const { event, group, clock, charter } = scene
  if (!isWelcoming(scene) || event.group === null || group.arrivals.length === 0) return null
  if (charter.welcome?.mode !== 'live') return null
  const draft = emptyDraft()
  if (isQuiet(charter, clock)) {
    draft.fired.push({ rule: WELCOME, strike: null, held: 'quiet' })
    const due = endOfQuiet(charter, clock)
    draft.timers.push({ key: welcomeKey(event.group), due, group: event.group, payload: null })
    return draft
  }
  // Whoever joined meanwhile is about to be back-filled: one welcome for them all.
  if (scene.late) {
    draft.fired.push({ rule: WELCOME, strike: null, held: 'late' })
    const due = clock + LATE_GATHER
    draft.timers.push({ key: welcomeKey(event.group), due, group: event.group, payload: null })
    return draft
  }
  const { template, privately } = charter.welcome
  if (!privately && ceilingOn(scene, 'say', template, draft) !== null) {
    draft.fired.push({ rule: WELCOME, strike: null, held: 'ceiling' })
    reportCeiling(scene, WELCOME, draft)
    return draft
  }
  draft.fired.push({ rule: WELCOME, strike: null, held: null })
  if (!privately) spend(scene, 'say', template, draft)
  draft.actions.push(...greetings(scene))
  return draft
}

function isWelcoming({ charter, kind }: Scene): boolean {
  const { welcome } = charter
  if (welcome === null || welcome.mode === 'off' || kind === null) return false
  return welcome.kinds === null || welcome.kinds.includes(kind)
}

function greetings(scene: Scene): readonly Action[] {
  const { charter, group } = scene
  const { arrivals } = group
  const { welcome } = charter
  if (welcome === null) return []
  const common = {
    rule: WELCOME,
    group: scene.event.group,
    message: null,
    expires: scene.clock + LIVES,
  }
  if (welcome.privately) {
    return arrivals.map((member) => ({
      ...common,
      kind: 'tell',
      member,
      text: textRef(scene, welcome.template, { count: 1 }, [member]),
    }))
  }
  const names = arrivals.slice(0, MOST_NAMES)
  const text = textRef(scene, welcome.template, { count: arrivals.length }, names)
  return [{ ...common, kind: 'say', member: null, text }]
}
