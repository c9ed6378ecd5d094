/**
 * Parts of a charter's tree that several checks look at. Tolerant: a charter with faults elsewhere still shows
 * what is well formed, so that every fault is found in one run.
 */
import { actForm } from '../rules/actions/all.ts'
import type { ActForm } from '../rules/actions/form.ts'
import { TRIGGER_WORDS, triggerForm } from '../rules/triggers/all.ts'
import type { TriggerForm } from '../rules/triggers/form.ts'
import type { Language, Trigger } from './compiled.ts'
import { entriesOf, field, itemsOf, stringOf, stringsOf, type Tree } from './tree.ts'

export interface RuleTree {
  readonly node: Tree
  readonly index: number
  readonly id: string | null
  /** null when `when` is absent or wrong. */
  readonly trigger: TriggerForm | null
  /** Kinds of groups that it names; null = all. */
  readonly kinds: readonly string[] | null
}

export interface ActTree {
  readonly node: Tree
  readonly form: ActForm
  /** null for a bare word. */
  readonly value: Tree | null
  readonly escalated: boolean
}

export function rulesOf(tree: Tree): readonly RuleTree[] {
  return itemsOf(field(tree, 'rules')).map((node, index) => {
    const kinds = field(node, 'kinds')
    return {
      node,
      index,
      id: stringOf(field(node, 'id')),
      trigger: triggerForm(triggerOf(field(node, 'when')) ?? ''),
      kinds: kinds === null ? null : stringsOf(kinds).map(({ text }) => text),
    }
  })
}

function triggerOf(when: Tree | null): Trigger['on'] | null {
  if (when?.kind === 'map') return when.entries.has('every') ? 'schedule' : null
  return TRIGGER_WORDS.find((word) => word === stringOf(when)) ?? null
}

/** Acts of a rule whose kind is known, those of its escalation included. */
export function actsOf(rule: Tree): readonly ActTree[] {
  const steps = field(field(rule, 'escalate'), 'steps')
  return [
    ...itemsOf(field(rule, 'do')).flatMap((node) => actOf(node, false)),
    ...itemsOf(steps).flatMap((node) => actOf(node, true)),
  ]
}

function actOf(node: Tree, escalated: boolean): readonly ActTree[] {
  const word = stringOf(node)
  const [entry] = entriesOf(node)
  const form = actForm(word ?? entry?.key ?? '')
  return form ? [{ node, form, value: word === null ? (entry?.value ?? null) : null, escalated }] : []
}

/** Languages of the community that are spelled right, in their order. */
export function languagesOf(tree: Tree): readonly Language[] {
  return stringsOf(field(tree, 'language')).flatMap(({ text }) =>
    text === 'zh-CN' || text === 'en' ? [text] : [],
  )
}

export function namesOf(tree: Tree, section: string): readonly string[] {
  return entriesOf(field(tree, section)).map(({ key }) => key)
}

export interface ExemptionTree {
  readonly node: Tree
  /** Where the role is named; null when it is not. */
  readonly role: Tree | null
  /** Its own reason, or the rule's. */
  readonly because: Tree | null
}

/** Exemptions of a rule, written as a role or as a role with its reason. */
export function exemptionsIn(rule: Tree): readonly ExemptionTree[] {
  return itemsOf(field(rule, 'exempt')).map((node) =>
    node.kind === 'map'
      ? { node, role: field(node, 'role'), because: field(node, 'because') }
      : { node, role: node, because: field(rule, 'because') },
  )
}
