/** One rule of a checked document, as `decide` reads it. */
import type { Condition } from '../rules/condition.ts'
import { actForm } from '../rules/actions/all.ts'
import { parseSpan } from './duration.ts'
import { both } from './fault.ts'
import type { Act, CompiledRule, Escalation, Language, Localized, Trigger } from './compiled.ts'
import { fillFixed, type FixedValues } from './compile-texts.ts'
import { spanInWords } from './localized.ts'
import { parseSchedule } from './schedule.ts'
import type { ActContent, RuleContent } from './schema-rule.ts'
import { builtInText } from './texts.ts'

export interface RuleSurroundings {
  readonly order: number
  readonly languages: readonly Language[]
  readonly values: FixedValues
  readonly condition: Condition | null
  /** Filled with the rule's texts. */
  readonly templates: Map<string, Localized>
}

export function compileRule(
  rule: RuleContent,
  mode: CompiledRule['mode'],
  around: RuleSurroundings,
): CompiledRule {
  const { cooldown, cap } = rule
  return {
    ...identityOf(rule),
    order: around.order,
    mode,
    trigger: compileTrigger(rule.when),
    kinds: rule.kinds ?? null,
    condition: around.condition,
    acts: compileActs(rule, rule.do ?? [], `rules/${rule.id}/do`, around),
    escalation: compileEscalation(rule, around),
    cooldown: cooldown ? { per: cooldown.per, span: spanOf(cooldown.span) } : null,
    cap: cap ? { per: cap.per, count: cap['per-day'] } : null,
    exempt: (rule.exempt ?? []).map((one) =>
      typeof one === 'string' ? { role: one, because: rule.because ?? '' } : one,
    ),
    inQuietHours: rule.quiet ?? false,
  }
}

/** What stays of a rule that is off. */
export function identityOf({ id, was, title }: RuleContent): Pick<CompiledRule, 'id' | 'was' | 'title'> {
  return { id, was: typeof was === 'string' ? [was] : (was ?? []), title: title ?? id }
}

function compileTrigger(when: RuleContent['when']): Trigger {
  if (typeof when === 'string') return { on: when }
  const schedule = parseSchedule(when.every) ?? { weekdays: [], minute: 0 }
  return { on: 'schedule', schedule, missed: when.missed ?? 'skip' }
}

function compileEscalation(rule: RuleContent, around: RuleSurroundings): Escalation | null {
  if (!rule.escalate) return null
  return {
    within: spanOf(rule.escalate.within),
    steps: compileActs(rule, rule.escalate.steps, `rules/${rule.id}/escalate`, around),
  }
}

function compileActs(
  rule: RuleContent,
  acts: readonly ActContent[],
  path: string,
  around: RuleSurroundings,
): readonly Act[] {
  const compiled = acts.map((act) => valueOf(act))
  const muted = compiled.find(({ kind }) => kind === 'mute')?.amount ?? null
  const given = compiled.find(({ kind }) => kind === 'points')?.amount ?? null
  return compiled.map(({ text, ...act }, index) => {
    const words = text ?? builtInText(act.kind, rule.title !== undefined)
    if (words === null) return { ...act, template: null }
    const span = act.kind === 'mute' ? act.amount : muted
    const values = {
      ...around.values,
      rule: rule.title ?? rule.id,
      ...(given === null ? {} : { points: String(given) }),
      ...(span === null ? {} : { duration: both(spanInWords(span, 'zh-CN'), spanInWords(span, 'en')) }),
    }
    const template = `${path}/${index}`
    around.templates.set(template, fillFixed(words, values, around.languages))
    return { ...act, template }
  })
}

function valueOf(act: ActContent) {
  const [kind, value] = typeof act === 'string' ? [act, null] : (Object.entries(act)[0] ?? ['', null])
  const form = actForm(kind)
  if (!form) throw new RangeError(`"${kind}" is no act: only documents without errors are compiled.`)
  return { kind: form.kind, ...form.read(value) }
}

/** The document was checked: every span in it reads. */
function spanOf(written: string): number {
  const span = parseSpan(written)
  if (span === null)
    throw new RangeError(`"${written}" is no duration: only documents without errors are compiled.`)
  return span
}
