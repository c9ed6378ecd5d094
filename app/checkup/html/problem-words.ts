/** What the five problems are called, and the question that each answers. */
import { both, type Bilingual } from '../../../core/charter/fault.ts'
import type { ProblemId, Sure } from '../../../core/health/report.ts'

export const PROBLEM_NAMES: Readonly<Record<ProblemId, Bilingual>> = {
  plan: both('规划', 'Plan'),
  incentives: both('激励', 'Incentives'),
  knowledge: both('沉淀', 'Knowledge'),
  fairness: both('公平', 'Fairness'),
  chores: both('杂务', 'Chores'),
}

export const PROBLEM_QUESTIONS: Readonly<Record<ProblemId, Bilingual>> = {
  plan: both(
    '有目的、有规矩、有节奏吗？新人有人接吗？',
    'Is there a purpose, a rhythm, and a hand for newcomers?',
  ),
  incentives: both('除了群主，还有谁在创造内容？', 'Who creates anything, apart from the owner?'),
  knowledge: both(
    '问题有人答吗？好内容找得回来吗？',
    'Do questions get answers, and do good things stay findable?',
  ),
  fairness: both('规矩对所有人都一样吗？', 'Do the same rules hold for everybody?'),
  chores: both('每周有多少时间花在重复的事上？', 'How many hours a week go into the same small jobs?'),
}

export type Standing = 'good' | 'watch' | 'act' | 'unknown'

const GOOD = 70
const POOR = 40

export function standingOf(grade: number | null): Standing {
  if (grade === null) return 'unknown'
  if (grade >= GOOD) return 'good'
  return grade >= POOR ? 'watch' : 'act'
}

export const STANDING_WORDS: Readonly<Record<Standing, Bilingual>> = {
  good: both('良好', 'Good'),
  watch: both('要留意', 'Needs care'),
  act: both('要动手', 'Needs action'),
  unknown: both('说不了', 'Cannot be said'),
}

export const SURE_WORDS: Readonly<Record<Sure, Bilingual>> = {
  high: both('把握大', 'Very sure'),
  medium: both('把握中等', 'Fairly sure'),
  low: both('把握小', 'Not very sure'),
  none: both('数据不够', 'Too little data'),
}
