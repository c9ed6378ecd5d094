import { SIGNED_IN, inCommunity } from '../policy.ts'

export const platforms = SIGNED_IN
/** Settings name servers and rooms: for those who run the groups. */
export const read = inCommunity('manager')
export const change = inCommunity('steward')
/** It writes where people read it. */
export const test = inCommunity('steward')
