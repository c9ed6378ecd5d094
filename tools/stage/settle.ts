/** Plays the outbox of the stage: what waits is sent, handed to people, done by them, or fails now and then. */
import type { InternalEvent, Pipeline } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { WaitingAction } from '../../core/ports/store.ts'
import type { Dice } from './random.ts'

const LANES = 500

export interface Fate {
  /** Platforms on which people do everything by hand. */
  readonly byHand: ReadonlySet<string>
  /** From here on, what is handed to people is left waiting. */
  readonly leaveFrom: number
}

/** Settles all that is due at `now`. */
export async function settle(pipeline: Pipeline, now: number, dice: Dice, fate: Fate): Promise<void> {
  for (;;) {
    const { actions } = await pipeline.peekActions(now, LANES)
    if (actions.length === 0) return
    const claimed = await pipeline.claimActions(
      actions.map(({ action: { community, seq, n } }) => ({ community, seq, n })),
    )
    await pipeline.record(claimed.flatMap((waiting) => fateOf(waiting, now, dice, fate)))
  }
}

function fateOf(
  { action, platform }: WaitingAction,
  now: number,
  dice: Dice,
  fate: Fate,
): readonly InternalEvent[] {
  if (platform !== null && fate.byHand.has(platform)) return byHand(action, now, dice, fate)
  if (dice.chance(0.004)) return [failed(action, 'rights-missing')]
  if (dice.chance(0.001)) return [happened(action, 'action.unknown', 'unknown')]
  return [happened(action, 'action.sent', 'sent')]
}

function byHand(action: ActionRow, now: number, dice: Dice, { leaveFrom }: Fate): readonly InternalEvent[] {
  const handed: InternalEvent = {
    ...about(action),
    kind: 'action.handed',
    data: { seq: action.seq, n: action.n },
    update: { seq: action.seq, n: action.n, status: 'handed', due: action.expires },
  }
  if (now >= leaveFrom) return [handed]
  if (dice.chance(0.97)) return [handed, happened(action, 'action.confirmed', 'sent')]
  return [handed, happened(action, 'action.expired', 'expired')]
}

const about = ({ community, group, member }: ActionRow) => ({ community, group, member, content: null })

function happened(
  action: ActionRow,
  kind: 'action.sent' | 'action.unknown' | 'action.confirmed' | 'action.expired',
  status: 'sent' | 'unknown' | 'expired',
): InternalEvent {
  const { seq, n } = action
  return { ...about(action), kind, data: { seq, n }, update: { seq, n, status } }
}

function failed(action: ActionRow, code: string): InternalEvent {
  const { seq, n } = action
  const data = { seq, n, code, permanent: true }
  return { ...about(action), kind: 'action.failed', data, update: { seq, n, status: 'failed', code } }
}
