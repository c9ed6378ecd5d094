/** Whether people answer each other, or one only the other. */
import { both } from '../../charter/fault.ts'
import { exactly, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { shareOf, tooFew } from '../measures.ts'
import type { MessageSeen } from '../observation.ts'
import type { Metric } from '../report.ts'

const PEOPLE = 2 ** 26
const FULL = 2 ** 15 - 1

export class Reciprocity {
  /** Pairs of people, the lower number first; answers either way in fifteen bits each. */
  readonly #pairs = new Map<number, number>()

  take({ bot, person, answers }: MessageSeen): void {
    if (bot || person < 0) return
    for (const { person: to } of answers) {
      if (to < 0 || to === person) continue
      const pair = person < to ? person * PEOPLE + to : to * PEOPLE + person
      const known = this.#pairs.get(pair) ?? 0
      const [up, down] = [known % (FULL + 1), Math.floor(known / (FULL + 1))]
      const [there, back] = person < to ? [Math.min(FULL, up + 1), down] : [up, Math.min(FULL, down + 1)]
      this.#pairs.set(pair, there + back * (FULL + 1))
    }
  }

  metric({ people }: Closing): Metric {
    let [pairs, mutual] = [0, 0]
    for (const [pair, answers] of this.#pairs) {
      const [up, down] = [answers % (FULL + 1), Math.floor(answers / (FULL + 1))]
      if (up + down < 2) continue
      if (people[Math.floor(pair / PEOPLE)]?.bot === true || people[pair % PEOPLE]?.bot === true) continue
      pairs += 1
      if (up > 0 && down > 0) mutual += 1
    }
    const share = shareWords(pairs === 0 ? 0 : mutual / pairs)
    return shareOf(mutual, pairs, {
      id: 'incentives.reciprocity',
      label: both('有来有往的两个人', 'Pairs who answer each other'),
      meaning: both(
        '至少有过两次接话的每两个人里，双方都接过对方话的比例；接话指回复、点名或五分钟内紧接着说。',
        'Of all pairs of people with at least two answers between them, the share in which both answered the other; an answer is a reply, a mention, or a message that comes next within five minutes.',
      ),
      finding: both(
        `${exactly(pairs)} 对说过话的人里，${share['zh-CN']} 有来有往。`,
        `Of ${exactly(pairs)} pairs who talked, ${share.en} answered each other.`,
      ),
      missing: tooFew(pairs, '对人说过话', 'pairs who talked'),
    })
  }
}
