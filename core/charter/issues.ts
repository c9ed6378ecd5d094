/** Turns what the schema found into faults with a place, in both languages, with a suggestion. */
import { z } from 'zod'
import type { LeafFault } from '../rules/values.ts'
import { ACT_FORMS } from '../rules/actions/all.ts'
import { both, fault, type Bilingual, type FaultDraft } from './fault.ts'
import { comesLater, notSupported } from './later.ts'
import { CharterText } from './schema.ts'
import { didYouMean, nearestName } from './suggest.ts'
import { entriesOf, field, keyOffset, nodeAt, type Tree } from './tree.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Every fault of form: fields, types, bounds. */
export function checkForm(tree: Tree, plain: unknown): readonly FaultDraft[] {
  const result = CharterText.safeParse(plain)
  if (result.success) return []
  return result.error.issues.filter(isTelling).flatMap((issue) => draftsOf(tree, issue, []))
}

/** The bound of whole numbers themselves says nothing that a field's own bound does not say better. */
const isTelling = (issue: Issue): boolean =>
  issue.code !== 'too_big' || issue.maximum !== Number.MAX_SAFE_INTEGER

function draftsOf(tree: Tree, issue: Issue, before: Path): readonly FaultDraft[] {
  const path = [...before, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(tree, path, key))
    case 'invalid_union':
      return unionDrafts(tree, issue, path)
    case 'invalid_key':
      return issue.issues.map((inner) => ({
        ...leaf(tree, inner, path),
        offset: keyOffset(tree, path.slice(0, -1), String(path.at(-1))),
      }))
    case 'custom':
      return [leaf(tree, issue, path)]
    case 'invalid_type':
      return isMissing(tree, path) ? missing(tree, path) : [wrongType(tree, path, issue.expected)]
    default:
      if (isMissing(tree, path)) return missing(tree, path)
      return [fault(nodeAt(tree, path).start, ...describe(issue, nodeAt(tree, path)))]
  }
}

/** Of a union, the branch that the writer meant: the one that accepts this shape of value. */
function unionDrafts(tree: Tree, issue: z.core.$ZodIssueInvalidUnion, path: Path): readonly FaultDraft[] {
  if (isMissing(tree, path)) return missing(tree, path)
  const node = nodeAt(tree, path)
  const branch = issue.errors.find((candidate) => !candidate.some((inner) => rejectsShape(inner)))
  if (branch) return branch.flatMap((inner) => draftsOf(tree, inner, path))
  const words = issue.errors.flatMap((inner) => inner.flatMap(allowedWords))
  const [expected] = issue.errors.flatMap((inner) =>
    inner.flatMap((one) => (one.code === 'invalid_type' && one.path.length === 0 ? [one.expected] : [])),
  )
  if (words.length === 0 && expected !== undefined) return [wrongType(tree, path, expected)]
  return [unknownWord(node, words, path)]
}

function rejectsShape(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
}

const allowedWords = (issue: Issue): readonly string[] =>
  issue.code === 'invalid_value' ? issue.values.map(String) : []

function unknownField(tree: Tree, path: Path, key: string): FaultDraft {
  const offset = keyOffset(tree, path, key)
  if (comesLater(path.join('/'), key))
    return fault(offset, 'not-supported', notSupported(qualified(path, key)))
  const name = key.slice(0, 64)
  const known = fieldsAt(path)
  const hint = didYouMean(key, known) ?? (known.length > 0 ? listed(known) : null)
  return fault(offset, 'unknown-field', both(`没有“${name}”这个字段`, `unknown field '${name}'`), hint)
}

/** `onboarding.steps`; fields of rules and acts go by their own name. */
const qualified = (path: Path, key: string) => (path[0] === 'rules' ? key : [...path, key].join('.'))

const listed = (names: readonly string[]): Bilingual =>
  both(`可以写：${names.join('、')}`, `Possible: ${names.join(', ')}.`)

function isMissing(tree: Tree, path: Path): boolean {
  const parent = nodeAt(tree, path.slice(0, -1))
  return parent.kind === 'map' && field(parent, String(path.at(-1))) === null
}

/** Nothing is said where a misspelt field, reported already, is the one that seems missing. */
function missing(tree: Tree, path: Path): readonly FaultDraft[] {
  const name = String(path.at(-1))
  const parent = nodeAt(tree, path.slice(0, -1))
  const known = fieldsAt(path.slice(0, -1))
  const misspelt = entriesOf(parent).some(
    ({ key }) => !known.includes(key) && nearestName(key, known) === name,
  )
  if (misspelt) return []
  const message = both(`缺少字段“${name}”`, `the field '${name}' is missing`)
  return [fault(parent.start, 'missing-field', message, hintFor(name))]
}

function hintFor(name: string): Bilingual | null {
  switch (name) {
    case 'because':
      return both('写明理由；理由会公开。', 'Give the reason; it is public.')
    case 'folkmoot':
      return both('第一行写 folkmoot: 1', 'Begin with folkmoot: 1')
    case 'timezone':
      return both('例如 timezone: Asia/Shanghai', 'Such as timezone: Europe/Berlin')
    case 'language':
      return both('例如 language: zh-CN', 'Such as language: en')
    case 'when':
      return both('例如 when: message', 'Such as when: message')
    default:
      return null
  }
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: both('文字', 'a text'),
  number: both('数字', 'a number'),
  int: both('整数', 'a whole number'),
  boolean: both('true 或 false', 'true or false'),
  object: both('一组字段', 'a map of fields'),
  record: both('一组字段', 'a map of fields'),
  array: both('列表', 'a list'),
}

function wrongType(tree: Tree, path: Path, expected: string): FaultDraft {
  const node = nodeAt(tree, path)
  const name = String(path.at(-1) ?? '')
  if (name === 'if') return conditionNotText(node)
  const want = TYPES[expected] ?? both(expected, expected)
  const hint =
    expected === 'string' && node.kind === 'scalar' && node.value !== null
      ? both('放进引号里。', 'Put it in quotes.')
      : expected === 'array'
        ? both(
            '写成列表：[ … ]，或每行一项、以“- ”开头。',
            "Write a list: [ … ], or one item a line after '- '.",
          )
        : expected === 'object' || expected === 'record'
          ? both(
              '写成“字段: 内容”，每行一个，或 { 字段: 内容 }。',
              'Write field: value, one a line, or { field: value }.',
            )
          : null
  return fault(
    node.start,
    'wrong-type',
    both(`这里应该是${want['zh-CN']}`, `this should be ${want.en}`),
    hint,
  )
}

/** An `if` that YAML made into nothing, a list, a map, a number or a truth value. */
export function conditionNotText(node: Tree): FaultDraft {
  return fault(
    node.start,
    'condition-not-text',
    both('条件是空的，或者不是一段文字', 'the condition is empty or not a text'),
    both("把条件写在引号里：if: '…'", "Write the condition in quotes: if: '…'"),
  )
}

function leaf(tree: Tree, issue: Issue, path: Path): FaultDraft {
  const node = nodeAt(tree, path)
  const found = issue.code === 'custom' ? leafOf(issue.params) : null
  return found
    ? fault(node.start, found.code, found.message, found.hint)
    : fault(node.start, 'bad-value', both('这个值不能用', 'this value cannot be used'))
}

function leafOf(params: Readonly<Record<string, unknown>> | undefined): LeafFault | null {
  const found = params?.['leaf']
  return typeof found === 'object' && found !== null ? (found as LeafFault) : null
}

function describe(issue: Issue, node: Tree): [code: string, message: Bilingual, hint: Bilingual | null] {
  switch (issue.code) {
    case 'invalid_value': {
      const words = issue.values.map(String)
      const written = node.kind === 'scalar' ? String(node.value ?? '').slice(0, 64) : ''
      if (issue.values.every((value) => typeof value === 'number')) {
        return [
          'unknown-value',
          both(`这里不能写“${written}”`, `'${written}' is not possible here`),
          both(`只能写 ${words.join('、')}，不加引号。`, `Write ${words.join(' or ')}, without quotes.`),
        ]
      }
      return [
        'unknown-value',
        both(`这里不能写“${written}”`, `'${written}' is not possible here`),
        didYouMean(written, words) ?? listed(words),
      ]
    }
    case 'too_small':
      return issue.origin === 'array'
        ? ['too-few', both(`至少要有 ${issue.minimum} 项`, `too few items: at least ${issue.minimum}`), null]
        : ['too-small', both(`太小：最小 ${issue.minimum}`, `too small: at least ${issue.minimum}`), null]
    case 'too_big':
      return issue.origin === 'array'
        ? ['too-many', both(`最多 ${issue.maximum} 项`, `too many items: at most ${issue.maximum}`), null]
        : ['too-big', both(`太大：最大 ${issue.maximum}`, `too big: at most ${issue.maximum}`), null]
    default:
      return ['bad-value', both('这个值不能用', 'this value cannot be used'), null]
  }
}

function unknownWord(node: Tree, words: readonly string[], path: Path): FaultDraft {
  const written = node.kind === 'scalar' ? String(node.value ?? '') : ''
  const names = isAct(path) ? ACT_FORMS.map(({ kind }) => kind) : words
  if (isAct(path) && comesLater(path.join('/'), written)) {
    return fault(node.start, 'not-supported', notSupported(written))
  }
  if (isAct(path) && names.some((name) => name === written)) {
    return fault(
      node.start,
      'act-needs-value',
      both(`“${written}”后面要写内容`, `'${written}' needs a value`),
      both(`写成 { ${written}: … }`, `Write { ${written}: … }`),
    )
  }
  if (written === '' || names.length === 0) {
    return fault(
      node.start,
      'wrong-type',
      both('这里的写法不对', 'this is not how it is written'),
      names.length > 0 ? listed(names) : null,
    )
  }
  return fault(
    node.start,
    isAct(path) ? 'unknown-act' : 'unknown-value',
    both(`这里不能写“${written.slice(0, 64)}”`, `'${written.slice(0, 64)}' is not possible here`),
    wideSigns(written) ?? didYouMean(written, names) ?? listed(names),
  )
}

/** `recall，warn` was meant as two. */
function wideSigns(written: string): Bilingual | null {
  const [sign] = /[，、；［］｛｝【】]/.exec(written) ?? []
  return sign === undefined
    ? null
    : both(
        `“${sign}”要用半角符号，例如 [ recall, warn ]。`,
        `Use plain signs instead of '${sign}': [ recall, warn ].`,
      )
}

const isAct = (path: Path) => /^rules\/\d+\/(?:do|escalate\/steps)\/\d+$/.test(path.join('/'))

/** Names of the fields that the schema knows at `path`. */
function fieldsAt(path: Path): readonly string[] {
  let schemas: readonly z.core.$ZodType[] = [CharterText]
  for (const step of path) schemas = schemas.flatMap((schema) => below(schema, step))
  return schemas
    .flatMap((schema) => open(schema))
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []))
}

function below(schema: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  return open(schema).flatMap((inner): readonly z.core.$ZodType[] => {
    if (inner instanceof z.ZodObject) {
      const next: unknown = inner.shape[String(step)]
      return next instanceof z.ZodType ? [next] : []
    }
    if (inner instanceof z.ZodArray) return [inner.element]
    return inner instanceof z.ZodRecord ? [inner.valueType] : []
  })
}

/** Unwraps what may be absent or one of several. */
function open(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return open(schema.unwrap())
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(open)
  return [schema]
}
