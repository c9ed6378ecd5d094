/** The intake port: what the pipeline asks of each event before it is let into the ledger. */
import type { Incoming } from '../chat/incoming.ts'

export interface Accepted {
  /** The event, with torn characters mended and names cut. */
  readonly incoming: Incoming
  /** JSON of its `data`. */
  readonly data: string
  /** JSON of its `content`, `{}` when there is none. */
  readonly content: string
}

/** The event within its bounds, or a stable reason in kebab-case why it is refused. Never throws. */
export type Accept = (incoming: Incoming, received: number) => Accepted | string
