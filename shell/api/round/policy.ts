import { inCommunity } from '../policy.ts'

export const read = inCommunity('manager')
/** One's own order, and what one has seen. */
export const keep = inCommunity('manager')
