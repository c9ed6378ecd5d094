import { inCommunity } from '../policy.ts'

export const play = inCommunity('viewer')
