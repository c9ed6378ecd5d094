import { PUBLIC, SIGNED_IN } from '../policy.ts'

export const signIn = PUBLIC
export const read = SIGNED_IN
export const signOut = SIGNED_IN
