import { describe, expect, test } from 'vitest'
import { stringify, parse } from 'yaml'
import { checkCharter } from './check.ts'
import { compileCharter } from './compile.ts'
import type { CompiledCharter } from './compiled.ts'
import { FULL_CHARTER, FULL_FILES } from './charter-fixture.ts'
import { charterSchema } from './json-schema.ts'

/** What of a compiled charter can be seen, as text. */
function visible(charter: CompiledCharter): string {
  return JSON.stringify({ ...charter, lexicon: lexiconOf(charter) }, (_key, value: unknown) =>
    value instanceof Map ? [...value] : value instanceof Set ? [...value] : value,
  )
}

const lexiconOf = ({ lexicon }: CompiledCharter) => [lexicon.words, lexicon.lists, lexicon.patterns]

function read(content: unknown) {
  const source = typeof content === 'string' ? content : stringify(content)
  const { document, faults } = checkCharter({ source, file: 'c.yaml', files: FULL_FILES })
  const errors = faults.filter(({ severity }) => severity === 'error')
  return { errors, seen: document ? visible(compileCharter(document, 1)) : null }
}

type Schema = {
  [key: string]: unknown
  properties?: Record<string, Schema>
  anyOf?: Schema[]
  items?: Schema
}

/** Every field that the schema has, records as `*`, list items as `[]`. */
function pathsOf(schema: Schema, path: string): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    `${path}/${name}`,
    ...pathsOf(inner, `${path}/${name}`),
  ])
  const record = schema['additionalProperties']
  const values = typeof record === 'object' && record !== null ? pathsOf(record as Schema, `${path}/*`) : []
  const items = schema.items ? pathsOf(schema.items, `${path}/[]`) : []
  const branches = (schema.anyOf ?? []).flatMap((branch) => pathsOf(branch, path))
  return [...new Set([...own, ...values, ...items, ...branches])]
}

/** The fields that stand in a value, each as the schema calls it and as it stands. */
function fieldsOf(value: unknown, steps: readonly string[]): { name: string; steps: readonly string[] }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsOf(item, [...steps, String(index)]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...steps, key]
    return [{ name: nameOf(here), steps: here }, ...fieldsOf(inner, here)]
  })
}

const RECORDS = /^(\/groups|\/roles|\/words|\/groups\/\*\/values)$/

function nameOf(steps: readonly string[]): string {
  let path = ''
  for (const step of steps) path += RECORDS.test(path) ? '/*' : /^\d+$/.test(step) ? '/[]' : `/${step}`
  return path
}

function changed(steps: readonly string[], change: (holder: Record<string, unknown>, key: string) => void) {
  const copy: unknown = parse(FULL_CHARTER)
  let holder = copy as Record<string, unknown>
  for (const step of steps.slice(0, -1)) holder = holder[step] as Record<string, unknown>
  change(holder, steps.at(-1) ?? '')
  return read(copy)
}

function valueAt(steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], parse(FULL_CHARTER))
}

// Another value that is just as valid; a text takes one more word.
const OTHERS: Readonly<Record<string, unknown>> = {
  '/timezone': 'Europe/Berlin',
  '/language': ['en', 'zh-CN'],
  '/late': '30m',
  '/groups/*/language': 'zh-CN',
  '/onboarding/welcome/gather': '4m',
  '/onboarding/welcome/mode': 'live',
  '/onboarding/welcome/kinds': ['club'],
  '/rules/[]/id': 'renamed',
  '/rules/[]/was': 'other-name',
  '/rules/[]/when': 'edit',
  '/rules/[]/when/every': 'Mon 20:00',
  '/rules/[]/when/missed': 'send-late',
  '/rules/[]/kinds': ['club'],
  '/rules/[]/if': "text.contains('new')",
  '/rules/[]/mode': 'live',
  '/rules/[]/do/[]/mute': '11m',
  '/rules/[]/do/[]/tag': 'other',
  '/rules/[]/do/[]/case': 'other',
  '/rules/[]/do/[]/webhook': 'https://example.org/other',
  '/rules/[]/escalate/within': '12h',
  '/rules/[]/escalate/steps/[]/mute': '21m',
  '/rules/[]/cooldown/per': 'group',
  '/rules/[]/cooldown/span': '6m',
  '/rules/[]/cap/per': 'community',
  '/rules/[]/exempt/[]/role': 'owner',
  '/quiet/from': '22:00',
  '/quiet/to': '07:00',
}

/** Fields that have one value only: anything else is refused. */
const FIXED = new Set(['/folkmoot', '/groups/*/values/*', '/words/*/file'])

function another(name: string, value: unknown): unknown {
  if (Object.hasOwn(OTHERS, name)) return OTHERS[name]
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  return typeof value === 'string' ? `${value} more` : null
}

const fields = fieldsOf(parse(FULL_CHARTER), [])
const before = read(FULL_CHARTER)

test('the sample has no errors and holds every field that the schema has', () => {
  expect(before.errors).toEqual([])
  const present = new Set(fields.map(({ name }) => name))
  const lacking = pathsOf(charterSchema() as Schema, '')
    .filter((path) => !present.has(path))
    // Acts are the same in a ladder as in a list; bilingual texts are the same everywhere.
    .filter((path) => !present.has(path.replace('/escalate/steps/', '/do/')))
    .filter((path) => !/\/(zh-CN|en)$/.test(path))
  expect(lacking.filter((path) => !/\/escalate\/steps\/.*\/(amount|per-day)$/.test(path))).toEqual([])
})

describe('each field is read by compiled behaviour', () => {
  test.each(fields.map(({ name, steps }) => ({ name, at: steps.join('.'), steps })))(
    'without $at something changes or is refused',
    ({ steps }) => {
      const after = changed(steps, (holder, key) => {
        delete holder[key]
      })
      expect(after.errors.length > 0 || after.seen !== before.seen).toBe(true)
    },
  )

  const leaves = fields.filter(({ name, steps }) => another(name, valueAt(steps)) !== null)
  test.each(leaves.map(({ name, steps }) => ({ name, at: steps.join('.'), steps })))(
    'another $at shows',
    ({ name, steps }) => {
      const after = changed(steps, (holder, key) => {
        holder[key] = another(name, holder[key])
      })
      if (FIXED.has(name)) expect(after.errors).not.toEqual([])
      else {
        expect(after.errors.map(({ code, line }) => `${line} ${code}`)).toEqual([])
        expect(after.seen).not.toBe(before.seen)
      }
    },
  )
})
