/** What a long history is about shows in a part of it: beyond the first messages of a group, one stands for several. */

/** The first messages of a group are all looked at. */
export const CLOSELY = 50_000
const EVERY = 4

/** For how many messages the nth of a group stands, counted from 0; 0 = it is passed over. */
export function weightOf(nth: number): number {
  if (nth < CLOSELY) return 1
  return nth % EVERY === 0 ? EVERY : 0
}
