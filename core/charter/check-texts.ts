/** Texts that are said: placeholders that can be filled, and every language of the community. */
import { both, fault, warning, type FaultDraft } from './fault.ts'
import { placeholdersIn } from './placeholders.ts'
import { actsOf, languagesOf, namesOf, rulesOf, type RuleTree } from './reading.ts'
import { offsetInSource } from './scalar-position.ts'
import { didYouMean } from './suggest.ts'
import { entriesOf, field, type Tree, type TreeScalar } from './tree.ts'

interface TextPlace {
  readonly node: Tree
  /** Names that can be filled in here. */
  readonly allowed: readonly string[]
}

export function checkTexts(tree: Tree, source: string): readonly FaultDraft[] {
  const titled = rulesOf(tree).some(({ node }) => field(node, 'title') !== null)
  return textPlaces(tree).flatMap((place) => [
    ...scalarsOf(place.node).flatMap((scalar) => checkPlaceholders(scalar, place, source)),
    ...checkLanguages(place.node, languagesOf(tree)),
    ...(titled ? [] : scalarsOf(place.node).flatMap((scalar) => checkRulesNamed(scalar, source))),
  ])
}

function textPlaces(tree: Tree): readonly TextPlace[] {
  const fixed = ['name', 'purpose', 'audience', 'promise'].filter((name) => field(tree, name) !== null)
  const welcome = field(field(tree, 'onboarding'), 'welcome')
  const everywhere = ['group', 'rules', ...fixed]
  const plain = ['purpose', 'audience', 'promise'].map((name) => field(tree, name))
  const described = [...entriesOf(field(tree, 'groups')), ...entriesOf(field(tree, 'roles'))].flatMap(
    ({ value }) => [field(value, 'for'), field(value, 'duty'), field(value, 'description')],
  )
  const welcomed = ['members', 'count', ...everywhere, ...groupValues(tree, kindsNamed(welcome))]
  return [
    ...[...plain, ...described].flatMap((node) => (node ? [{ node, allowed: [] }] : [])),
    ...(field(welcome, 'say') ? [{ node: field(welcome, 'say') ?? tree, allowed: welcomed }] : []),
    ...rulesOf(tree).flatMap((rule) => ruleTexts(tree, rule, everywhere)),
  ]
}

function ruleTexts(tree: Tree, rule: RuleTree, everywhere: readonly string[]): readonly TextPlace[] {
  const title = field(rule.node, 'title')
  const acts = actsOf(rule.node)
  const allowed = [
    ...everywhere,
    'rule',
    ...groupValues(tree, rule.kinds),
    ...(rule.trigger && !rule.trigger.brings.includes('member')
      ? []
      : ['member', 'member.points', 'member.messages']),
    ...(field(rule.node, 'escalate') ? ['strike'] : []),
    ...(acts.some(({ form }) => form.kind === 'points') ? ['points'] : []),
    ...(acts.some(({ form }) => form.kind === 'mute') ? ['duration'] : []),
  ]
  return [
    ...(title ? [{ node: title, allowed: [] }] : []),
    ...acts.flatMap(({ form, value }) =>
      value && TEXT_ACTS.has(form.kind) ? [{ node: value, allowed }] : [],
    ),
  ]
}

const TEXT_ACTS: ReadonlySet<string> = new Set(['say', 'reply', 'tell', 'warn', 'note'])

function kindsNamed(node: Tree | null): readonly string[] | null {
  const kinds = field(node, 'kinds')
  if (kinds?.kind !== 'list') return null
  return kinds.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  )
}

/** `group.x` for each value that every one of these kinds brings. */
function groupValues(tree: Tree, kinds: readonly string[] | null): readonly string[] {
  const named = (kinds ?? namesOf(tree, 'groups')).map((kind) =>
    namesOf(field(field(tree, 'groups'), kind) ?? tree, 'values'),
  )
  const [first = [], ...others] = named
  return first.filter((name) => others.every((names) => names.includes(name))).map((name) => `group.${name}`)
}

function scalarsOf(node: Tree): readonly TreeScalar[] {
  return node.kind === 'scalar' ? [node] : entriesOf(node).flatMap(({ value }) => scalarsOf(value))
}

function checkPlaceholders(scalar: TreeScalar, place: TextPlace, source: string): readonly FaultDraft[] {
  if (typeof scalar.value !== 'string') return []
  return placeholdersIn(scalar.value)
    .filter(({ name }) => !place.allowed.includes(name))
    .map(({ name, offset }) => ({
      ...fault(
        offsetInSource(source, scalar, offset),
        'unknown-placeholder',
        both(`这里没有内容可以填进 {${name}}`, `nothing can be filled in for {${name}} here`),
        didYouMean(name, place.allowed) ?? listPlaceholders(place.allowed),
      ),
      length: name.length + 2,
    }))
}

/** `{rules}` would stand for nothing. */
function checkRulesNamed(scalar: TreeScalar, source: string): readonly FaultDraft[] {
  if (typeof scalar.value !== 'string') return []
  return placeholdersIn(scalar.value)
    .filter(({ name }) => name === 'rules')
    .map(({ offset }) =>
      warning(
        offsetInSource(source, scalar, offset),
        'no-titles',
        both('没有一条规则有标题，{rules} 会是空的', 'no rule has a title: {rules} will be empty'),
        both('给规则写上 title。', 'Give rules a title.'),
      ),
    )
}

function listPlaceholders(allowed: readonly string[]) {
  const names = allowed.map((name) => `{${name}}`)
  return names.length === 0
    ? both('这段文字不能用 {…}。', 'This text takes no {…}.')
    : both(`可以用：${names.join('、')}`, `Possible: ${names.join(', ')}.`)
}

function checkLanguages(node: Tree, languages: readonly string[]): readonly FaultDraft[] {
  if (node.kind !== 'map') return []
  if (node.entries.size === 0) {
    return [fault(node.start, 'empty-text', both('这里一种语言也没有', 'this text has no language'))]
  }
  return languages
    .filter((language) => !node.entries.has(language))
    .map((language) =>
      warning(
        node.start,
        'missing-language',
        both(`这段文字缺少 ${language}`, `this text lacks ${language}`),
        both('缺少时会用另一种语言。', 'The other language is used instead.'),
      ),
    )
}
