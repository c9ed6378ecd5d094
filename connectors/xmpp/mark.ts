/** Stands for a person in ids of events: those outlive an erasure, and an address is a name. */
import { createHash } from 'node:crypto'

const LENGTH = 16

/** The same for the same address, at every time and in every room. */
export function markOf(person: string): string {
  return createHash('sha256').update(person).digest('base64url').slice(0, LENGTH)
}
