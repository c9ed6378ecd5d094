import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

/** The history that is looked at; the newest when absent. */
const Search = z.object({ show: z.string().optional().catch(undefined) })

export const historyRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'history',
  validateSearch: Search,
  loader: () => loadWords(['history']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'HistoryPage'),
})
