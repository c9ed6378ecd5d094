import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { houseRoute } from '../house.ts'

export const welcomeRoute = createRoute({
  getParentRoute: () => houseRoute,
  path: 'welcome',
  loader: () => loadWords(['welcome']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'WelcomePage'),
})
