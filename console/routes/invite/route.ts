import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { rootRoute } from '../root.ts'

export const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invite/$token',
  loader: () => loadWords(['session']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'InvitePage'),
})
