/** What the thread of the figures is asked, and answers. */
import type { CommunityWeek, DayFigures, GroupOverview } from '../../../core/ports/figures.ts'

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
