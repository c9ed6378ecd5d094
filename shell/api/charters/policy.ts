import { inCommunity, SIGNED_IN } from '../policy.ts'

export const describe = SIGNED_IN
export const read = inCommunity('viewer')
export const check = inCommunity('viewer')
export const publish = inCommunity('steward')
