/** Who talks to whom: the response network of members, how mutual it is and how much hangs on one person. */
import { both } from '../../charter/fault.ts'
import { NEXT_ANSWERS } from '../error-rates.ts'
import { countWords, sentence, shareWords } from '../figures.ts'
import type { Closing, Fold } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { wilson } from '../interval.ts'
import type { Observation } from '../observation.ts'
import type { Estimate, Metric, NetworkChart } from '../report.ts'
import { Edges } from './edges.ts'

const NODES = 30
const EDGES = 120

export interface NetworkFinding {
  readonly metrics: readonly Metric[]
  readonly chart: NetworkChart | null
}

export class NetworkFold implements Fold<NetworkFinding> {
  readonly #edges = new Edges()
  readonly #programs = new Set<number>()
  #guessed = 0

  take(seen: Observation): void {
    if (seen.kind !== 'message' || seen.person < 0) return
    if (seen.bot) this.#programs.add(seen.person)
    if (seen.bot) return
    for (const { person, by } of seen.answers) {
      if (person < 0 || person === seen.person || this.#programs.has(person)) continue
      this.#edges.add(seen.person, person)
      if (by === 'next') this.#guessed += 1
    }
  }

  close(closing: Closing): NetworkFinding {
    const estimate = this.#guessed > 0 ? NEXT_ANSWERS : null
    return {
      metrics: [this.#reciprocity(estimate), this.#centre(closing, estimate)],
      chart: this.#chart(closing),
    }
  }

  /** Squartini et al. 2013, doi:10.1038/srep02729: the share of all weight that goes both ways. */
  #reciprocity(estimate: Estimate | null): Metric {
    let all = 0
    let returned = 0
    for (const { from, to, weight } of this.#edges.all()) {
      all += weight
      returned += Math.min(weight, this.#edges.weight(to, from))
    }
    const value = all < LEAST_SAMPLE ? null : returned / all
    return {
      id: 'vitals.reciprocity',
      label: both('有来有往', 'Reciprocity'),
      meaning: both(
        '成员之间的回应里，有多大比例是双向的：甲回应乙几次，乙也回应甲几次。',
        'Of the answers between members, the share that goes both ways: as often as A answers B, B answers A.',
      ),
      value,
      unit: 'share',
      sample: all,
      interval: null,
      finding:
        value === null
          ? both('回应不足 5 次，看不出来。', 'Fewer than 5 answers: nothing to see yet.')
          : sentence((language) =>
              language === 'zh-CN'
                ? `成员之间的回应，${shareWords(value)[language]} 是有来有往的。`
                : `${shareWords(value)[language]} of the answers between members go both ways.`,
            ),
      estimate: value === null ? null : estimate,
      source: null,
    }
  }

  #centre({ people }: Closing, estimate: Estimate | null): Metric {
    const { total, ends } = this.#edges
    const [top] = ranked(ends)
    const value = top === undefined || total < LEAST_SAMPLE ? null : top[1] / total
    const name = people[top?.[0] ?? -1]?.name ?? ''
    return {
      id: 'vitals.centralisation',
      label: both('对一个人的依赖', 'Hangs on one person'),
      meaning: both(
        '全部回应里，由最中心的那个人发出或收到的比例：1 表示所有对话都绕着一个人转。',
        'Of all answers, the share that the most central member gave or got: 1 means that every exchange goes through one person.',
      ),
      value,
      unit: 'share',
      sample: total,
      interval: value === null || top === undefined ? null : wilson(top[1], total),
      finding:
        value === null
          ? both('回应不足 5 次，看不出来。', 'Fewer than 5 answers: nothing to see yet.')
          : sentence((language) =>
              language === 'zh-CN'
                ? `${shareWords(value)[language]} 的回应出自或发给「${name}」。`
                : `${name} gave or got ${shareWords(value)[language]} of all answers.`,
            ),
      estimate: value === null ? null : estimate,
      source: null,
    }
  }

  #chart({ people, roleOf }: Closing): NetworkChart | null {
    const top = ranked(this.#edges.ends).slice(0, NODES)
    if (top.length < 2) return null
    const placeOf = new Map(top.map(([person], place) => [person, place]))
    const edges = [...this.#edges.all()]
      .flatMap(({ from, to, weight }) => {
        const [a, b] = [placeOf.get(from), placeOf.get(to)]
        return a === undefined || b === undefined ? [] : [{ from: a, to: b, weight }]
      })
      .toSorted((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to)
    const members = countWords(this.#edges.ends.size)
    const answers = countWords(this.#edges.total)
    return {
      kind: 'network',
      id: 'vitals.network',
      title: sentence((language) =>
        language === 'zh-CN'
          ? `${members[language]} 人之间有 ${answers[language]} 次回应${top.length < this.#edges.ends.size ? `，图中是最活跃的 ${top.length} 人` : ''}`
          : `Answers: ${answers[language]} between ${members[language]} people${top.length < this.#edges.ends.size ? `; the ${top.length} busiest are shown` : ''}`,
      ),
      unit: 'count',
      nodes: top.map(([person, size]) => ({ name: people[person]?.name ?? '', role: roleOf(person), size })),
      edges: edges.slice(0, EDGES),
    }
  }
}

const ranked = (ends: ReadonlyMap<number, number>): readonly (readonly [number, number])[] =>
  [...ends].toSorted(([a, x], [b, y]) => y - x || a - b)
