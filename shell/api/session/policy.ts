import { PUBLIC, SIGNED_IN } from '../policy.ts'

export const enter = PUBLIC
export const own = SIGNED_IN
