/** Places for the people of a network: in a ring, as at a fire; the greatest at the top, the others by turns beside. */

export interface Spot {
  /** From the middle of the ring, each from -1 to 1. */
  readonly x: number
  readonly y: number
}

/** @param count of people, the greatest first: they sit together */
export function ringOf(count: number): readonly Spot[] {
  return Array.from({ length: count }, (_, rank) => {
    const step = Math.ceil(rank / 2) * (rank % 2 === 0 ? -1 : 1)
    const angle = (step / Math.max(1, count)) * 2 * Math.PI - Math.PI / 2
    return { x: Math.cos(angle), y: Math.sin(angle) }
  })
}
