/** How far newcomers get: a first message, a second, and another day. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { exactly, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { figureOf, ownBar, shareOf, tooFew } from '../measures.ts'
import type { Metric } from '../report.ts'
import { RETURN_WITHIN, type Arrival } from './arrivals.ts'
import { observed, type Newcomers } from './newcomers.ts'

/** What each newcomer did in the first week: those who could have, and those who did. */
export interface Steps {
  readonly arrived: readonly Arrival[]
  readonly spoke: readonly Arrival[]
  readonly again: readonly Arrival[]
  readonly back: readonly Arrival[]
}

export function stepsOf({ all }: Newcomers, { to }: Closing): Steps {
  const arrived = observed(all, to, RETURN_WITHIN)
  const spoke = arrived.filter(
    ({ wrote, joined }) => wrote !== null && wrote - (joined ?? wrote) <= RETURN_WITHIN,
  )
  const watched = spoke.filter(({ wrote }) => wrote !== null && wrote + RETURN_WITHIN <= to)
  const again = watched.filter(
    ({ wrote, second }) => wrote !== null && second !== null && second - wrote <= RETURN_WITHIN,
  )
  return { arrived, spoke: watched, again, back: watched.filter(({ isBack }) => isBack) }
}

export function stepMetrics(newcomers: Newcomers, steps: Steps, closing: Closing): readonly Metric[] {
  const { meant } = newcomers
  return [firstMessage(newcomers, closing), secondMessage(steps, meant), cameBack(steps, meant)]
}

function firstMessage({ by, all, meant }: Newcomers, { to }: Closing): Metric {
  const arrived = observed(all, to, RETURN_WITHIN)
  const spoke = arrived.filter(
    ({ wrote, joined }) => wrote !== null && wrote - (joined ?? wrote) <= RETURN_WITHIN,
  )
  const share = shareWords(arrived.length === 0 ? 0 : spoke.length / arrived.length)
  const stated = {
    id: 'plan.first-message',
    label: both('进群后开口的比例', 'Joiners who speak'),
    meaning: both(
      `进群 7 天内发出第一条消息的新人比例；${meant['zh-CN']}。`,
      `Share of newcomers who write a first message within 7 days of joining; ${meant.en}.`,
    ),
    finding: both(
      `${exactly(arrived.length)} 位进群的人里，${exactly(spoke.length)} 位（${share['zh-CN']}）七天内开了口。`,
      `${exactly(spoke.length)} of ${exactly(arrived.length)} who joined (${share.en}) spoke within seven days.`,
    ),
    missing: tooFew(arrived.length, '位新人', 'newcomers'),
  }
  if (by === 'joins') return shareOf(spoke.length, arrived.length, stated)
  const missing = both(
    '记录里看不出谁何时进群，所以不知道有多少人进来后从没开过口。',
    'The history does not show who joined when, so nobody knows how many joined and never spoke.',
  )
  return figureOf(null, 'share', 0, { ...stated, missing })
}

function secondMessage({ spoke, again }: Steps, meant: Bilingual): Metric {
  const share = shareWords(spoke.length === 0 ? 0 : again.length / spoke.length)
  const [all, once] = [exactly(spoke.length), exactly(spoke.length - again.length)]
  return shareOf(again.length, spoke.length, {
    id: 'plan.second-message',
    label: both('新人发出第二条消息的比例', 'Newcomers who write again'),
    meaning: both(
      `开过口的新人里，七天内发出第二条消息的比例；${meant['zh-CN']}。`,
      `Share of newcomers who spoke and wrote a second message within seven days; ${meant.en}.`,
    ),
    finding:
      again.length === spoke.length
        ? both(`${all} 位开口的新人，个个说了第二句。`, `All ${all} newcomers who spoke wrote again.`)
        : both(
            `${all} 位开口的新人里，${once} 位一周内只说了一句；${share['zh-CN']} 说了第二句。`,
            `Of ${all} newcomers who spoke, ${once} said one thing and no more in a week; ${share.en} wrote again.`,
          ),
    missing: tooFew(spoke.length, '位新人开过口', 'newcomers who spoke'),
    source: both(
      'Joyce 与 Kraut（2006）：没有得到回复的新人里 44% 再次发言，这里得 0 分；满分 85% 是 Folkmoot 自己定的，五份公开记录实测为 58%、64%、66%、80% 和 85%。',
      "Joyce & Kraut (2006): 44 % of newcomers without a reply posted again, which earns nothing here; 85 % for all points is Folkmoot's own bar: the five public logs that we measured have 58 %, 64 %, 66 %, 80 % and 85 %.",
    ),
  })
}

function cameBack({ spoke, back }: Steps, meant: Bilingual): Metric {
  const share = shareWords(spoke.length === 0 ? 0 : back.length / spoke.length)
  return shareOf(back.length, spoke.length, {
    id: 'plan.came-back',
    label: both('新人隔天再来的比例', 'Newcomers who come back another day'),
    meaning: both(
      `开过口的新人里，七天内在另一天又发言的比例；${meant['zh-CN']}。`,
      `Share of newcomers who spoke and wrote again on another of their first seven days; ${meant.en}.`,
    ),
    finding: both(
      `${share['zh-CN']} 的新人一周内在另一天又来过。`,
      `${share.en} of the newcomers were back on another day within a week.`,
    ),
    missing: tooFew(spoke.length, '位新人开过口', 'newcomers who spoke'),
    source: ownBar(
      '一成得 0 分，45% 得满分；五份公开记录实测为 17%、23%、26%、41% 和 44%。',
      'a tenth earns nothing, 45 % earn all; the five public logs that we measured have 17 %, 23 %, 26 %, 41 % and 44 %.',
    ),
  })
}
