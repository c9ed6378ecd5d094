/** How much of the past a record keeps, at most. */
export const MOST_STRIKES = 32
export const MOST_SANCTIONS = 32
export const MOST_HITS = 1000
