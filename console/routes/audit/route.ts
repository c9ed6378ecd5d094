import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'
import { auditSearch } from './search.ts'

export const auditRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'audit',
  validateSearch: auditSearch,
  loader: () => loadWords(['audit']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'AuditPage'),
})
