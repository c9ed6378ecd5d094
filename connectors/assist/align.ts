/**
 * People copy more than is new: the end of what is known stands at the beginning of what they paste. Without
 * ids and times only the order tells what is what.
 */

/**
 * How many items at the beginning of `pasted` are the end of `known`: the longest such run. Both hold one text
 * an item, equal for equal messages; oldest first.
 */
export function overlapOf(known: readonly string[], pasted: readonly string[]): number {
  const most = Math.min(known.length, pasted.length)
  for (let length = most; length > 0; length--) {
    const from = known.length - length
    if (pasted.slice(0, length).every((item, place) => item === known[from + place])) return length
  }
  return 0
}
