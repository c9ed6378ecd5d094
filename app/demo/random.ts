/** A small seeded generator (mulberry32): the same seed, the same demo. */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  /** One of `items`, which must not be empty. */
  readonly pick: <Item>(items: readonly Item[]) => Item
  readonly shuffle: <Item>(items: readonly Item[]) => Item[]
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError('There is nothing to pick from.')
      return item
    },
    shuffle: (items) => {
      const shuffled = [...items]
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const place = Math.floor(next() * (last + 1))
        const [one, other] = [shuffled[place], shuffled[last]]
        if (one !== undefined && other !== undefined) [shuffled[place], shuffled[last]] = [other, one]
      }
      return shuffled
    },
  }
}
