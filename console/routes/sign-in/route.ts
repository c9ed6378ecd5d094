import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { rootRoute } from '../root.ts'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: z.object({
    next: z.string().optional(),
    token: z.string().optional(),
    'sign-in': z.string().optional(),
  }),
  loader: () => loadWords(['session']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'SignInPage'),
})
