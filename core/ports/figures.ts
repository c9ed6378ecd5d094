/**
 * Daily figures: a projection of the ledger, behind the commit, that can be thrown away and made anew. Laws, in
 * words:
 *
 * - What it answers is what a fold of the whole ledger gives, however the ledger was cut into pages and however
 *   often the fold was stopped.
 * - Days and hours are local, in the zone of the charter in force; with another zone everything is folded anew.
 * - Messages count on the day on which they were written, acts on the day on which they were decided.
 * - It holds ids and numbers, never texts or names.
 */
import type { ActionKind } from '../chat/action.ts'

/** One local day of a group, or of the whole community. */
export interface DayFigures {
  /** Local days since 1970-01-01. */
  readonly day: number
  readonly messages: number
  /** Members who wrote. */
  readonly writers: number
  /** Of the messages, by who owned the group and by who managed it then. */
  readonly owner: number
  readonly managers: number
  readonly joins: number
  readonly leaves: number
}

/** What Folkmoot did by itself: words, sanctions, webhooks; not what an operator ordered. */
export interface ActFigures {
  readonly kind: ActionKind
  /** Carried out, by the day of the decision. */
  readonly done: number
  /** The platform refused it, or its time passed. */
  readonly failed: number
  /** Taken back by a person. */
  readonly undone: number
}

/** A group in which much less happens than at this time in the weeks before. */
export interface Silence {
  /** Last sign of life, epoch milliseconds. */
  readonly since: number
  /** Events that usually happen in such a time. */
  readonly usual: number
}

export interface GroupFigures {
  readonly group: number
  /** Messages of the last 14 local days, today last. */
  readonly daily: readonly number[]
  /** Members who wrote in the last 7 local days. */
  readonly writers: number
  /** Messages of the last 28 local days, and those by the owner. */
  readonly recent: number
  readonly byOwner: number
  /** Whether the platform said who owns the group: else nobody's share is known. */
  readonly owned: boolean
  /** Epoch milliseconds; null = never. */
  readonly lastMessage: number | null
  /** By somebody who does not own the group. */
  readonly lastOther: number | null
  readonly silent: Silence | null
}

export interface GroupOverview {
  readonly zone: string
  /** Local day of `now`. */
  readonly today: number
  readonly groups: readonly GroupFigures[]
}

export interface CommunityWeek {
  readonly zone: string
  readonly today: number
  /** Members who wrote in the last 7 local days, and in the 7 before. */
  readonly writers: number
  readonly writersBefore: number
  /** The last 28 local days, oldest first. */
  readonly days: readonly DayFigures[]
  readonly actsToday: readonly ActFigures[]
  /** Of the last 7 local days, and of the 7 before. */
  readonly acts: readonly ActFigures[]
  readonly actsBefore: readonly ActFigures[]
}

export interface Figures {
  readonly groups: (community: number, now: number) => Promise<GroupOverview>
  readonly week: (community: number, now: number) => Promise<CommunityWeek>
  /** The last `days` local days of one group, oldest first. */
  readonly days: (
    community: number,
    group: number,
    now: number,
    days: number,
  ) => Promise<{ readonly today: number; readonly days: readonly DayFigures[] }>
  /** Events received in the last seven times 24 hours and not yet folded, over all communities. */
  readonly intake: (now: number) => Promise<{ readonly week: number; readonly behind: number }>
}
