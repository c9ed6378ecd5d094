import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

const SECTIONS = ['plan', 'incentives', 'knowledge', 'fairness', 'chores', 'vitals', 'groups'] as const
export type Section = (typeof SECTIONS)[number]

/** By which the groups are listed: the liveliest first, or the lowest grade of a problem. */
export const ORDERS = ['messages', 'plan', 'incentives', 'knowledge', 'fairness', 'chores'] as const
export type GroupOrder = (typeof ORDERS)[number]

const Search = z.object({
  /** What of the report is open; the worst problem when absent. */
  show: z.enum(SECTIONS).optional().catch(undefined),
  order: z.enum(ORDERS).optional().catch(undefined),
})

export const checkupRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'checkup',
  validateSearch: Search,
  loader: () => loadWords(['checkup']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'CheckupPage'),
})
