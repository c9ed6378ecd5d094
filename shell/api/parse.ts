/** Checks a part of a request against its schema, with complaints in both languages. */
import { z } from 'zod'
import { invalid } from './api-error.ts'
import type { LocalIssue } from './api-error.ts'

const english = z.locales.en().localeError
const chinese = z.locales.zhCN().localeError

/**
 * The checked value.
 * @throws ApiError 400 that names each wrong place.
 */
export function parse<Schema extends z.ZodType>(
  where: 'path' | 'query' | 'body',
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value, { error: english })
  if (result.success) return result.data
  const translated = schema.safeParse(value, { error: chinese }).error?.issues ?? []
  const issues: LocalIssue[] = result.error.issues.map((issue, index) => ({
    path: issue.path,
    messages: { en: issue.message, 'zh-CN': translated[index]?.message ?? issue.message },
  }))
  throw invalid(where, issues)
}
