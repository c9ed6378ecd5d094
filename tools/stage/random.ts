/** Chances that come out the same every time. */
export interface Dice {
  /** A number from 0 up to, not including, 1. */
  readonly share: () => number
  readonly whole: (below: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
  readonly chance: (share: number) => boolean
}

/** Mulberry32, a public-domain generator of 32 bits. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number) => Math.floor(share() * below)
  return {
    share,
    whole,
    pick: (items) => {
      const item = items[whole(items.length)]
      if (item === undefined) throw new Error('There is nothing to pick from.')
      return item
    },
    chance: (part) => share() < part,
  }
}
