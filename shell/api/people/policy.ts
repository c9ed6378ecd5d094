import { PUBLIC, SIGNED_IN, everywhere, inCommunity } from '../policy.ts'

export const list = inCommunity('viewer')
export const change = inCommunity('steward')
/** Whoever signs in for somebody has all of their rights, in every community. */
export const makeLink = everywhere('steward')
export const follow = PUBLIC
export const join = SIGNED_IN
