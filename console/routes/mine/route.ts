import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { rootRoute } from '../root.ts'

/** For members: what is held about them. `view` stands for a link that was opened before. */
export const mineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'mine/$token',
  loader: () => loadWords(['mine', 'session']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'MinePage'),
})
