import { inCommunity } from '../policy.ts'

export const list = inCommunity('viewer')
export const resolve = inCommunity('manager')
