import { inCommunity } from '../policy.ts'

export const list = inCommunity('viewer')
export const changeRole = inCommunity('steward')
export const link = inCommunity('manager')
export const erase = inCommunity('steward')
