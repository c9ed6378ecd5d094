/** Addresses of the console: every view is a link that can be shared. */
import { createRouter } from '@tanstack/react-router'
import { readSearch, writeSearch } from './address.ts'
import { FailurePage, WaitingPage } from './frame/standing-in.tsx'
import { routeTree } from './routes.ts'

export const router = createRouter({
  routeTree,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingComponent: WaitingPage,
  defaultErrorComponent: FailurePage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
