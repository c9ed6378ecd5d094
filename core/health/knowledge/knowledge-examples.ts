import { both } from '../../charter/fault.ts'
import { dayIn } from '../day-in.ts'
import { cutText, exampleOf, MOST_EXAMPLES, type Kept } from '../example.ts'
import type { Closing } from '../fold.ts'
import type { ExampleSet } from '../report.ts'
import type { Questions } from './questions.ts'

/** Letters of the earlier question that are quoted. */
const QUOTED = 100

export function knowledgeExamples(
  questions: Questions,
  gone: readonly Kept[],
  closing: Closing,
): readonly ExampleSet[] {
  const sets: ExampleSet[] = [
    {
      id: 'knowledge.never-answered',
      title: both('最近一直没人回答的提问', 'Latest questions that nobody answered'),
      items: questions.neverExamples.values.map((kept) => exampleOf(kept, closing)),
    },
    {
      id: 'knowledge.asked-again',
      title: both('问过又问的提问', 'Questions that were asked before'),
      items: questions.againExamples.values.map(({ kept, earlier }) => {
        const day = dayIn(earlier.at, closing.zone)
        const quote = cutText(earlier.text, QUOTED)
        const where = `${earlier.file}:${earlier.place}`
        return exampleOf(
          kept,
          closing,
          both(`${day} 问过（${where}）：“${quote}”`, `asked on ${day} (${where}): “${quote}”`),
        )
      }),
    },
    {
      id: 'knowledge.gone-by',
      title: both('最近没人接话的分享', 'Latest things shared that nobody took up'),
      items: gone.slice(0, MOST_EXAMPLES).map((kept) => exampleOf(kept, closing)),
    },
  ]
  return sets.filter(({ items }) => items.length > 0)
}
