/** Logins on chat platforms, as the API needs them. */
import type { ConnectorAbout, SettingField } from '../../../core/ports/connector.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import type { SettingComplaint } from '../../../core/ports/account-settings.ts'
import type { AccountState } from '../../../core/ports/account-state.ts'
import type { Capabilities } from '../../../core/chat/capability.ts'

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
