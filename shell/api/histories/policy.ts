import { inCommunity } from '../policy.ts'

export const read = inCommunity('viewer')
/** It brings groups and people into the community, and takes room on the disk. */
export const bring = inCommunity('steward')
