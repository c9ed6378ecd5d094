/**
 * What an account must find again after a restart, kept as its cursor in the transaction of the events: how
 * far each room's archive was read, and who is muted until when (the protocol knows no mute that ends by
 * itself).
 */
import { z } from 'zod'

const Position = z.object({
  /** Id in the room's archive; null while the archive was empty. */
  id: z.string().nullable(),
  /** By our clock: where to go on when the archive has forgotten the id. */
  at: z.number(),
})
const Mute = z.object({ room: z.string(), person: z.string(), until: z.number() })
const Memory = z.object({
  version: z.literal(1),
  rooms: z.record(z.string(), Position),
  mutes: z.array(Mute),
})

export type Position = z.infer<typeof Position>
export type Mute = z.infer<typeof Mute>
export type Memory = z.infer<typeof Memory>

export const NOTHING: Memory = { version: 1, rooms: {}, mutes: [] }

/** @throws Error when the cursor was written by something else. */
export function readMemory(cursor: string | null): Memory {
  if (cursor === null) return NOTHING
  try {
    return Memory.parse(JSON.parse(cursor))
  } catch {
    throw new Error(
      'The position of this XMPP account cannot be read: it was written by a newer Folkmoot. Start that version, or remove the account and add it again.',
    )
  }
}

export function writeMemory(memory: Memory): string {
  return JSON.stringify(memory)
}
