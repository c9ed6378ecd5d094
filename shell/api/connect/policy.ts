import { PUBLIC } from '../policy.ts'

/** Platforms call here; the connector itself checks who it is, by a secret of its own. */
export const knock = PUBLIC
