import { SIGNED_IN, inCommunity } from '../policy.ts'

export const read = inCommunity('viewer')
export const everywhere = SIGNED_IN
export const act = inCommunity('manager')
