import { inCommunity } from '../policy.ts'

export const find = inCommunity('viewer')
