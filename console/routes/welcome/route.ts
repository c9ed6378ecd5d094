import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { houseRoute } from '../house.ts'

/** Where the operator wants to go once there is a community of their own. */
const Search = z.object({ found: z.enum(['history', 'accounts', 'studio']).optional().catch(undefined) })

export const welcomeRoute = createRoute({
  getParentRoute: () => houseRoute,
  path: 'welcome',
  validateSearch: Search,
  loader: () => loadWords(['welcome']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'WelcomePage'),
})
