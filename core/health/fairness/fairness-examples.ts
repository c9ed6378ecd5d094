import { both } from '../../charter/fault.ts'
import { exampleOf, MOST_EXAMPLES } from '../example.ts'
import type { Closing } from '../fold.ts'
import type { ExampleSet } from '../report.ts'
import type { Conducts } from './conduct.ts'

export function fairnessExamples(conducts: Conducts, closing: Closing): readonly ExampleSet[] {
  const { promotionExamples, complaintExamples, callExamples } = conducts
  const known = closing.roles.from !== 'unknown'
  const byStaff = promotionExamples.values.filter(({ person }) => closing.roleOf(person) !== 'member')
  const promotions = known && byStaff.length > 0 ? byStaff : promotionExamples.values
  const sets: ExampleSet[] = [
    {
      id: 'fairness.promotion',
      title:
        promotions === byStaff
          ? both('群主和管理员最近的推广', 'Latest promotions by owner and managers')
          : both('最近的推广', 'Latest promotions'),
      items: promotions.slice(0, MOST_EXAMPLES).map((kept) => exampleOf(kept, closing)),
    },
    {
      id: 'fairness.complaints',
      title: both('最近像是抱怨的话', 'Latest words that sound like complaints'),
      items: complaintExamples.values.map((kept) => exampleOf(kept, closing)),
    },
    {
      id: 'fairness.calls',
      title: both('最近的 @所有人', 'Latest mentions of everyone'),
      items: callExamples.values.map((kept) => exampleOf(kept, closing)),
    },
  ]
  return sets.filter(({ items }) => items.length > 0)
}
