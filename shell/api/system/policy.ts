import { LOCAL, PUBLIC } from '../policy.ts'

export const health = PUBLIC
export const heartbeat = PUBLIC
export const metrics = LOCAL
