import { SIGNED_IN, inCommunity } from '../policy.ts'

/** The list shows each operator the communities in which they hold a right. */
export const list = SIGNED_IN
export const read = inCommunity('viewer')
