/** The HTTP face of Folkmoot: every route behind its policy, safe headers, one shape of errors. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestId } from 'hono/request-id'
import { ApiError, errorBody } from './api-error.ts'
import { languageOf } from './language.ts'
import { describeRoutes } from './open-api.ts'
import type { ApiParts } from './parts.ts'
import type { RawCall, Route } from './route.ts'
import { RateLimit } from './rate-limit.ts'
import { memberRoutes, operatorRoutes, publicRoutes, routes } from './routes.ts'
import { safeHeaders } from './safe-headers.ts'
import { memberDoor, operatorDoor, publicDoor } from './surfaces.ts'
import type { Surface } from './surfaces.ts'

const LARGEST_BODY = 2 * 1024 * 1024

/** Calls within a minute, of one operator, of what takes the server long: more than anybody types or clicks. */
const MOST_COSTLY = 240

export interface Api {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  readonly routes: readonly Route[]
}

/** Puts every route of the house behind its policy. */
export function createApi(parts: ApiParts): Api {
  const app = new OpenAPIHono()
  const costly = new RateLimit(MOST_COSTLY, 60_000)
  app.use(requestId({ limitLength: 64 }))
  app.use(safeHeaders(parts.origins[0]?.startsWith('https:') === true))
  app.use(async (context, next) => {
    const started = performance.now()
    await next()
    context.res.headers.set('x-request-id', context.get('requestId'))
    parts.log('debug', 'request', {
      request: context.get('requestId'),
      method: context.req.method,
      route: loggedPath(context.req.path),
      status: context.res.status,
      milliseconds: Math.round(performance.now() - started),
    })
  })
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw tooLarge()
      },
    }),
  )
  app.route('/', router(publicDoor(publicRoutes), parts, costly))
  app.route('/', router(memberDoor(memberRoutes), parts, costly))
  app.route('/', router(operatorDoor(operatorRoutes), parts, costly))
  describeRoutes(app, routes, parts.version)
  app.notFound((context) => failure(context, parts, noSuchRoute()))
  app.onError((error, context) => failure(context, parts, error))
  return { fetch: (request, env) => app.fetch(request, env), routes }
}

/** A router of its own for each surface: none can take in what belongs to another. */
function router({ routes: own, admit }: Surface, parts: ApiParts, costly: RateLimit): Hono {
  const app = new Hono()
  for (const each of own) {
    const path = each.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(each.method.toUpperCase(), path, async (context) => {
      const asking = {
        method: context.req.method,
        headers: context.req.raw.headers,
        params: context.req.param(),
        address: addressOf(context, parts.trustProxy),
        origins: parts.anyHost ? [new URL(context.req.url).origin] : parts.origins,
      }
      const who = await admit(each, parts, asking)
      if (each.costly && !costly.allows(callerOf(who), parts.now())) throw tooMuch()
      return answer(each, {
        ...who,
        params: asking.params,
        address: asking.address,
        query: context.req.query(),
        body: each.schemas.body === null ? undefined : await bodyOf(context),
        request: context.req.raw,
        answerHeaders: new Headers(),
        parts,
        language: languageFor(context),
        requestId: context.get('requestId'),
      })
    })
  }
  return app
}

/** A member of one community is another one than who has the same number elsewhere. */
const callerOf = ({ operator, member }: Pick<RawCall, 'operator' | 'member'>): string =>
  operator?.id ?? (member ? `member ${member.community} ${member.member}` : '')

async function answer(route: Route, call: RawCall): Promise<Response> {
  const response = await route.handle(call)
  for (const [name, value] of call.answerHeaders) response.headers.append(name, value)
  // What is only for whoever asked is kept by no cache on the way.
  if (route.policy.surface !== 'public' && !response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'no-store')
  }
  return response
}

/** Without ids, and without what opens a door: links carry their token at the end of the path. */
const loggedPath = (path: string): string =>
  path
    .replaceAll(/\d{3,}/g, ':id')
    .replace(/^\/(invite|mine)\/.+$/, '/$1/:token')
    .slice(0, 120)

async function bodyOf(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) {
    throw new ApiError(415, 'not-json', {
      en: 'The body must be JSON, sent with the header Content-Type: application/json.',
      'zh-CN': '请求体应当是 JSON，并带上请求头 Content-Type: application/json。',
    })
  }
  const bytes = await context.req.arrayBuffer()
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message.slice(0, 120) : 'invalid UTF-8'
    throw new ApiError(400, 'broken-json', {
      en: `The body is not valid JSON: ${reason}`,
      'zh-CN': `请求体不是有效的 JSON：${reason}`,
    })
  }
}

function addressOf(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded) return forwarded
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    // Called without a socket, as tests do.
    return ''
  }
}

const languageFor = (context: Context) =>
  languageOf(context.req.query('lang'), context.req.header('accept-language'))

function failure(context: Context, parts: ApiParts, error: unknown): Response {
  const known = error instanceof ApiError ? error : unexpected()
  if (known !== error) {
    parts.log('error', 'request failed', {
      request: context.get('requestId'),
      route: context.req.routePath,
      reason:
        error instanceof Error
          ? `${error.name}: ${error.stack?.split('\n', 2)[1]?.trim() ?? ''}`
          : 'thrown value',
    })
  }
  if (known.retryAfter !== null) context.header('retry-after', String(known.retryAfter))
  return context.json(errorBody(known, languageFor(context)), known.status)
}

const tooLarge = () =>
  new ApiError(413, 'too-large', {
    en: `The body is larger than ${LARGEST_BODY / 1024 / 1024} MB.`,
    'zh-CN': `请求体超过 ${LARGEST_BODY / 1024 / 1024} MB。`,
  })

const tooMuch = () =>
  new ApiError(
    429,
    'too-many-calls',
    { en: 'You ask for a lot at once.', 'zh-CN': '你的请求太频繁。' },
    { en: 'Wait a minute.', 'zh-CN': '请一分钟后再试。' },
    60,
  )

const noSuchRoute = () =>
  new ApiError(
    404,
    'no-such-route',
    { en: 'Nothing lives at this address.', 'zh-CN': '这个地址上没有内容。' },
    {
      en: 'GET /api/v1/openapi.json lists all routes.',
      'zh-CN': 'GET /api/v1/openapi.json 列出了全部地址。',
    },
  )

const unexpected = () =>
  new ApiError(
    500,
    'unexpected',
    { en: 'Something went wrong inside Folkmoot.', 'zh-CN': '程序内部出了错。' },
    {
      en: 'Nothing was changed. The log has the cause under this X-Request-Id.',
      'zh-CN': '没有改动任何数据。日志里可以用 X-Request-Id 查到原因。',
    },
  )
