/** One group in a line, for comparing several. */
import { both } from '../charter/fault.ts'
import type { GroupSummary, Problem, ProblemId } from './report.ts'

type Counted = Pick<GroupSummary, 'native' | 'name' | 'messages' | 'members' | 'from' | 'to'>

export function summaryOf(counted: Counted, problems: readonly Problem[]): GroupSummary {
  const gradeOf = (id: ProblemId) => problems.find((problem) => problem.id === id)?.grade
  const by = <Value>(pick: (id: ProblemId) => Value): Readonly<Record<ProblemId, Value>> => ({
    plan: pick('plan'),
    incentives: pick('incentives'),
    knowledge: pick('knowledge'),
    fairness: pick('fairness'),
    chores: pick('chores'),
  })
  const worst = problems
    .filter(({ grade }) => grade.value !== null)
    .toSorted((a, b) => (a.grade.value ?? 0) - (b.grade.value ?? 0))[0]
  return {
    ...counted,
    grades: by((id) => gradeOf(id)?.value ?? null),
    sure: by((id) => gradeOf(id)?.sure ?? 'none'),
    headline: worst?.headline ?? both('消息太少，说不了什么。', 'Too few messages to say anything.'),
  }
}
