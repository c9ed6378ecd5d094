import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { inboxSearch } from '../../parts/inbox/inbox-search.ts'
import { houseRoute } from '../house.ts'

export const inboxAllRoute = createRoute({
  getParentRoute: () => houseRoute,
  path: 'inbox',
  validateSearch: inboxSearch,
  loader: () => loadWords(['inbox']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'InboxAllPage'),
})
