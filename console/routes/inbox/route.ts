import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const inboxRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'inbox',
  loader: () => loadWords(['inbox']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'InboxPage'),
})
