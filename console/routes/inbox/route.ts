import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { inboxSearch } from '../../parts/inbox/inbox-search.ts'
import { communityRoute } from '../community.ts'

export const inboxRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'inbox',
  validateSearch: inboxSearch,
  loader: () => loadWords(['inbox']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'InboxPage'),
})
