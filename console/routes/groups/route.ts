import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { loadWords } from '../../locale/words.ts'
import { SHOWS, SORTS } from '../../parts/groups/vitals.ts'
import { communityRoute } from '../community.ts'

const text = z.string().max(100).optional().catch(undefined)

export const WAYS = ['selection', 'pattern', 'proposal', 'csv'] as const

export const groupsRoute = createRoute({
  getParentRoute: () => communityRoute,
  path: 'groups',
  validateSearch: z.object({
    search: text,
    kind: text,
    show: z.enum(SHOWS).optional().catch(undefined),
    sort: z.enum(SORTS).optional().catch(undefined),
    /** The group whose sheet is open. */
    group: z.string().max(20).optional().catch(undefined),
    /** The way in which groups are being assigned. */
    assign: z.enum(WAYS).optional().catch(undefined),
  }),
  loader: () => loadWords(['groups']),
  component: lazyRouteComponent(() => import('./page.tsx'), 'GroupsPage'),
})
