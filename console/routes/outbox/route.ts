import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { communityRoute } from '../community.ts'
import { STATES } from './states.ts'

const word = z.string().optional().catch(undefined)

const OutboxSearch = z.object({
  state: z.enum(STATES).optional().catch(undefined),
  group: word,
  kind: word,
  rule: word,
})

export const outboxRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'outbox',
  validateSearch: OutboxSearch,
  loader: () => loadWords(['outbox']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'OutboxPage'),
})
