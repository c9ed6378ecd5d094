import { SIGNED_IN, inCommunity } from '../policy.ts'

export const installation = SIGNED_IN
export const community = inCommunity('viewer')
