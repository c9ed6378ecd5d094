/** What the API needs from the rest of the house, given by the composition root. */
import type { Language } from '../../core/charter/compiled.ts'
import type { CheckupDesk } from '../../core/ports/checkups.ts'
import type { Figures } from '../../core/ports/figures.ts'
import type { HistoryDesk } from '../../core/ports/histories.ts'
import type { InstallationFigures } from '../../core/ports/installation.ts'
import type { NoticeDesk } from '../../core/ports/notices.ts'
import type { FoundPeople, PeopleQuery } from '../../core/ports/people.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { PlaygroundDesk } from './playground/task.ts'
import type { MemberLinks } from './mine/links.ts'
import type { RateLimit } from './rate-limit.ts'
import type { People } from './session/people.ts'
import type { Sessions } from './session/sessions.ts'
import type { SignInBook } from './session/sign-in-book.ts'
import type { AccountDesk } from './accounts/account-desk.ts'
import type { DemoRoom } from './room/demo-room.ts'
import type { CharterDesk, ReadyCharter } from './charters/charter-desk.ts'
import type { Traces } from './events/trace-view.ts'
import type { HandDesk } from './accounts/hand-desk.ts'

export interface ApiParts {
  readonly pipeline: Pipeline
  readonly reads: ReadStore
  readonly charters: CharterDesk
  readonly traces: Traces
  readonly playground: PlaygroundDesk
  readonly search: TextSearch | null
  readonly figures: Figures
  readonly installation: () => Promise<InstallationFigures>
  /** Finds members by parts of names and the like. */
  readonly people: (community: number, query: PeopleQuery) => Promise<FoundPeople>
  readonly room: DemoRoom | null
  readonly accounts: AccountDesk
  /** Absent where no history can be brought. */
  readonly histories?: HistoryDesk | undefined
  /** Absent where no checkup can be made. */
  readonly checkups?: CheckupDesk | undefined
  /** Charters that come with Folkmoot; absent = none. */
  readonly ready?: (() => Promise<readonly ReadyCharter[]>) | undefined
  /** Absent where nobody is told anything. */
  readonly notices?: NoticeDesk | undefined
  /** Accounts that people serve by hand; absent where there is no such platform. */
  readonly byHand?: HandDesk | undefined
  readonly rounds: RoundBook
  /** What platforms send to open accounts; null when nobody is at home. */
  readonly knock: (
    community: number,
    account: number,
    path: string,
    request: Request,
  ) => Promise<Response | null>
  /** Of `/connect/`, by account and the address that calls. */
  readonly knocks: RateLimit
  readonly sessions: Sessions
  /** Who runs which community. */
  readonly operators: People
  readonly signIns: SignInBook
  /** Links by which members see what is held about them. */
  readonly mine: MemberLinks
  /** Of sign-in links, by the address that tries them. */
  readonly signInTries: RateLimit
  readonly health: () => readonly HealthReason[]
  /** What keeps events from being taken in and decided just now; empty = all is well. Remembered for a second. */
  readonly heartbeat: () => Promise<readonly HealthReason[]>
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>
  readonly stream: EventStreams
  readonly log: ApiLog
  readonly now: () => number
  readonly version: string
  /** Origins under which people open this installation; the first is the one that is printed. */
  readonly origins: readonly string[]
  /** Listening openly without a name of its own: any host is taken, and only the same one may send. */
  readonly anyHost: boolean
  readonly trustProxy: boolean
  /** Checks every answer against its schema; for tests, an answer that does not fit is an error 500. */
  readonly checkAnswers: boolean
}

/** How each operator goes on the round through the groups that are kept by hand. */
export interface RoundBook {
  readonly choice: (
    operator: string,
    community: number,
  ) => {
    /** In the operator's own order; groups that came later are missing. */
    readonly groups: readonly number[]
    /** Until when the operator knows what expired; null = was never told. */
    readonly seen: number | null
  }
  readonly setOrder: (operator: string, community: number, groups: readonly number[]) => void
  readonly markSeen: (operator: string, community: number, until: number) => void
}

export interface HealthReason {
  /** Stable, kebab-case. */
  readonly code: string
  readonly texts: Readonly<Record<Language, string>>
}

/** Structured, with ids and numbers, never texts. */
export type ApiLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: Readonly<Record<string, string | number | null>>,
) => void

export interface TextSearch {
  /** Places of events, best first. */
  readonly find: (community: number, words: string, limit: number) => Promise<readonly number[]>
}

export interface EventStreams {
  /** An endless answer of server-sent events, or null when there are too many already. */
  readonly open: (
    community: number,
    language: Language,
    wanted: {
      /** Place of the last event that was seen; null begins with what comes now. */
      readonly after: number | null
      /** Events that come together are one message. */
      readonly batched: boolean
      readonly signal: AbortSignal
      /** Whose stream it is: nobody has more than a share of them. */
      readonly operator: string
      /** Asked again while it is open; it ends with the session and with the right. */
      readonly isAllowed: () => Promise<boolean>
    },
  ) => Promise<Response | null>
}
