import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PROBLEMS } from '../../core/health/report.ts'
import { reportWith } from './html/report-fixture.ts'

const TEXT: ReadonlySet<string> = new Set(['zh-CN', 'en'])
const BY_PROBLEM: ReadonlySet<string> = new Set(PROBLEMS)

/** Names of all fields of the report, however deep. */
function fieldsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner)])
}

const fields = [...new Set(fieldsOf(reportWith('x')))].filter(
  (name) => !TEXT.has(name) && !BY_PROBLEM.has(name),
)

describe.each(['zh-CN', 'en'])('the guide to the checkup in %s', (language) => {
  const guide = readFileSync(new URL(`../../docs/guide/${language}/checkup.md`, import.meta.url), 'utf8')

  test.each(fields)('describes the field %s', (field) => {
    expect(guide).toContain(`\`${field}\``)
  })

  test.each(['html', 'charter', 'json', 'lang', 'owner', 'managers', 'tz', 'group', 'columns', 'lenient'])(
    'describes the option --%s',
    (option) => {
      expect(guide).toMatch(new RegExp(`^\\|.*\`--${option}\\b.*\\|`, 'm'))
    },
  )
})
