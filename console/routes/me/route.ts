import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { houseRoute } from '../house.ts'

export const meRoute = createRoute({
  getParentRoute: () => houseRoute,
  path: 'me',
  loader: () => loadWords(['me', 'notices', 'session']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'MePage'),
})
