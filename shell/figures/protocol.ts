/** What the thread of the figures and its owner say to each other. */
import type { CommunityWeek, DayFigures, GroupOverview } from '../../core/ports/figures.ts'

export type Question =
  | { readonly of: 'groups'; readonly community: number; readonly now: number }
  | { readonly of: 'week'; readonly community: number; readonly now: number }
  | {
      readonly of: 'days'
      readonly community: number
      readonly group: number
      readonly now: number
      readonly days: number
    }
  | { readonly of: 'intake'; readonly now: number }

export type Answer =
  | { readonly of: 'groups'; readonly value: GroupOverview }
  | { readonly of: 'week'; readonly value: CommunityWeek }
  | {
      readonly of: 'days'
      readonly value: { readonly today: number; readonly days: readonly DayFigures[] }
    }
  | { readonly of: 'intake'; readonly value: { readonly week: number; readonly behind: number } }

export type ToFigures =
  | { readonly type: 'wake' }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  | { readonly type: 'close' }

export type FromFigures =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  /** Folding stopped for a while; it is tried again at the next poll. */
  | { readonly type: 'stumbled'; readonly message: string }
  | { readonly type: 'closed' }
