import { inCommunity } from '../policy.ts'

export const read = inCommunity('viewer')
export const decide = inCommunity('manager')
