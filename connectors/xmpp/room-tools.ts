/** What a room needs of its account. */
import type { Page, PageStart } from './archive.ts'
import type { Delivery } from './delivery.ts'
import type { PendingSends } from './pending.ts'
import type { Room } from './room.ts'
import type { Element } from './stanza.ts'

export interface RoomTools {
  readonly selfAddress: string
  readonly session: number
  readonly online: boolean
  readonly now: () => number
  readonly send: (stanza: Element) => Promise<void>
  readonly request: (iq: Element) => Promise<Element>
  /** Null when the archive has forgotten where the page should start; throws when it cannot be read. */
  readonly page: (room: string, start: PageStart) => Promise<Page | null>
  readonly delivery: Delivery
  readonly pending: PendingSends
  /** Hours of the archive to fetch on the first start. */
  readonly history: number
  readonly warn: (room: string, message: string) => void
  readonly onRights: (room: Room) => void
  readonly onThrownOut: (room: Room, stanza: Element) => void
}
