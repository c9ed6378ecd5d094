/** What this browser keeps of an operator between two visits, and how it is given up. */

/** Drafts, scenes of the playground and notebooks of rounds: what they hold is for whoever made them. */
const PRIVATE = ['folkmoot.draft.', 'folkmoot.playground.', 'folkmoot.round.', 'folkmoot.community']
const OWNER = 'folkmoot.operator'
/** Answers that the worker of the round keeps for the time without a network. */
const KEPT_ANSWERS = 'folkmoot-round-answers-1'

type Kept = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/** Leaves nothing of the operator: language and look stay, they are the device's. */
export async function forgetDevice(kept: Kept = localStorage): Promise<void> {
  for (const key of keysOf(kept)) kept.removeItem(key)
  kept.removeItem(OWNER)
  // Only pages in a secure context have kept anything.
  if ('caches' in globalThis) await caches.delete(KEPT_ANSWERS)
}

/** Whoever comes in after somebody else finds nothing of them, however they went. */
export async function takeDevice(operator: string, kept: Kept = localStorage): Promise<void> {
  if (kept.getItem(OWNER) !== operator) await forgetDevice(kept)
  kept.setItem(OWNER, operator)
}

/** Whether something would be lost: a draft, or ticks of a round that the server does not know yet. */
export function hasUnsaved(kept: Kept = localStorage): boolean {
  return keysOf(kept).some((key) => {
    const value = kept.getItem(key) ?? ''
    return key.startsWith('folkmoot.draft.') || (key.startsWith('folkmoot.round.') && hasTicks(value))
  })
}

function keysOf(kept: Kept): readonly string[] {
  const keys = Array.from({ length: kept.length }, (_, place) => kept.key(place) ?? '')
  return keys.filter((key) => PRIVATE.some((start) => key.startsWith(start)))
}

function hasTicks(notebook: string): boolean {
  try {
    const book: unknown = JSON.parse(notebook)
    if (typeof book !== 'object' || book === null || !('queue' in book)) return false
    return Array.isArray(book.queue) && book.queue.length > 0
  } catch {
    return false
  }
}
