import { inCommunity } from '../policy.ts'

export const read = inCommunity('viewer')
/** Speaking for a demo member changes points and cases: a steward's toy. */
export const play = inCommunity('steward')
