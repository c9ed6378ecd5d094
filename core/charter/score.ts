/** How complete a plan is, from 0 to 100: only what the text itself shows, with a reason for every point lost. */
import { both, type Bilingual } from './fault.ts'
import { SANCTIONS } from '../chat/action.ts'
import type { RuleContent } from './schema-rule.ts'
import type { CharterDocument } from './document.ts'
import type { Localized } from './compiled.ts'

export interface PlanScore {
  readonly score: number
  readonly reasons: readonly { readonly lost: number; readonly text: Bilingual }[]
}

export function scoreCharter({ content }: CharterDocument): PlanScore {
  const rules = (content.rules ?? []).filter(({ mode }) => mode !== 'off')
  const welcome = content.onboarding?.welcome
  const checks: readonly (readonly [worth: number, met: boolean, lacking: Bilingual])[] = [
    [
      15,
      hasWords(content.purpose),
      both('没写 purpose：为什么有这个社群', 'no purpose: why does the community exist?'),
    ],
    [10, hasWords(content.audience), both('没写 audience：为谁', 'no audience: whom is it for?')],
    [
      15,
      hasWords(content.promise),
      both('没写 promise：成员能得到什么', 'no promise: what will members get?'),
    ],
    [
      10,
      Object.keys(content.groups ?? {}).length > 0,
      both('没写 groups：群分哪几种', 'no groups: which kinds are there?'),
    ],
    [
      10,
      Object.values(content.roles ?? {}).some(({ duty }) => hasWords(duty)),
      both('roles 里没有人有职责', 'no role has a duty'),
    ],
    [10, welcome !== undefined && welcome.mode !== 'off', both('没有欢迎词', 'newcomers are not welcomed')],
    [10, rules.length > 0, both('一条规则也没有', 'there are no rules')],
    [
      5,
      rules.length > 0 && rules.every((rule) => !punishes(rule) || hasWords(rule.title)),
      both(
        '有会处罚的规则没写 title，成员看不到它',
        'a rule that punishes has no title: members do not see it',
      ),
    ],
    [
      5,
      rules.some(({ when }) => typeof when === 'object'),
      both('没有定时规则：社群没有节奏', 'nothing happens on a schedule: the community has no rhythm'),
    ],
    [5, content.quiet !== undefined, both('没写 quiet：夜里也会发言', 'no quiet hours')],
    [
      5,
      rules.length > 0 && rules.every(({ exempt }) => (exempt ?? []).length === 0),
      both('有规则不约束所有人', 'a rule does not bind everyone'),
    ],
  ]
  const reasons = checks.filter(([, met]) => !met).map(([lost, , text]) => ({ lost, text }))
  return { score: 100 - reasons.reduce((sum, { lost }) => sum + lost, 0), reasons }
}

function punishes({ do: acts = [], escalate }: RuleContent): boolean {
  return [...acts, ...(escalate?.steps ?? [])].some((act) =>
    (typeof act === 'string' ? [act] : Object.keys(act)).some((kind) => SANCTION_NAMES.has(kind)),
  )
}

const SANCTION_NAMES: ReadonlySet<string> = SANCTIONS

function hasWords(text: Localized | undefined): boolean {
  const words = typeof text === 'string' ? [text] : Object.values(text ?? {})
  return words.some((one) => one.trim() !== '')
}
