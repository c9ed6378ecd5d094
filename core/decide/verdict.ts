/** A person's verdict: an act that is undone is taken back where it can be. */
import type { Action, ActionKind } from '../chat/action.ts'
import type { EventOf } from '../chat/event.ts'
import type { Seq } from '../chat/ids.ts'
import { RESTORED } from '../charter/texts.ts'
import { spend } from './ceilings.ts'
import { emptyDraft, type DecisionDraft } from './draft.ts'
import type { Scene } from './scene.ts'
import type { MemberState } from './state.ts'

const ACT_LIVES = 86_400_000

/** Undoing a mute unmutes, undoing a recall posts the words again; what `evolve` takes back needs no action. */
export function decideVerdict(scene: Scene, event: EventOf<'verdict.given'>): DecisionDraft | null {
  const sanction = sanctionOf(scene.member, event)
  if (event.data.verdict !== 'undo' || sanction === null) return null
  const [seq, , kind, rule] = sanction
  const remedy = REMEDIES[kind]
  // In a group that has no kind any more nothing is said; what was done there still ends.
  if (remedy === undefined || event.group === null || (kind === 'recall' && scene.kind === null)) return null
  const draft = emptyDraft()
  const { group, member } = event
  const action = remedy(seq)
  if (action.text !== null) spend(scene, action.kind, action.text.template, draft)
  draft.actions.push({ rule, group, member, expires: scene.clock + ACT_LIVES, ...action })
  return draft
}

type Remedy = (seq: Seq) => Pick<Action, 'kind' | 'message' | 'text'>

const REMEDIES: { readonly [kind in ActionKind]?: Remedy } = {
  mute: () => ({ kind: 'unmute', message: null, text: null }),
  recall: (seq) => ({ kind: 'say', message: seq, text: { template: RESTORED, params: {} } }),
}

/** The sanction that a verdict is about, where it is still remembered. */
export function sanctionOf(
  member: Readonly<MemberState>,
  event: EventOf<'verdict.given'>,
): MemberState['sanctions'][number] | null {
  if (event.data.on === 'case') return null
  return member.sanctions.find(([seq, n]) => seq === event.data.seq && n === event.data.n) ?? null
}
