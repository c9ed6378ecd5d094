/** How a connected account is doing, as operators, metrics and notices see it. */
import type { AccountReport } from './connector.ts'

type Texts = Readonly<Record<'zh-CN' | 'en', string>>

interface Standing {
  /** Stable, kebab-case. */
  readonly code: string
  /** What is wrong and what to do; null while all is well. */
  readonly texts: Texts | null
  /** Since when, epoch milliseconds. */
  readonly since: number
}

export interface AccountState extends Standing {
  /** `failed`: it could not be opened; `closed`: an operator switched it off. */
  readonly state: AccountReport['state'] | 'opening' | 'failed' | 'closed'
  /** When it is tried again by itself; null = it is not. */
  readonly retryAt: number | null
  /** What was last wrong with it, also when it is well again; absent = nothing since it was opened. */
  readonly lastFault?: { readonly code: string; readonly texts: Texts; readonly at: number } | undefined
  /** Groups, by the platform's id, in which something is not as it should be. */
  readonly groups: readonly GroupStanding[]
}

export interface GroupStanding extends Standing {
  readonly group: string
  readonly state: AccountReport['state']
}

/** Told on every change of an account's standing, or of its standing in one group. */
export interface AccountChange {
  readonly community: number
  readonly account: number
  readonly platform: string
  readonly name: string
  /** Platform's id of the group that it is about; null = the whole account. */
  readonly group: string | null
  readonly state: AccountState['state']
  readonly code: string
  readonly texts: Texts | null
  /** State and code before it; null = it was not known yet. */
  readonly before: { readonly state: AccountState['state']; readonly code: string } | null
}
