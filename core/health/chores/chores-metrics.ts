import { both } from '../../charter/fault.ts'
import { howMany, exactly, meanWords, sentence, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, tooFew } from '../measures.ts'
import type { Metric } from '../report.ts'
import { CHORES, KINDS, type Chore } from './acts.ts'
import { actsOf, hours, hoursTaken, together, weeksOf } from './hours.ts'
import type { Tallied } from './tally.ts'

export interface ChoresMetrics {
  readonly hours: Metric
  readonly takenOver: Metric
  readonly remaining: Metric
  readonly byStaff: Metric
  readonly byMembers: Metric
  readonly kinds: readonly Metric[]
}

/** `20 分钟`, `1.5 小时`: hours of work as people say them. */
export const workWords = (value: number) =>
  sentence((in_) => {
    const minutes = Math.round(value * 60)
    if (minutes < 1 && value > 0) return in_ === 'en' ? '<1 min' : '1 分钟以内'
    if (minutes < 90) return in_ === 'en' ? `${minutes} min` : `${minutes} 分钟`
    return in_ === 'en' ? `${value.toFixed(1)} hours` : `${value.toFixed(1)} 小时`
  })

const FORMULA = sentence((in_) => {
  const each = CHORES.map((chore) => {
    const { label, seconds, why } = KINDS[chore]
    return in_ === 'en'
      ? `${label.en} × ${seconds} s (${why.en})`
      : `${label['zh-CN']} × ${seconds} 秒（${why['zh-CN']}）`
  })
  return in_ === 'en'
    ? `Acts a week times our own estimate of what each takes: ${each.join('; ')}. Less than a week counts as one; what was done outside of the chat is not seen.`
    : `每周次数乘以我们估计的每次用时：${each.join('；')}。不足一周按一周算；群外做的事看不到。`
})

const TAKEN = sentence((in_) => {
  const each = CHORES.map((chore) => {
    const { label, taken, by } = KINDS[chore]
    const share = shareWords(taken)
    return in_ === 'en'
      ? `${label.en} ${share.en} (${by.en})`
      : `${label['zh-CN']} ${share['zh-CN']}（${by['zh-CN']}）`
  })
  return in_ === 'en'
    ? `Hours that a charter takes over with this version, by our own estimate: ${each.join('; ')}.`
    : `用这个版本的章程能接过去的时间，按我们的估计：${each.join('；')}。`
})

export function choresMetrics(tallied: Tallied, messages: number, closing: Closing): ChoresMetrics {
  const weeks = weeksOf(closing)
  const all = together(tallied.staff, tallied.members)
  const acts = actsOf(all)
  const said = messages >= LEAST_SAMPLE
  const known = closing.roles.from !== 'unknown'
  const aWeek = (value: number, enough: boolean) => (enough ? value / weeks : null)
  const missing = tooFew(messages, '条消息', 'messages')
  const [total, taken] = [hours(all) / weeks, hoursTaken(all) / weeks]
  const [spent, saved, left] = [workWords(total), workWords(taken), workWords(total - taken)]
  const share = shareWords(total === 0 ? 0 : taken / total)
  const unknown = both('不知道谁是群主和管理员。', 'Who owns and who manages the group is not known.')
  const by = (id: string, zh: string, en: string, counts: Tallied['staff']): Metric => {
    const words = workWords(hours(counts) / weeks)
    return figureOf(aWeek(hours(counts), said && known), 'hours-a-week', messages, {
      id,
      label: both(`${zh}花的时间`, `Time of ${en}`),
      meaning: FORMULA,
      finding: both(`${zh}每周花 ${words['zh-CN']}。`, `${words.en} a week of ${en}.`),
      missing: known ? missing : unknown,
    })
  }
  return {
    hours: figureOf(aWeek(hours(all), said), 'hours-a-week', messages, {
      id: 'chores.hours',
      label: both('每周杂活', 'Chores a week'),
      meaning: FORMULA,
      finding:
        acts === 0
          ? both('群里没看到杂活。', 'No chores are seen in the chat.')
          : both(
              `群里的杂活每周大约占去 ${spent['zh-CN']}（共 ${exactly(acts)} 次）。`,
              `Chores in the chat take about ${spent.en} a week (${howMany(acts, 'act')} in all).`,
            ),
      missing,
      source: ownBar('每周 3 小时得 0 分，10 分钟得满分。', '3 hours a week give no points, 10 minutes all.'),
    }),
    takenOver: figureOf(acts >= LEAST_SAMPLE ? taken / total : null, 'share', acts, {
      id: 'chores.taken-over',
      label: both('章程能接过去的', 'What a charter takes over'),
      meaning: TAKEN,
      finding: both(
        `其中 ${share['zh-CN']} 可以交给章程，每周省下 ${saved['zh-CN']}。`,
        `A charter would take over ${share.en} of it and save ${saved.en} a week.`,
      ),
      missing: tooFew(acts, '次杂活', 'acts'),
    }),
    remaining: figureOf(aWeek(hours(all) - hoursTaken(all), said), 'hours-a-week', messages, {
      id: 'chores.remaining',
      label: both('剩给人的', 'What stays with people'),
      meaning: TAKEN,
      finding:
        acts === 0
          ? both('没看到要人做的杂活。', 'No chores are seen that would stay with people.')
          : both(
              `用了章程，每周还剩 ${left['zh-CN']} 要人做。`,
              `With a charter, ${left.en} a week would stay with people.`,
            ),
      missing,
    }),
    byStaff: by('chores.by-staff', '群主和管理员', 'owner and managers', tallied.staff),
    byMembers: by('chores.by-members', '成员', 'members', tallied.members),
    kinds: CHORES.map((chore) => kind(chore, all[chore], weeks, messages)),
  }
}

function kind(chore: Chore, count: number, weeks: number, messages: number): Metric {
  const { label, meaning } = KINDS[chore]
  const value = messages < LEAST_SAMPLE ? null : count / weeks
  return figureOf(value, 'per-week', messages, {
    id: `chores.${chore}`,
    label,
    meaning,
    finding:
      count === 0
        ? both(`${label['zh-CN']}：没看到。`, `${label.en}: none are seen.`)
        : both(
            `${label['zh-CN']}：共 ${exactly(count)} 次，每周 ${meanWords(value ?? 0)} 次。`,
            `${label.en}: ${exactly(count)} in all, ${meanWords(value ?? 0)} a week.`,
          ),
    missing: tooFew(messages, '条消息', 'messages'),
    source: BARS[chore],
  })
}

const BARS: Readonly<Record<Chore, Metric['source']>> = {
  welcomes: ownBar('每周 20 次得 0 分，1 次得满分。', '20 a week give no points, 1 all.'),
  repeated: ownBar('每周 20 次得 0 分，0.5 次得满分。', '20 a week give no points, 0.5 all.'),
  warnings: ownBar('每周 10 次得 0 分，0.5 次得满分。', '10 a week give no points, 0.5 all.'),
  announcements: ownBar('每周 20 次得 0 分，2 次得满分。', '20 a week give no points, 2 all.'),
  checks: ownBar('每周 100 次得 0 分，2 次得满分。', '100 a week give no points, 2 all.'),
}
