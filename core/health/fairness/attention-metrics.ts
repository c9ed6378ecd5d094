import { both, type Bilingual } from '../../charter/fault.ts'
import { NEXT_ANSWERS } from '../error-rates.ts'
import { exactly, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { gini } from '../incentives/gini.ts'
import { figureOf, ownBar, shareOf, tooFew } from '../measures.ts'
import type { Metric } from '../report.ts'
import { ROLES_UNKNOWN } from './roles-unknown.ts'
import type { ByRole, Summed } from './roles-summed.ts'
import type { Attention } from './turns.ts'

/** Who wrote first so soon after the history begins may have been there long before. */
const SETTLED_AFTER = 7 * 86_400_000
/** With fewer people, a tenth is one of them. */
const TENTHS = 10
/** Who wrote in the last hour had no chance to be answered yet. */
const CHANCE = 3_600_000

export interface AttentionMetrics {
  readonly replies: Metric
  readonly repliesToStaff: Metric
  readonly repliesToMembers: Metric
  readonly repliesToNewcomers: Metric
  readonly repliesGap: Metric
  readonly attention: Metric
}

export function attentionMetrics(
  people: ReadonlyMap<number, Attention>,
  roles: ByRole,
  closing: Closing,
): AttentionMetrics {
  return {
    replies: replies(roles.all, 'fairness.replies', '所有人', 'everyone', null),
    repliesToStaff: replies(
      roles.staff,
      'fairness.replies-to-staff',
      '群主和管理员',
      'owner and managers',
      roles.known ? null : ROLES_UNKNOWN,
    ),
    repliesToMembers: replies(
      roles.members,
      'fairness.replies-to-members',
      '成员',
      'members',
      roles.known ? null : ROLES_UNKNOWN,
    ),
    repliesToNewcomers: toNewcomers(people, closing),
    repliesGap: repliesGap(roles),
    attention: concentration(people, closing),
  }
}

const MEANING = both(
  '发言的段数里有人回应的比例：连着说的算一段；被回复、被点名，或别人五分钟内接着说，都算回应。',
  'Share of turns that anybody answered: what one says in a row is a turn; a reply, a mention, or somebody else going on within five minutes is an answer.',
)

function replies(
  { answered, turns }: Summed,
  id: string,
  zh: string,
  en: string,
  unknown: Bilingual | null,
): Metric {
  const share = shareWords(answered / Math.max(1, turns))
  return shareOf(answered, unknown === null ? turns : 0, {
    id,
    label: both(`${zh}说话有人回应`, `Answers to ${en}`),
    meaning: MEANING,
    finding: both(
      `${zh}说的话，${share['zh-CN']} 有人回应。`,
      `${share.en} of what ${en} said was answered.`,
    ),
    missing: unknown ?? tooFew(turns, '段发言', 'turns'),
    estimate: NEXT_ANSWERS,
  })
}

/** First turns of those who were seen to join, or who first wrote a week or more after the history begins. */
export function newcomersOf(
  people: ReadonlyMap<number, Attention>,
  { activity, roleOf, to }: Closing,
): readonly Attention[] {
  const firsts = [...people.values()].map(({ first }) => first)
  const start = firsts.reduce((least, first) => Math.min(least, first), Number.POSITIVE_INFINITY)
  return [...people].flatMap(([person, attention]) => {
    const joined = activity.get(person)?.joined ?? null
    const isNew = joined !== null ? joined <= attention.first : attention.first - start >= SETTLED_AFTER
    return isNew && roleOf(person) === 'member' && attention.first <= to - CHANCE ? [attention] : []
  })
}

function toNewcomers(people: ReadonlyMap<number, Attention>, closing: Closing): Metric {
  const newcomers = newcomersOf(people, closing)
  const answered = newcomers.filter(({ firstAnswered }) => firstAnswered).length
  const share = shareWords(answered / Math.max(1, newcomers.length))
  return shareOf(answered, newcomers.length, {
    id: 'fairness.replies-to-newcomers',
    label: both('新人第一次说话有人回应', 'Answers to newcomers’ first words'),
    meaning: both(
      '看到入群的人，或记录开始一周以后才第一次发言的人，第一段发言有人回应的比例。',
      'Of those seen to join, or who first wrote a week or more after the history begins, the share whose first turn anybody answered.',
    ),
    finding: both(
      `${exactly(newcomers.length)} 位新人里，${share['zh-CN']} 第一次说话就有人回应。`,
      `Of ${exactly(newcomers.length)} newcomers, ${share.en} were answered when they first spoke.`,
    ),
    missing: tooFew(newcomers.length, '位新人', 'newcomers'),
    estimate: NEXT_ANSWERS,
    source: both(
      '20% 得 0 分，80% 得满分。参照：六个公开新闻组里约 61% 的新人首帖得到回复，得到回复的更可能再来（Joyce 和 Kraut，2006）；两端是 Folkmoot 自己定的。',
      '20 % gives no points, 80 % all. In six public newsgroups about 61 % of newcomers got a reply to their first post, and those were likelier to come back (Joyce and Kraut 2006); the two ends are our own.',
    ),
  })
}

function repliesGap({ staff, members, known }: ByRole): Metric {
  const sample = Math.min(staff.turns, members.turns)
  const enough = known && sample >= LEAST_SAMPLE && staff.answered > 0
  const value = enough ? members.answered / members.turns / (staff.answered / staff.turns) : null
  const share = shareWords(value ?? 0)
  return figureOf(value, 'ratio', sample, {
    id: 'fairness.replies-gap',
    label: both('成员得到的回应和管理方相比', 'Answers to members, against staff'),
    meaning: both(
      '成员说话得到回应的比例，除以群主和管理员得到回应的比例。',
      'Share of members’ turns that were answered, divided by that of owner and managers.',
    ),
    finding: both(
      `成员得到回应的机会是群主和管理员的 ${share['zh-CN']}。`,
      `Members are answered ${share.en} as often as owner and managers.`,
    ),
    missing: known ? tooFew(sample, '段发言可比', 'turns to compare') : ROLES_UNKNOWN,
    estimate: NEXT_ANSWERS,
    source: ownBar('一半得 0 分，一样多得满分。', 'half as often gives no points, as often all.'),
  })
}

function concentration(people: ReadonlyMap<number, Attention>, { roleOf }: Closing): Metric {
  const each = [...people].flatMap(([person, { answers }]) => (roleOf(person) === 'bot' ? [] : [answers]))
  const value = each.length < LEAST_SAMPLE ? null : gini(each)
  const share = topTenth(each)
  const words = shareWords(share ?? 0)
  return figureOf(value, 'gini', each.length, {
    id: 'fairness.attention',
    label: both('关注有多集中', 'How concentrated attention is'),
    meaning: both(
      '发过言的人各得到多少回应，用基尼系数衡量：0 是人人一样，1 是全归一个人。',
      'Gini’s coefficient of the answers that each writer got: 0 where all got alike, 1 where one got all.',
    ),
    finding:
      each.length < TENTHS
        ? both(
            `得到回应最多的一个人，拿走了 ${words['zh-CN']} 的回应。`,
            `Whoever is answered most gets ${words.en} of all answers.`,
          )
        : both(
            `得到回应最多的十分之一的人，拿走了 ${words['zh-CN']} 的回应。`,
            `The tenth that is answered most gets ${words.en} of all answers.`,
          ),
    missing:
      each.length < LEAST_SAMPLE
        ? tooFew(each.length, '人发过言', 'people who wrote')
        : both('没有看到一次回应。', 'Nobody answered anybody.'),
    estimate: NEXT_ANSWERS,
    source: ownBar(
      '0.95 得 0 分，0.6 得满分；五份公开记录都在 0.6 到 0.95 之间。',
      '0.95 gives no points, 0.6 all; five public logs lie between.',
    ),
  })
}

/** Share of all answers that the most answered tenth gets; null where there are none. */
export function topTenth(each: readonly number[]): number | null {
  const all = each.reduce((sum, answers) => sum + answers, 0)
  const top = each.toSorted((a, b) => b - a).slice(0, Math.max(1, Math.round(each.length / 10)))
  return all === 0 ? null : top.reduce((sum, answers) => sum + answers, 0) / all
}
