/** A person's verdict: an act that is undone is taken back where it can be. */
import type { EventOf } from '../chat/event.ts'
import { emptyDraft, type DecisionDraft } from './draft.ts'
import type { Scene } from './scene.ts'
import type { MemberState } from './state.ts'

const ACT_LIVES = 86_400_000

/** Undoing a mute unmutes; what `evolve` takes back besides needs no action. */
export function decideVerdict(scene: Scene, event: EventOf<'verdict.given'>): DecisionDraft | null {
  const sanction = sanctionOf(scene.member, event)
  if (event.data.verdict !== 'undo' || sanction === null) return null
  const [, , kind, rule] = sanction
  if (kind !== 'mute' || event.group === null) return null
  const draft = emptyDraft()
  draft.actions.push({
    kind: 'unmute',
    rule,
    group: event.group,
    member: event.member,
    message: null,
    text: null,
    expires: scene.clock + ACT_LIVES,
  })
  return draft
}

/** The sanction that a verdict is about, where it is still remembered. */
export function sanctionOf(
  member: Readonly<MemberState>,
  event: EventOf<'verdict.given'>,
): MemberState['sanctions'][number] | null {
  return member.sanctions.find(([seq, n]) => seq === event.data.seq && n === event.data.n) ?? null
}
