import { SIGNED_IN, inCommunity } from '../policy.ts'

export const own = SIGNED_IN
export const order = inCommunity('steward')
