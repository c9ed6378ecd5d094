import { inCommunity } from '../policy.ts'

export const read = inCommunity('viewer')
export const check = inCommunity('viewer')
export const publish = inCommunity('steward')
