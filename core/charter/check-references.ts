/** Names that must be unique, and names that must exist. */
import { both, fault, type Bilingual, type FaultDraft } from './fault.ts'
import { exemptionsIn, languagesOf, namesOf, rulesOf, type RuleTree } from './reading.ts'
import { didYouMean } from './suggest.ts'
import { entriesOf, field, itemsOf, keyOffset, stringOf, stringsOf, type Tree } from './tree.ts'

/** Roles that the platform itself gives; charters add their own under `roles`. */
export const PLATFORM_ROLES = ['owner', 'manager'] as const

export function checkReferences(tree: Tree): readonly FaultDraft[] {
  const rules = rulesOf(tree)
  return [
    ...checkIds(rules),
    ...checkFormerIds(rules),
    ...checkKinds(tree, rules),
    ...checkExemptRoles(tree, rules),
    ...checkReasons(rules),
    ...checkRoleNames(tree),
    ...checkLanguages(tree),
    ...checkQuiet(tree),
  ]
}

function checkIds(rules: readonly RuleTree[]): readonly FaultDraft[] {
  const seen = new Set<string>()
  return rules.flatMap(({ node, id }) => {
    if (id === null) return []
    const place = field(node, 'id')?.start ?? node.start
    if (RESERVED.has(id)) {
      return [
        fault(
          place,
          'reserved-id',
          both(
            `规则不能叫“${id}”，Folkmoot 自己要用`,
            `a rule cannot be called '${id}': Folkmoot itself uses it`,
          ),
        ),
      ]
    }
    if (seen.has(id)) {
      return [
        fault(
          place,
          'duplicate-id',
          both(`已经有一条规则叫“${id}”`, `there already is a rule '${id}'`),
          both('换一个名字。', 'Choose another name.'),
        ),
      ]
    }
    seen.add(id)
    return []
  })
}

/** Names under which Folkmoot itself acts. */
const RESERVED: ReadonlySet<string> = new Set(['welcome', 'breaker', 'clock'])

function checkFormerIds(rules: readonly RuleTree[]): readonly FaultDraft[] {
  const present = new Set(rules.map(({ id }) => id))
  const taken = new Set<string>()
  return rules
    .flatMap(({ node }) => stringsOf(field(node, 'was')))
    .flatMap(({ text, node }) => {
      if (present.has(text)) {
        return [
          fault(
            node.start,
            'former-id-in-use',
            both(`“${text}”还是一条现有规则的名字`, `'${text}' still is the name of a rule`),
            both('旧名只能指已经不用的名字。', 'A former name must no longer be in use.'),
          ),
        ]
      }
      if (taken.has(text)) {
        return [
          fault(
            node.start,
            'former-id-twice',
            both(`两条规则都说自己以前叫“${text}”`, `two rules claim the former name '${text}'`),
            both('它的状态只能归一条规则。', 'Its state can go to one rule only.'),
          ),
        ]
      }
      taken.add(text)
      return []
    })
}

function checkKinds(tree: Tree, rules: readonly RuleTree[]): readonly FaultDraft[] {
  const kinds = namesOf(tree, 'groups')
  const welcome = field(field(tree, 'onboarding'), 'welcome')
  const named = [...rules.map(({ node }) => node), ...(welcome ? [welcome] : [])]
  return named
    .flatMap((node) => itemsOf(field(node, 'kinds')))
    .flatMap((node) => {
      const kind = stringOf(node)
      if (kind === null || kinds.includes(kind)) return []
      return [
        fault(
          node.start,
          'unknown-kind',
          both(`groups 里没有“${kind}”这个种类`, `there is no kind '${kind}' under groups`),
          didYouMean(kind, kinds) ?? known(kinds),
        ),
      ]
    })
}

function checkExemptRoles(tree: Tree, rules: readonly RuleTree[]): readonly FaultDraft[] {
  const roles = [...PLATFORM_ROLES, ...namesOf(tree, 'roles')]
  return rules
    .flatMap(({ node }) => exemptionsIn(node))
    .flatMap(({ role }) => {
      const name = stringOf(role)
      if (role === null || name === null || roles.includes(name)) return []
      return [
        fault(
          role.start,
          'unknown-role',
          both(`没有“${name}”这个身份`, `there is no role '${name}'`),
          didYouMean(name, roles) ?? known(roles),
        ),
      ]
    })
}

/** Nobody is let off without a reason, and no reason stands without someone who is let off. */
function checkReasons(rules: readonly RuleTree[]): readonly FaultDraft[] {
  return rules.flatMap(({ node }) => {
    const named = exemptionsIn(node).filter((exemption) => exemption.node.kind === 'scalar')
    const because = field(node, 'because')
    if (because !== null && named.length === 0) {
      return [
        fault(
          keyOffset(node, [], 'because'),
          'reason-without-exemption',
          both('写了理由，却没有豁免谁', 'there is a reason, but nobody is exempt'),
          both('写上 exempt: [身份]，或删掉 because。', 'Add exempt: [role], or leave because out.'),
        ),
      ]
    }
    return named
      .filter(({ because: reason }) => reason === null)
      .map((exemption) =>
        fault(
          exemption.node.start,
          'missing-field',
          both('缺少字段“because”', "the field 'because' is missing"),
          both('写明理由；理由会公开。', 'Give the reason; it is public.'),
        ),
      )
  })
}

function checkRoleNames(tree: Tree): readonly FaultDraft[] {
  return entriesOf(field(tree, 'roles'))
    .filter(({ key }) => key === 'member')
    .map(({ keyStart }) =>
      fault(
        keyStart,
        'reserved-role',
        both('“member”指所有成员，不能另作身份', "'member' means everyone and cannot be a role of its own"),
      ),
    )
}

function checkLanguages(tree: Tree): readonly FaultDraft[] {
  const languages = languagesOf(tree)
  const twice = itemsOf(field(tree, 'language')).filter((node, index, all) =>
    all.slice(0, index).some((earlier) => stringOf(earlier) !== null && stringOf(earlier) === stringOf(node)),
  )
  const strangers = entriesOf(field(tree, 'groups'))
    .map(({ value }) => field(value, 'language'))
    .filter((node) => node !== null)
    .filter((node) => {
      const language = stringOf(node)
      return (
        (language === 'zh-CN' || language === 'en') && languages.length > 0 && !languages.includes(language)
      )
    })
  return [
    ...twice.map((node) =>
      fault(node.start, 'language-twice', both('这个语言写了两次', 'this language is listed twice')),
    ),
    ...strangers.map((node) =>
      fault(
        node.start,
        'language-not-listed',
        both('社群的 language 里没有这个语言', 'the community does not list this language'),
        both('先加进 language。', 'Add it to language first.'),
      ),
    ),
  ]
}

function checkQuiet(tree: Tree): readonly FaultDraft[] {
  const quiet = field(tree, 'quiet')
  const from = stringOf(field(quiet, 'from'))
  if (!quiet || from === null || from !== stringOf(field(quiet, 'to'))) return []
  return [
    fault(
      field(quiet, 'to')?.start ?? quiet.start,
      'quiet-empty',
      both('安静时段的起止时间相同', 'quiet hours begin and end at the same time'),
      both('要么写出真正的时段，要么删掉 quiet。', 'Write real hours, or leave quiet out.'),
    ),
  ]
}

function known(names: readonly string[]): Bilingual | null {
  if (names.length === 0) return null
  return both(`可以写：${names.join('、')}`, `Possible: ${names.join(', ')}.`)
}
