import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

const SECTIONS = ['plan', 'incentives', 'knowledge', 'fairness', 'chores', 'vitals', 'groups'] as const
export type Section = (typeof SECTIONS)[number]

/** What of the report is open; the worst problem when absent. */
const Search = z.object({ show: z.enum(SECTIONS).optional().catch(undefined) })

export const checkupRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'checkup',
  validateSearch: Search,
  loader: () => loadWords(['checkup']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'CheckupPage'),
})
