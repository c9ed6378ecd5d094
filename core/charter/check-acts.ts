/** Whether a rule's acts can be carried out on what its trigger brings. */
import { actForm } from '../rules/actions/all.ts'
import type { Need } from '../rules/actions/form.ts'
import { both, fault, type Bilingual, type FaultDraft } from './fault.ts'
import { actsOf, rulesOf, type RuleTree } from './reading.ts'
import { entriesOf, field, itemsOf, type Tree } from './tree.ts'

export function checkActs(tree: Tree): readonly FaultDraft[] {
  return rulesOf(tree).flatMap((rule) => [
    ...checkNeeds(rule),
    ...checkSomething(rule),
    ...checkPer(rule),
    ...actLists(rule.node).flatMap(checkOneKey),
  ])
}

function actLists(rule: Tree): readonly Tree[] {
  return [...itemsOf(field(rule, 'do')), ...itemsOf(field(field(rule, 'escalate'), 'steps'))]
}

const LACKS: Readonly<Record<Need, Bilingual>> = {
  message: both('这个触发时机没有消息可处理', 'this trigger brings no message to act on'),
  member: both('这个触发时机没有对应的成员', 'this trigger concerns no member'),
  presence: both('这时成员已经不在群里', 'the member is no longer in the group'),
}

function checkNeeds({ node, trigger }: RuleTree): readonly FaultDraft[] {
  if (!trigger) return []
  return actsOf(node).flatMap((act) => {
    const lacking = act.form.needs.find((need) => !trigger.brings.includes(need))
    if (lacking === undefined) return []
    const name = act.form.kind
    return [
      fault(
        act.node.start,
        'act-not-possible',
        both(
          `“${name}”不能用在这里：${LACKS[lacking]['zh-CN']}`,
          `'${name}' is not possible here: ${LACKS[lacking].en}`,
        ),
      ),
    ]
  })
}

function checkSomething({ node, id }: RuleTree): readonly FaultDraft[] {
  const faults: FaultDraft[] = []
  const steps = field(field(node, 'escalate'), 'steps')
  if (steps?.kind === 'list' && steps.items.length === 0) {
    faults.push(
      fault(
        steps.start,
        'no-steps',
        both('escalate 里一步也没有', 'the escalation has no steps'),
        both('例如 steps: [ warn, { mute: 10m }, case ]', 'Such as steps: [ warn, { mute: 10m }, case ]'),
      ),
    )
  }
  const acts = field(node, 'do')
  const empty = acts === null || (acts.kind === 'list' && acts.items.length === 0)
  if (node.kind === 'map' && empty && field(node, 'escalate') === null) {
    faults.push(
      fault(
        acts?.start ?? node.start,
        'nothing-to-do',
        both(`规则“${id ?? ''}”什么也不做`, `the rule '${id ?? ''}' does nothing`),
        both('写上 do: [ … ] 或 escalate。', 'Add do: [ … ] or escalate.'),
      ),
    )
  }
  return faults
}

/** Nothing can be counted per member, and no strike be given, where no member is concerned. */
function checkPer({ node, trigger }: RuleTree): readonly FaultDraft[] {
  if (!trigger || trigger.brings.includes('member')) return []
  const escalate = field(node, 'escalate')
  const places = ['cooldown', 'cap']
    .map((name) => field(field(node, name), 'per'))
    .filter((per) => per?.kind === 'scalar' && per.value === 'member')
  return [...places, escalate].flatMap((place) =>
    place === null
      ? []
      : [
          fault(
            place.start,
            'no-member',
            both('定时规则不针对某个成员', 'a scheduled rule concerns no member'),
            both('用 per: group 或 per: community。', 'Use per: group or per: community.'),
          ),
        ],
  )
}

function checkOneKey(act: Tree): readonly FaultDraft[] {
  if (act.kind !== 'map' || act.entries.size === 1) return []
  if (entriesOf(act).some(({ key }) => actForm(key) === null)) return []
  const [, second] = entriesOf(act)
  return [
    fault(
      second?.keyStart ?? act.start,
      'act-one-field',
      both('一个动作只能有一个字段', 'an act has exactly one field'),
      both('把每个动作写成列表里单独的一项。', 'Write each act as an item of its own.'),
    ),
  ]
}
