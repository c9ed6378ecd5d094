import { MEMBER, PUBLIC, inCommunity } from '../policy.ts'

export const make = inCommunity('steward')
export const open = PUBLIC
export const read = MEMBER
