/** Errors that a caller sees: what is wrong, what to do, in the language of the request. */
import { z } from 'zod'
import type { Language } from '../../core/charter/compiled.ts'

export type Texts = Readonly<Record<Language, string>>
export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/** `code` is stable, in kebab-case. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: ErrorStatus
  readonly code: string
  readonly texts: Texts
  readonly hint: Texts | null
  /** Seconds after which the same may be tried again. */
  readonly retryAfter: number | null
  constructor(
    status: ErrorStatus,
    code: string,
    texts: Texts,
    hint: Texts | null = null,
    retryAfter: number | null = null,
  ) {
    super(texts.en)
    this.status = status
    this.code = code
    this.texts = texts
    this.hint = hint
    this.retryAfter = retryAfter
  }
}

export const ErrorBody = z
  .object({ error: z.object({ code: z.string(), message: z.string(), hint: z.string().nullable() }) })
  .meta({ id: 'Error' })
export type ErrorBody = z.infer<typeof ErrorBody>

export function errorBody(error: ApiError, language: Language): ErrorBody {
  return {
    error: { code: error.code, message: error.texts[language], hint: error.hint?.[language] ?? null },
  }
}

export const notFound = (what: Texts): ApiError =>
  new ApiError(
    404,
    'not-found',
    { en: `There is no such ${what.en}.`, 'zh-CN': `没有这个${what['zh-CN']}。` },
    {
      en: 'Check the id; the list one level up shows the valid ones.',
      'zh-CN': '请检查编号；上一级的列表里有全部有效编号。',
    },
  )

export const noSession = (): ApiError =>
  new ApiError(
    401,
    'not-signed-in',
    { en: 'You are not signed in.', 'zh-CN': '你还没有登录。' },
    {
      en: 'Sign in with name and password, or with a link: `folkmoot sign-in-link` prints one.',
      'zh-CN': '请用名字和密码登录，或用登录链接：运行 `folkmoot sign-in-link` 可以取得一个。',
    },
  )

export const noMember = (): ApiError =>
  new ApiError(
    401,
    'no-member',
    { en: 'This view has ended.', 'zh-CN': '查看时间已经结束。' },
    {
      en: 'Ask an operator of the community for a new link.',
      'zh-CN': '请向社群的运营者再要一个链接。',
    },
  )

export const forbidden = (): ApiError =>
  new ApiError(
    403,
    'not-allowed',
    { en: 'Your rights do not cover this.', 'zh-CN': '你的权限不包括这一项。' },
    { en: 'Ask a steward of this community.', 'zh-CN': '请找这个社群的总管协助。' },
  )

/** The first few complaints of a schema, each with the place it is about. */
export function invalid(where: 'path' | 'query' | 'body', issues: readonly LocalIssue[]): ApiError {
  const shown = issues.slice(0, 5)
  const line = (language: Language) =>
    shown
      .map(({ path, messages }) => `${[where, ...path.map(String)].join('.')}: ${messages[language]}`)
      .join('; ')
  return new ApiError(
    400,
    'invalid-request',
    { en: line('en'), 'zh-CN': line('zh-CN') },
    {
      en: 'GET /api/v1/openapi.json describes what is expected.',
      'zh-CN': '应有的格式见 GET /api/v1/openapi.json。',
    },
  )
}

export interface LocalIssue {
  readonly path: readonly PropertyKey[]
  readonly messages: Texts
}
