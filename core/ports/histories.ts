/**
 * Chat histories that operators hand over, as types: `app/histories` receives and archives them, the API shows
 * them. Laws, in words:
 *
 * - A file arrives in parts, each at the place where the one before ended; it never lies in memory as a whole.
 * - One history of a community is read at a time; the others wait in the order in which they arrived.
 * - What a history holds is archived like any other event, and nothing is sent for it.
 * - One that was cut short can be started again; what was archived before is known and not taken twice.
 */
/** What a file cannot say of itself. */
export interface HistoryHints {
  /** IANA time zone of its wall clocks; absent = the community's. */
  readonly zone?: string | undefined
  /** Name of its group, where the format names none. */
  readonly group?: string | undefined
  /** Which column of a table holds what. */
  readonly columns?: Readonly<Record<string, string>> | undefined
}

type Texts = Readonly<Record<'zh-CN' | 'en', string>>

/** `receiving`: parts are missing. `cut`: Folkmoot ended amid it, or took nothing in. */
export type HistoryState = 'receiving' | 'waiting' | 'reading' | 'done' | 'failed' | 'cancelled' | 'cut'

export interface HistoryView extends HistoryHints {
  readonly id: string
  /** Name of the file. */
  readonly name: string
  /** Its bytes, and how many of them have arrived. */
  readonly size: number
  readonly received: number
  readonly state: HistoryState
  /** Id of who brought it. */
  readonly operator: string
  readonly created: number
  readonly ended: number | null
  /** Reads on though more than 1 % of the records are broken. */
  readonly lenient: boolean
  /** As the content shows it; null before it was looked at. */
  readonly format: string | null
  /** Bytes of the file that were read. */
  readonly read: number
  readonly figures: HistoryFigures
  readonly fault: HistoryFault | null
  /** The file is still there: it can be started again. */
  readonly kept: boolean
}

export interface HistoryFigures {
  readonly events: number
  /** Events that were archived now, and those that the archive had. */
  readonly fresh: number
  readonly known: number
  /** Out of bounds, such as a time that cannot be. */
  readonly refused: number
  readonly messages: number
  /** Records without an event, by reason. */
  readonly skipped: readonly { readonly code: string; readonly texts: Texts; readonly count: number }[]
  readonly broken: number
  /** The first broken records: line, or number of the record. */
  readonly examples: readonly { readonly place: number; readonly texts: Texts }[]
  readonly groups: readonly HistoryGroup[]
  readonly members: number
  /** First and last instant of an event; null before the first. */
  readonly from: number | null
  readonly to: number | null
  /** Messages a local day, by days since 1970, ascending. */
  readonly days: readonly (readonly [day: number, messages: number])[]
}

export interface HistoryGroup {
  readonly native: string
  readonly name: string | null
  /** Folkmoot's id; null while it has none. */
  readonly group: number | null
  readonly messages: number
  readonly members: number
}

export interface HistoryFault {
  /** Stable, kebab-case. */
  readonly code: string
  readonly place: { readonly line?: number; readonly byte?: number; readonly record?: number }
  readonly texts: Texts
}

export interface HistoryDraft extends HistoryHints {
  readonly name: string
  readonly size: number
  /** When the file was last written: logs that have hours but no dates need it. */
  readonly modified: number
  readonly lenient: boolean
}

export type HistoryRefusalCode =
  | 'no-such-history'
  | 'too-large'
  | 'no-room'
  | 'too-many'
  | 'wrong-place'
  | 'not-receiving'
  | 'not-now'

export class HistoryRefusal extends Error {
  override readonly name = 'HistoryRefusal'
  readonly code: HistoryRefusalCode
  /** How many bytes there are, or may be. */
  readonly bytes: number
  constructor(code: HistoryRefusalCode, bytes = 0) {
    super(code)
    this.code = code
    this.bytes = bytes
  }
}

/** @throws HistoryRefusal everywhere. */
export interface HistoryDesk {
  /** Newest first. */
  readonly list: (community: number) => Promise<readonly HistoryView[]>
  readonly read: (community: number, id: string) => Promise<HistoryView>
  /** Makes room for a file. */
  readonly begin: (community: number, draft: HistoryDraft, operator: string) => Promise<HistoryView>
  /** Takes the part that begins at `offset`; with the last one the history is read. */
  readonly receive: (
    community: number,
    id: string,
    offset: number,
    part: AsyncIterable<Uint8Array>,
  ) => Promise<HistoryView>
  /** Stops what is under way. What was archived stays archived. */
  readonly cancel: (community: number, id: string) => Promise<HistoryView>
  readonly restart: (
    community: number,
    id: string,
    lenient: boolean,
    operator: string,
  ) => Promise<HistoryView>
  /** Forgets the history and its file; what was archived stays archived. */
  readonly remove: (community: number, id: string) => Promise<void>
}
