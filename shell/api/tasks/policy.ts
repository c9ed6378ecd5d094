import { inCommunity } from '../policy.ts'

export const read = inCommunity('manager')
export const tick = inCommunity('manager')
export const paste = inCommunity('manager')
