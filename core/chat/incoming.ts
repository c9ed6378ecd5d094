/**
 * What a connector or an importer hands to intake: an event still in the platform's own ids.
 * Intake bounds it, gives the ids of Folkmoot and appends it to the ledger.
 */
import type { ContentOf, DataOf, EventKind, PlatformRole, Source } from './event.ts'

export interface IncomingGroup {
  /** The platform's id of the group. */
  readonly native: string
  readonly name?: string | undefined
  /** Members in the group where the platform says so. */
  readonly size?: number | undefined
}

export interface IncomingPerson {
  /** The platform's id of the person. */
  readonly native: string
  readonly name?: string | undefined
  readonly role?: PlatformRole | undefined
}

interface IncomingBase {
  /** Epoch milliseconds by the platform's clock. */
  readonly at: number
  readonly source: Source
  readonly group?: IncomingGroup | undefined
  readonly person?: IncomingPerson | undefined
  /** Who invited, where the kind has an inviter. */
  readonly inviter?: IncomingPerson | undefined
  /** The platform's id of the thing; without one, intake derives a key from sender, minute and text. */
  readonly native?: string | undefined
  /**
   * `at` is not the platform's own time of the thing but when it arrived: a second delivery may carry a time
   * some minutes away, so intake looks for the same native id in the ten minutes before and after. Whichever
   * delivery comes second needs it: a platform that tells the time in its archive only says so there as well.
   */
  readonly approximate?: true | undefined
  /** Rises with each edit of the same native id. */
  readonly revision?: number | undefined
}

export type IncomingOf<Kind extends EventKind> = IncomingBase & {
  readonly kind: Kind
  readonly data: DataOf<Kind>
  readonly content: ContentOf<Kind>
}
export type Incoming = { [Kind in EventKind]: IncomingOf<Kind> }[EventKind]
