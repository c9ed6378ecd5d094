/** The machine-readable description of all routes. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { ErrorBody } from './api-error.ts'
import type { Policy } from './policy.ts'
import type { Route } from './route.ts'

type Registered = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0]

/** Describes `routes` and serves the description at /api/v1/openapi.json. */
export function describeRoutes(app: OpenAPIHono, routes: readonly Route[], version: string): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'folkmoot.session_token',
  })
  for (const route of routes) app.openAPIRegistry.registerPath(describe(route))
  app.doc31('/api/v1/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Folkmoot',
      version,
      description: 'Ids are decimal text, instants epoch milliseconds. Errors have one shape.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  })
}

function describe(route: Route): Registered {
  const { params, query, body, answer, status } = route.schemas
  return {
    method: route.method,
    path: route.path,
    summary: route.summary,
    tags: [nounOf(route.path)],
    ...(route.policy.surface === 'public' ? {} : { security: [{ session: [] }] }),
    request: {
      params,
      query,
      ...(body === null
        ? {}
        : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      [status]: {
        description: `Done. Needs: ${needs(route.policy)}`,
        content:
          typeof answer === 'string'
            ? { [answer]: { schema: { type: 'string' } } }
            : { 'application/json': { schema: answer } },
      },
      default: { description: 'Refused', content: { 'application/json': { schema: ErrorBody } } },
    },
  }
}

const PLACES = { community: ' in the community', anywhere: '', everywhere: ' in all communities' } as const

function needs(policy: Policy): string {
  if (policy.surface === 'public') return 'nothing'
  if (policy.surface === 'local') return 'a caller on this machine, or an operator'
  if (policy.surface === 'member') return 'a member who opened a link about themselves'
  return `an operator with the right ${policy.right}${PLACES[policy.scope]}`
}

const nounOf = (path: string) =>
  path
    .replace(/^\/api\/v1\//, '')
    .split('/')
    .filter((part) => part && !part.startsWith('{'))
    .slice(0, 2)
    .at(-1) ?? 'page'
