/** Signs in the first two weeks that a group will not live, each with its bar. */
import { both, type Bilingual } from '../../charter/fault.ts'
import { countWords, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, tooFew } from '../measures.ts'
import type { Observation } from '../observation.ts'
import type { Metric } from '../report.ts'
import { HEEDED_WITHIN, type Arrivals } from './arrivals.ts'

const DAY = 86_400_000
const EARLY_DAYS = 14
const WEEK = 7

/** Beyond these a sign is there. */
const EARLY_BARS = {
  ownerShare: 0.5,
  writers: 5,
  unanswered: 0.39,
  quietDays: 0.5,
  decline: 0.5,
} as const

interface Written {
  /** Messages on each of the first 14 days. */
  readonly days: number[]
}

export class Early {
  readonly #people = new Map<number, Written>()
  #from: number | null = null

  take(seen: Observation): void {
    if (seen.kind !== 'message' || seen.bot || seen.person < 0) return
    this.#from ??= seen.at
    const day = Math.floor((seen.at - this.#from) / DAY)
    if (day >= EARLY_DAYS) return
    let written = this.#people.get(seen.person)
    if (written === undefined) this.#people.set(seen.person, (written = { days: [] }))
    written.days[day] = (written.days[day] ?? 0) + 1
  }

  /** The signs, and how many of them there are. */
  metrics(closing: Closing, arrivals: Arrivals, rulesFirst: number | null): readonly Metric[] {
    const from = this.#from ?? closing.to
    const span = Math.min(EARLY_DAYS, Math.max(1, Math.floor((closing.to - from) / DAY)))
    const days = Array.from({ length: EARLY_DAYS }, () => 0)
    let [owner, members, writers] = [0, 0, 0]
    for (const [person, written] of this.#people) {
      if (closing.people[person]?.bot === true) continue
      const count = written.days.reduce((sum, value) => sum + value, 0)
      if (closing.roleOf(person) === 'owner') {
        owner += count
        continue
      }
      members += count
      writers += 1
      written.days.forEach((value, day) => (days[day] = (days[day] ?? 0) + value))
    }
    const seen: Seen = {
      messages: owner + members,
      owner,
      ownerKnown: closing.roles.owner !== null,
      writers,
      span,
      days,
      ...unanswered(arrivals, closing, from),
      rules: rulesFirst === null ? null : (rulesFirst - from) / DAY,
    }
    const signs = SIGNS.map((sign) => sign(seen))
    return [...signs.map(({ metric }) => metric), counted(signs, seen.messages)]
  }
}

interface Seen {
  readonly messages: number
  readonly owner: number
  readonly ownerKnown: boolean
  readonly writers: number
  /** Whole days of the first 14 that the history has. */
  readonly span: number
  /** Messages of others than the owner. */
  readonly days: readonly number[]
  readonly spoke: number
  readonly unheard: number
  /** Days until the rules were told. */
  readonly rules: number | null
}

interface Sign {
  readonly metric: Metric
  /** What is the matter where it is there. */
  readonly name: Bilingual
  readonly isThere: boolean
}

/** Those whose day is not over count neither way. */
function unanswered({ all }: Arrivals, { people, roleOf, to }: Closing, from: number) {
  const spoke = [...all.values()].filter(
    ({ person, wrote }) =>
      wrote !== null &&
      wrote - from < EARLY_DAYS * DAY &&
      wrote + HEEDED_WITHIN <= to &&
      people[person]?.bot !== true &&
      roleOf(person) !== 'owner',
  )
  return { spoke: spoke.length, unheard: spoke.filter(({ answeredAfter }) => answeredAfter === null).length }
}

const SIGNS: readonly ((seen: Seen) => Sign)[] = [
  ownerShare,
  fewWriters,
  unheard,
  quietDays,
  decline,
  noRules,
]

const few = (seen: Seen) => tooFew(seen.messages, '条消息', 'messages')
const isThin = (seen: Seen): boolean => seen.messages < LEAST_SAMPLE
const sign = (metric: Metric, isThere: boolean, name: Bilingual): Sign => ({
  metric,
  name,
  isThere: metric.value !== null && isThere,
})

function ownerShare(seen: Seen): Sign {
  const share = seen.messages === 0 ? 0 : seen.owner / seen.messages
  const words = shareWords(share)
  const metric = figureOf(isThin(seen) || !seen.ownerKnown ? null : share, 'share', seen.messages, {
    id: 'plan.early-owner-share',
    label: both('头两周群主的发言占比', "Owner's share of the first two weeks"),
    meaning: both(
      '头 14 天里群主的消息占所有人消息的比例；超过 50% 是早夭的征兆。',
      "The owner's share of the messages of the first 14 days; above 50 % is a sign of early death.",
    ),
    finding: both(
      `头两周 ${words['zh-CN']} 的话是群主说的。`,
      `The owner wrote ${words.en} of the first two weeks.`,
    ),
    missing: seen.ownerKnown ? few(seen) : both('不知道谁是群主。', 'Nobody is known to be the owner.'),
    source: ownBar(
      '群主一个人说的比其他所有人加起来还多。',
      'the owner writes more than everybody else together.',
    ),
  })
  return sign(
    metric,
    share > EARLY_BARS.ownerShare,
    both('话大半是群主说的', 'the owner writes more than all others'),
  )
}

function fewWriters(seen: Seen): Sign {
  const metric = figureOf(isThin(seen) ? null : seen.writers, 'people', seen.messages, {
    id: 'plan.early-writers',
    label: both('头两周有几人开口', 'People who wrote in the first two weeks'),
    meaning: both(
      '头 14 天里除群主外发过言的人数；不到 5 人是早夭的征兆。',
      'How many people other than the owner wrote in the first 14 days; fewer than 5 is a sign of early death.',
    ),
    finding: both(
      `头两周除群主外有 ${seen.writers} 人开过口。`,
      `People other than the owner who wrote in the first two weeks: ${seen.writers}.`,
    ),
    missing: few(seen),
    source: ownBar(
      '少于 5 个人，走一两个就聊不起来。',
      'with fewer than five, one or two who leave end the talk.',
    ),
  })
  return sign(
    metric,
    seen.writers < EARLY_BARS.writers,
    both('开口的不到 5 人', 'fewer than five others write'),
  )
}

function unheard(seen: Seen): Sign {
  const share = seen.spoke === 0 ? 0 : seen.unheard / seen.spoke
  const words = shareWords(share)
  const metric = figureOf(seen.spoke < LEAST_SAMPLE ? null : share, 'share', seen.spoke, {
    id: 'plan.early-unanswered',
    label: both('头两周没人理的新开口', 'First words unanswered in the first two weeks'),
    meaning: both(
      '头 14 天里第一次开口的人，24 小时内没有人接话的比例；超过 39% 是早夭的征兆。',
      'Share of those who first wrote in the first 14 days and got no answer within 24 hours; above 39 % is a sign of early death.',
    ),
    finding:
      seen.unheard === 0
        ? both('头两周开口的人，都有人理。', 'All who first spoke in the first two weeks were answered.')
        : both(
            `头两周 ${seen.spoke} 位开口的人里，${seen.unheard} 位（${words['zh-CN']}）没有人理。`,
            `${seen.unheard} of ${seen.spoke} who first spoke in the first two weeks (${words.en}) got no answer.`,
          ),
    missing: tooFew(seen.spoke, '人在头两周开过口', 'people who spoke in the first two weeks'),
    source: both(
      'Joyce 与 Kraut（2006）观察的六个新闻组里，39% 的新人没有得到回复；比那还差就算征兆。',
      'In the six newsgroups that Joyce & Kraut (2006) watched, 39 % of newcomers got no reply: worse than that is a sign.',
    ),
  })
  return sign(
    metric,
    share > EARLY_BARS.unanswered,
    both('新开口的人常常没人理', 'first words go unanswered'),
  )
}

function quietDays(seen: Seen): Sign {
  const quiet = seen.days.slice(0, seen.span).filter((count) => count === 0).length
  const share = quiet / seen.span
  const metric = figureOf(isThin(seen) || seen.span < WEEK ? null : share, 'share', seen.span, {
    id: 'plan.early-quiet-days',
    label: both('头两周安静的日子', 'Quiet days in the first two weeks'),
    meaning: both(
      '头 14 天里成员一句话都没说的日子的比例；超过一半是早夭的征兆。',
      'Share of the first 14 days on which no member wrote; more than half is a sign of early death.',
    ),
    finding: both(
      `头 ${seen.span} 天里有 ${quiet} 天，成员一句话都没说。`,
      `Of the first ${seen.span} days, members were silent on ${quiet}.`,
    ),
    missing: both('记录不到一周。', 'The history covers less than a week.'),
    source: ownBar('安静的日子比热闹的日子多。', 'more silent days than days with a message.'),
  })
  return sign(metric, share > EARLY_BARS.quietDays, both('安静的日子过半', 'most days are silent'))
}

function decline(seen: Seen): Sign {
  const sum = (days: readonly number[]) => days.reduce((total, value) => total + value, 0)
  const [first, second] = [sum(seen.days.slice(0, WEEK)), sum(seen.days.slice(WEEK))]
  const ratio = first < LEAST_SAMPLE || seen.span < EARLY_DAYS ? null : second / first
  const words = { first: countWords(first), second: countWords(second) }
  const metric = figureOf(ratio, 'ratio', first + second, {
    id: 'plan.early-decline',
    label: both('第二周与第一周相比', 'Second week against the first'),
    meaning: both(
      '成员第二周的消息数除以第一周；不到一半是早夭的征兆。',
      'Messages of members in the second week, divided by the first; less than half is a sign of early death.',
    ),
    finding: both(
      `成员第一周说了 ${words.first['zh-CN']} 句，第二周 ${words.second['zh-CN']} 句。`,
      `Members wrote ${words.first.en} messages in the first week and ${words.second.en} in the second.`,
    ),
    missing: both(
      '记录不到两周，或第一周几乎没人说话。',
      'The history is shorter than two weeks, or hardly anybody wrote in the first.',
    ),
    source: ownBar('开张的热闹一周就散了一半以上。', 'the opening crowd more than halves within a week.'),
  })
  return sign(
    metric,
    ratio !== null && ratio < EARLY_BARS.decline,
    both('第二周冷了一半以上', 'the second week falls by more than half'),
  )
}

function noRules(seen: Seen): Sign {
  const inTime = seen.rules !== null && seen.rules <= EARLY_DAYS
  // What was not told yet may be told before the two weeks are over.
  const isOpen = seen.span < WEEK || (!inTime && seen.span < EARLY_DAYS)
  const metric = figureOf(isThin(seen) || isOpen ? null : inTime ? 1 : 0, 'count', seen.messages, {
    id: 'plan.early-rules',
    label: both('头两周讲过规矩', 'Rules told in the first two weeks'),
    meaning: both(
      '头 14 天里讲过群规或发过公告记 1，否则记 0；没讲过是早夭的征兆。',
      '1 if rules or a notice were told in the first 14 days, otherwise 0; 0 is a sign of early death.',
    ),
    finding: inTime
      ? both('头两周讲过规矩。', 'Rules were told in the first two weeks.')
      : both(
          '头两周没有人讲过规矩，也没有公告。',
          'Nobody told a rule in the first two weeks, and there was no notice.',
        ),
    missing: both('记录不到两周。', 'The history covers less than two weeks.'),
    source: ownBar('进来的人不知道这里要做什么。', 'those who come in are not told what the group is for.'),
  })
  return sign(metric, !inTime, both('没讲过规矩', 'no rules are told'))
}

function counted(signs: readonly Sign[], messages: number): Metric {
  const said = signs.filter(({ metric }) => metric.value !== null).length
  const there = signs.filter(({ isThere }) => isThere)
  const names = (language: 'zh-CN' | 'en', comma: string) =>
    there.map(({ name }) => name[language]).join(comma)
  return figureOf(said < signs.length / 2 ? null : there.length, 'count', messages, {
    id: 'plan.early-signs',
    label: both('早夭的征兆', 'Signs of early death'),
    meaning: both(
      `头 14 天里看得到的征兆有几个（共 ${signs.length} 个，各有各的标准）。只有记录从建群开始时才说明问题。`,
      `How many of ${signs.length} signs the first 14 days show, each by its own bar. It means something only if the history begins when the group did.`,
    ),
    finding:
      there.length === 0
        ? both(
            `看得出的 ${said} 个征兆，一个都没有。`,
            `None of the ${said} signs that could be checked is there.`,
          )
        : both(
            `看得出的 ${said} 个征兆里有 ${there.length} 个：${names('zh-CN', '、')}。`,
            `${there.length} of the ${said} signs that could be checked: ${names('en', ', ')}.`,
          ),
    missing: both('头两周的记录太少。', 'Too little is known of the first two weeks.'),
    source: ownBar('六个征兆里的多数都在，就很危险。', 'most of the six signs together mean danger.'),
  })
}
