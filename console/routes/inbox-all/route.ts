import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { houseRoute } from '../house.ts'

export const inboxAllRoute = createRoute({
  getParentRoute: () => houseRoute,
  path: 'inbox',
  loader: () => loadWords(['inbox']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'InboxAllPage'),
})
