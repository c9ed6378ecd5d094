import { everywhere, inCommunity } from '../policy.ts'

export const read = inCommunity('viewer')
export const signIns = everywhere('steward')
