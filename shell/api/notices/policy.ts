import { SIGNED_IN, inCommunity } from '../policy.ts'

export const list = SIGNED_IN
export const acknowledge = inCommunity('manager')
