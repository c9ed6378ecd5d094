import { inCommunity } from '../policy.ts'

export const list = inCommunity('viewer')
export const assign = inCommunity('steward')
/** Whoever is limited to kinds or groups assigns only there: see `requireReach`. */
export const assignMany = inCommunity('manager')
