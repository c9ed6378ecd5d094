/**
 * The only way to make a route: its policy, its schemas and its handler together. A definition without a
 * policy does not compile, and nothing but a `Route` can be registered.
 */
import { z } from 'zod'
import type { Language } from '../../core/charter/compiled.ts'
import type { ApiParts } from './parts.ts'
import { parse } from './parse.ts'
import type { MemberCaller, Operator, Policy } from './policy.ts'

const made: unique symbol = Symbol('made by route()')

export interface RawCall {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Parsed JSON; undefined when the request has no body. */
  readonly body: unknown
  readonly request: Request
  readonly parts: ApiParts
  /** Set wherever the policy asks for an operator. */
  readonly operator: Operator | null
  /** Set on the member surface. */
  readonly member: MemberCaller | null
  /** Joined to the answer's own; for cookies. */
  readonly answerHeaders: Headers
  readonly language: Language
  readonly requestId: string
  readonly address: string
}

export interface Call<Params, Query, Body> extends Omit<RawCall, 'params' | 'query' | 'body'> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
}

export type Method = 'get' | 'post' | 'put' | 'delete'

/** Belongs to the one surface that its policy is of. */
export interface Route<Allowed extends Policy = Policy> {
  readonly [made]: true
  readonly method: Method
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: `/${string}`
  readonly policy: Allowed
  readonly summary: string
  readonly schemas: RouteSchemas
  /** Takes the server long: nobody calls such routes without measure. */
  readonly costly: boolean
  readonly handle: (call: RawCall) => Promise<Response>
}

export interface RouteSchemas {
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType | null
  /** A media type stands for an answer that is not JSON. */
  readonly answer: z.ZodType | string
  readonly status: 200 | 201
}

const nothing = z.object({})
type Nothing = typeof nothing

interface Definition<
  Allowed extends Policy,
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
> {
  readonly policy: Allowed
  readonly method: Method
  readonly path: `/${string}`
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly status?: 200 | 201
  readonly costly?: true
}

/** A route that answers with JSON of the schema `answer`. */
export function route<
  Allowed extends Policy,
  Answer extends z.ZodType,
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(
  definition: Definition<Allowed, Params, Query, Body> & { readonly answer: Answer },
  handler: (
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<z.input<Answer>> | z.input<Answer>,
): Route<Allowed> {
  const { answer, status = 200 } = definition
  return assemble(definition, answer, async (call) => {
    const value: unknown = await handler(call)
    const checked: unknown = call.parts.checkAnswers ? answer.parse(value) : value
    return Response.json(checked, { status })
  })
}

/** A route that answers with something else than JSON. */
export function rawRoute<
  Allowed extends Policy,
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
>(
  definition: Definition<Allowed, Params, Query, z.ZodUndefined> & { readonly mediaType: string },
  handler: (call: Call<z.output<Params>, z.output<Query>, undefined>) => Promise<Response> | Response,
): Route<Allowed> {
  return assemble(definition, definition.mediaType, handler)
}

function assemble<
  Allowed extends Policy,
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
>(
  definition: Definition<Allowed, Params, Query, Body>,
  answer: z.ZodType | string,
  handler: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<Response> | Response,
): Route<Allowed> {
  const { policy, method, path, summary, status = 200, costly = false } = definition
  const params: z.ZodObject = definition.params ?? nothing
  const query: z.ZodObject = definition.query ?? nothing
  const body: z.ZodType = definition.body ?? z.undefined()
  return {
    [made]: true,
    method,
    path,
    policy,
    summary,
    costly,
    schemas: { params, query, body: definition.body ?? null, answer, status },
    handle: async (call) =>
      handler({
        ...call,
        params: parse('path', params, call.params) as z.output<Params>,
        query: parse('query', query, call.query) as z.output<Query>,
        body: parse('body', body, definition.body ? call.body : undefined) as z.output<Body>,
      }),
  }
}
