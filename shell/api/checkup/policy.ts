import { inCommunity } from '../policy.ts'

/** It shows nothing but what a viewer may read anyway. */
export const read = inCommunity('viewer')
/** It reads the whole archive. */
export const make = inCommunity('steward')
