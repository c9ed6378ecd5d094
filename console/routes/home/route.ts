import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const homeRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: '/',
  loader: () => loadWords(['home', 'groups', 'inbox']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'HomePage'),
})
