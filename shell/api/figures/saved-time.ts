/** Seconds that a person needs for one act by hand: opening the group, finding the message, typing, sending. */
import type { ActionKind } from '../../../core/chat/action.ts'

const SECONDS: Readonly<Partial<Record<ActionKind, number>>> = {
  say: 40,
  reply: 40,
  tell: 50,
  warn: 60,
  mute: 20,
  unmute: 20,
  recall: 20,
  remove: 30,
  block: 30,
}

/** 0 for what nobody would do by hand. */
export function secondsByHand(kind: ActionKind): number {
  return SECONDS[kind] ?? 0
}
