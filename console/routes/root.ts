/** The root of all addresses. */
import { createRootRoute } from '@tanstack/react-router'
import { NotFoundPage } from '../frame/standing-in.tsx'

export const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage })
