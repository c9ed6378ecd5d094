import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

const text = z.string().optional().catch(undefined)
/** What is open beside the page: a platform being connected (`choose`: which one?), or an account and what is done with it. */
const Search = z.object({
  connect: text,
  account: text,
  do: z.enum(['edit', 'test', 'paste', 'groups']).optional().catch(undefined),
})

export const accountsRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'accounts',
  validateSearch: Search,
  loader: () => loadWords(['accounts']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'AccountsPage'),
})
