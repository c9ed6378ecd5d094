/** What the API needs from the rest of the house, given by the composition root. */
import type { CompiledCharter, Language, Localized } from '../../core/charter/compiled.ts'
import type { RoleDifference } from '../../core/charter/document.ts'
import type { Fault } from '../../core/charter/fault.ts'
import type { SettingComplaint } from '../../core/ports/account-settings.ts'
import type { AccountState } from '../../core/ports/account-state.ts'
import type { Capabilities } from '../../core/chat/capability.ts'
import type { ConnectorAbout, SettingField } from '../../core/ports/connector.ts'
import type { CheckupDesk } from '../../core/ports/checkups.ts'
import type { Figures } from '../../core/ports/figures.ts'
import type { HistoryDesk } from '../../core/ports/histories.ts'
import type { InstallationFigures } from '../../core/ports/installation.ts'
import type { NoticeDesk } from '../../core/ports/notices.ts'
import type { FoundPeople, PeopleQuery } from '../../core/ports/people.ts'
import type { CharterRow } from '../../core/ports/rows.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { PlaygroundDesk } from './playground/task.ts'
import type { MemberLinks } from './mine/links.ts'
import type { RateLimit } from './rate-limit.ts'
import type { People } from './session/people.ts'
import type { Sessions } from './session/sessions.ts'
import type { SignInBook } from './session/sign-in-book.ts'

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

/** A charter to begin with. */
export interface ReadyCharter {
  /** Name of its file. */
  readonly id: string
  readonly source: string
  /** Texts of the word lists that it names. */
  readonly files: Readonly<Record<string, string>>
  readonly name: string
  readonly languages: readonly Language[]
  readonly purpose: Localized | null
  readonly promise: Localized | null
  /** What its kinds of groups are for. */
  readonly kinds: readonly Localized[]
  readonly welcomes: boolean
  /** Titles of its rules. */
  readonly rules: readonly Localized[]
  readonly score: number
}

export interface HandDesk {
  /** Delivers what a copied conversation holds; null when there is no such account kept by hand. */
  readonly paste: (
    account: { readonly community: number; readonly account: number },
    paste: { readonly group: string; readonly text: string; readonly zone: string },
  ) => Promise<Pasted | null>
  /** Makes groups known by their names; how many were new, null as above. */
  readonly addGroups: (
    account: { readonly community: number; readonly account: number },
    names: readonly string[],
  ) => Promise<number | null>
}

export interface Pasted {
  readonly appended: number
  readonly known: number
  readonly skipped: number
  readonly unread: readonly number[]
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

/** Logins on chat platforms, as operators handle them. @throws AccountRefusal everywhere. */
export interface AccountDesk {
  readonly platforms: () => readonly {
    readonly platform: string
    readonly settings: readonly SettingField[]
    readonly about: ConnectorAbout | null
    readonly capabilities: Pick<Capabilities, 'receive' | 'act'>
  }[]
  readonly list: (community: number) => Promise<readonly AccountView[]>
  readonly create: (
    community: number,
    draft: {
      readonly platform: string
      readonly name: string
      readonly settings: Readonly<Record<string, unknown>>
      readonly secrets: Readonly<Record<string, string>>
    },
    operator: string,
  ) => Promise<AccountView>
  /** What is left out stays; `settings` replaces all of them, `secrets` those that it names. */
  readonly update: (
    community: number,
    account: number,
    change: {
      readonly name?: string | undefined
      readonly settings?: Readonly<Record<string, unknown>> | undefined
      readonly secrets: Readonly<Record<string, string>>
    },
    operator: string,
  ) => Promise<AccountView>
  readonly close: (community: number, account: number, operator: string) => Promise<AccountView>
  /** Also opens one anew that is open. */
  readonly open: (community: number, account: number, operator: string) => Promise<AccountView>
  /** Sends a test message and says what became of it. */
  readonly test: (
    community: number,
    account: number,
    target: TestTarget,
    operator: string,
  ) => Promise<AccountTest>
  readonly removeSecret: (
    community: number,
    account: number,
    name: string,
    operator: string,
  ) => Promise<AccountView>
}

/** Whom a test message is for: a group, or else a member. */
export interface TestTarget {
  readonly group: number | null
  readonly member: number | null
  /** Of its words. */
  readonly language: Language
}

export interface AccountTest {
  /** `handed`: a person sends there. */
  readonly status: 'sent' | 'handed' | 'waiting' | 'unknown' | 'failed'
  readonly code: string | null
  /** What that means and what to do. */
  readonly texts: Readonly<Record<Language, string>>
}

export interface AccountView {
  readonly account: number
  readonly platform: string
  readonly name: string
  readonly settings: Readonly<Record<string, unknown>>
  /** Names of the secrets that are set, never what they hold. */
  readonly secrets: readonly string[]
  readonly state: AccountState
  /** What it can do, by itself or by hand. */
  readonly abilities: Capabilities['act']
  /** Where its platform delivers to, to be entered there. */
  readonly addresses: readonly string[]
}

export class AccountRefusal extends Error {
  override readonly name = 'AccountRefusal'
  readonly code:
    | 'no-such-account'
    | 'no-such-platform'
    | 'no-such-secret'
    | 'settings-wrong'
    | 'not-reached'
    | 'too-many-tests'
  readonly complaints: readonly SettingComplaint[]
  constructor(code: AccountRefusal['code'], complaints: readonly SettingComplaint[] = []) {
    super(code)
    this.code = code
    this.complaints = complaints
  }
}

/** The built-in room, for playing: only its own demo members can be spoken for. */
export interface DemoRoom {
  readonly groups: (community: number) => readonly RoomGroupView[] | null
  /** @throws RoomRefusal */
  readonly post: (
    community: number,
    message: {
      readonly group: string
      readonly person: string
      readonly text: string
      readonly replyTo?: string
    },
  ) => Promise<{ readonly native: string }>
  /** Lets a newcomer with an invented name join. @throws RoomRefusal */
  readonly joinNewcomer: (
    community: number,
    group: string,
    name: string | null,
  ) => Promise<{ readonly native: string; readonly name: string }>
}

export interface RoomGroupView {
  readonly native: string
  readonly name: string
  readonly persons: readonly {
    readonly native: string
    readonly name: string
    readonly role: 'owner' | 'admin' | 'member'
    readonly muted: boolean
  }[]
}

export class RoomRefusal extends Error {
  override readonly name = 'RoomRefusal'
  readonly code: 'muted' | 'blocked' | 'not-a-member' | 'no-such-group' | 'paused'
  constructor(code: RoomRefusal['code']) {
    super(code)
    this.code = code
  }
}

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

/** Reads charters; answers for stored versions are remembered. */
export interface CharterDesk {
  /** A published version, compiled; null when this release can no longer read it. */
  readonly compiled: (row: CharterRow) => CompiledCharter | null
  /** Reads at once, on the thread that calls: for what was examined before. */
  readonly check: (source: string, files?: Readonly<Record<string, string>>) => CheckedCharter
  /**
   * Reads a draft off the main thread: whatever its text is, the server goes on.
   * @throws ThreadRefusal
   */
  readonly examine: (task: CharterTask, operator: string) => Promise<ExaminedCharter>
}

export interface CharterTask {
  readonly source: string
  readonly files: Readonly<Record<string, string>>
}

export interface ExaminedCharter {
  readonly valid: boolean
  readonly faults: readonly Fault[]
  readonly differences: readonly RoleDifference[]
}

export interface CheckedCharter {
  /** null when there are errors. */
  readonly charter: CompiledCharter | null
  readonly faults: readonly Fault[]
  readonly differences: readonly RoleDifference[]
  readonly purpose: Readonly<Record<Language, string>> | null
}

export interface Traces {
  /** Why each rule did what it did on this event, in sentences; null when there is no such event. */
  readonly explain: (community: number, seq: number, language: Language) => Promise<TraceView | null>
}

export interface TraceView {
  /** Version of the charter that decided, 0 = none. */
  readonly charter: number
  /** What became of the event, in one sentence. */
  readonly outcome: string
  readonly late: boolean
  readonly fault: string | null
  readonly rules: readonly TraceRule[]
  /** Actions that the platform did not allow as they were decided. */
  readonly instead: readonly Instead[]
}

export interface Instead {
  /** Place of the action among those of the event. */
  readonly n: number
  readonly rule: string
  /** What is not possible, and what took its place. */
  readonly sentence: string
}

export interface TraceRule {
  readonly id: string
  readonly title: string
  readonly status: 'fired' | 'held' | 'not-met' | 'not-applicable'
  readonly sentence: string
  /** The sentence without the values of its parts. */
  readonly brief: string
  readonly parts: readonly {
    readonly source: string
    /** The same in words. */
    readonly sentence: string
    readonly met: boolean
    readonly decisive: boolean
    readonly values: readonly { readonly name: string; readonly value: string }[]
  }[]
}
