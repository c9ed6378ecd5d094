import { SIGNED_IN, inCommunity } from '../policy.ts'
import type { OperatorPolicy } from '../policy.ts'

/** The list shows each operator the communities in which they hold a right. */
export const list = SIGNED_IN
export const read = inCommunity('viewer')
/** Besides, the route lets nobody through who is not a steward of all communities. */
export const create: OperatorPolicy = { surface: 'operator', right: 'steward', scope: 'anywhere' }
export const ready = SIGNED_IN
