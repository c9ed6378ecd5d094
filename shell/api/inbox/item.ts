/** Something that waits for a person, before it is put into words. */
import type { AccountView } from '../accounts/account-desk.ts'
import type { HealthReason } from '../parts.ts'
import type { ListedNotice } from '../../../core/ports/notices.ts'
import type { ActionRow, CaseRow } from '../../../core/ports/rows.ts'
import type { GroupStanding } from '../../../core/ports/account-state.ts'

/**
 * What is harmed while it waits, worst first:
 * `halted` nothing is taken in or sent at all; `unguarded` the rules are not kept somewhere; `person` somebody may
 * be wronged, or goes on doing wrong; `promise` something that was to happen may not have happened; `chore` the rest.
 */
export const HARMS = ['halted', 'unguarded', 'person', 'promise', 'chore'] as const
export type Harm = (typeof HARMS)[number]

export interface Weighed {
  readonly community: number
  readonly id: string
  readonly harm: Harm
  /** When it is too late; null = never. */
  readonly deadline: number | null
  /** Since when it waits; 0 = nobody noted it. */
  readonly since: number
}

/** What it is about: each kind brings what its words need. */
export type Matter =
  | { readonly kind: 'case'; readonly row: CaseRow; readonly action: ActionRow | null }
  | { readonly kind: 'account'; readonly account: AccountView }
  | { readonly kind: 'account-group'; readonly account: AccountView; readonly standing: GroupStanding }
  | { readonly kind: 'round'; readonly tasks: number; readonly groups: number }
  | { readonly kind: 'unassigned-groups'; readonly groups: readonly number[] }
  | { readonly kind: 'health'; readonly reason: HealthReason }
  | { readonly kind: 'notice'; readonly notice: ListedNotice }

export interface Item extends Weighed {
  readonly matter: Matter
  readonly group: number | null
  readonly count: number
  readonly assignee: string | null
  readonly snoozed: number | null
  readonly turn: number
}

/** Whether it is put off just now. */
export const isSnoozed = ({ snoozed }: Pick<Item, 'snoozed'>, now: number): boolean =>
  snoozed !== null && snoozed > now

/** A case goes by its own kind. */
export const kindOf = ({ matter }: Pick<Item, 'matter'>): string =>
  matter.kind === 'case' ? matter.row.kind : matter.kind
