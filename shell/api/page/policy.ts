import { PUBLIC } from '../policy.ts'

/** The page itself holds nothing; what it shows comes from routes that need a session. */
export const files = PUBLIC
