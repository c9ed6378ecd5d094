import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const auditRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'audit',
  validateSearch: z.object({
    list: z.enum(['community', 'sign-ins']).optional(),
    operator: z.string().optional(),
    act: z.string().optional(),
  }),
  loader: () => loadWords(['audit']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'AuditPage'),
})
