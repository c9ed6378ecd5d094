import { inCommunity } from '../policy.ts'

export const list = inCommunity('viewer')
export const exportAll = inCommunity('manager')
/** What managers write down and mark, where they reach the member. */
export const note = inCommunity('manager')
export const tag = inCommunity('manager')
export const changeRole = inCommunity('steward')
/** Roles come over with whoever is taken over, and nothing takes a link back. */
export const link = inCommunity('steward')
export const erase = inCommunity('steward')
