/**
 * The compiled charter: what `decide` reads. Made from one checked document, immutable, with everything
 * indexed once. The document's own words and structure stay in `document.ts`; nothing here is parsed again.
 */
import type { ActionKind } from '../chat/action.ts'
import type { Condition } from '../rules/condition.ts'
import type { Lexicon } from '../facts/lexicon.ts'
import type { Read, Watch } from '../decide/reads.ts'

export type Language = 'zh-CN' | 'en'
/** A text in one language for all, or in each. */
export type Localized = string | Readonly<Partial<Record<Language, string>>>
export type Mode = 'live' | 'dry' | 'off'

export interface CompiledCharter {
  /** Version in its community, 1, 2, 3, …; 0 for a draft. */
  readonly version: number
  readonly name: string
  readonly languages: readonly Language[]
  /** IANA zone in which days, quiet hours and schedules are meant. */
  readonly timezone: string
  /** Milliseconds after which an event counts as late. */
  readonly late: number
  readonly kinds: ReadonlyMap<string, GroupKind>
  readonly roles: ReadonlyMap<string, CharterRole>
  /** Minutes of the day; `from` may be later than `to` (over midnight). */
  readonly quiet: { readonly from: number; readonly to: number } | null
  readonly welcome: Welcome | null
  /** In the order of the document, `off` ones left out. */
  readonly rules: readonly CompiledRule[]
  readonly lexicon: Lexicon
  /** Layout of the read-set: value i of a stored read-set is what `reads[i]` named. */
  readonly reads: readonly Read[]
  /** What state counts for these rules. */
  readonly watch: Watch
  /** Every text that may be said, by its path in the document (`rules/no-ads/do/1`, `onboarding/welcome`). */
  readonly templates: ReadonlyMap<string, Localized>
  /** Texts that `{rules}` stands for: one line a rule that has a title, in each language. */
  readonly rulesText: Localized
  /** Rules that are switched off: they do nothing, and keep their state. */
  readonly off: readonly Pick<CompiledRule, 'id' | 'was' | 'title'>[]
}

export interface GroupKind {
  readonly id: string
  readonly purpose: Localized
  readonly capacity: number | null
  readonly private: boolean
  /** Names of the values that each assigned group must bring. */
  readonly values: readonly string[]
  /** Name patterns (`*` stands for anything) by which unassigned groups are proposed for this kind. */
  readonly match: readonly string[]
  /** Language of this kind's groups where it differs from the community's first. */
  readonly language: Language | null
}

export interface CharterRole {
  readonly id: string
  readonly duty: Localized | null
}

export interface Welcome {
  readonly template: string
  /** Milliseconds in which arrivals are gathered into one text. */
  readonly gather: number
  /** Kinds of groups in which it is said; null = all. */
  readonly kinds: readonly string[] | null
  /** Said to the newcomer alone instead of the group. */
  readonly privately: boolean
  readonly mode: Mode
}

export type Trigger =
  | { readonly on: 'message' | 'edit' | 'recall' | 'join' | 'leave' | 'reaction' }
  | { readonly on: 'schedule'; readonly schedule: Schedule; readonly missed: 'skip' | 'send-late' | 'ask' }

/** `weekdays` 1 = Monday … 7 = Sunday, empty = every day; `minute` of the local day. */
export interface Schedule {
  readonly weekdays: readonly number[]
  readonly minute: number
}

export interface CompiledRule {
  readonly id: string
  /** Place in the document: candidates are judged in this order. */
  readonly order: number
  /** Ids that this rule had before. */
  readonly was: readonly string[]
  readonly title: Localized
  readonly mode: Exclude<Mode, 'off'>
  readonly trigger: Trigger
  /** Kinds of groups; null = all assigned groups. */
  readonly kinds: readonly string[] | null
  /** null = always. */
  readonly condition: Condition | null
  readonly acts: readonly Act[]
  readonly escalation: Escalation | null
  /** The rule fires again for the same member (or group) only after so many milliseconds. */
  readonly cooldown: { readonly per: 'member' | 'group' | 'community'; readonly span: number } | null
  /** At most `count` firings a local day. */
  readonly cap: { readonly per: 'member' | 'group' | 'community'; readonly count: number } | null
  readonly exempt: readonly { readonly role: string; readonly because: string }[]
  /** What talks is held back in quiet hours unless the rule says otherwise. */
  readonly inQuietHours: boolean
}

export interface Act {
  readonly kind: ActionKind
  /** Path of its text in `templates`. */
  readonly template: string | null
  /** Mute: milliseconds. Points: amount. */
  readonly amount: number | null
  /** Points: most a member gets from this rule in a local day. */
  readonly perDay: number | null
  /** Tag name, kind of case, or the webhook's address. */
  readonly name: string | null
}

/** Strike n within the window takes step n; beyond the last, the last is taken again. */
export interface Escalation {
  readonly within: number
  readonly steps: readonly Act[]
}
