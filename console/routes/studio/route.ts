import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'

export const studioRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'studio',
  /** `rule`, or another `section`, whose form is open; `side` is what a phone shows. */
  validateSearch: (search: Record<string, unknown>): { rule?: string; section?: string; side?: 'text' } => ({
    ...(typeof search['rule'] === 'string' ? { rule: search['rule'] } : {}),
    ...(typeof search['section'] === 'string' ? { section: search['section'] } : {}),
    ...(search['side'] === 'text' ? { side: 'text' as const } : {}),
  }),
  loader: () => loadWords(['studio', 'conditions', 'publish']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'StudioPage'),
})
