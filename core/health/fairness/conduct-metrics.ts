import { both } from '../../charter/fault.ts'
import { howMany, exactly, shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, shareOf, tooFew } from '../measures.ts'
import type { Metric } from '../report.ts'
import { ROLES_UNKNOWN } from './roles-unknown.ts'
import type { ByRole, Summed } from './roles-summed.ts'

const WEEK = 7 * 86_400_000

export interface ConductMetrics {
  readonly staffShare: Metric
  readonly complaints: Metric
  readonly calls: Metric
  readonly callsAtNight: Metric
  readonly night: Metric
  readonly nightByStaff: Metric
}

export function conductMetrics(roles: ByRole, closing: Closing): ConductMetrics {
  const weeks = Math.max(1, (closing.to - closing.from) / WEEK)
  return {
    staffShare: staffShare(roles),
    complaints: complaints(roles.all),
    calls: calls(roles, weeks),
    callsAtNight: callsAtNight(roles.all),
    night: night(roles.all, 'fairness.night', '全群', 'everyone', true),
    nightByStaff: night(
      roles.staff,
      'fairness.night-by-staff',
      '群主和管理员',
      'owner and managers',
      roles.known,
    ),
  }
}

function staffShare({ staff, all, known }: ByRole): Metric {
  const share = shareWords(staff.messages / Math.max(1, all.messages))
  return shareOf(staff.messages, known ? all.messages : 0, {
    id: 'fairness.staff-share',
    label: both('管理方的话占多少', 'Share of the words by staff'),
    meaning: both(
      '群主和管理员发的消息占全部的比例，机器人不算。',
      'Share of messages by owner and managers; programs do not count.',
    ),
    finding: both(
      `${share['zh-CN']} 的消息是群主和管理员发的（${staff.people} 人）。`,
      `${share.en} of the messages are by owner and managers (${howMany(staff.people, 'person', 'people')}).`,
    ),
    missing: known ? tooFew(all.messages, '条消息', 'messages') : ROLES_UNKNOWN,
  })
}

function complaints({ complaints: found, messages }: Summed): Metric {
  const value = messages < LEAST_SAMPLE ? null : (found / messages) * 100
  return figureOf(value, 'per-100', messages, {
    id: 'fairness.complaints',
    label: both('抱怨', 'Complaints'),
    meaning: both(
      '每 100 条消息里有多少条带抱怨用语：太吵、广告太多、没人管、没人理、不公平等。',
      'Messages in 100 with words of complaint: too noisy, too many ads, nobody moderates, nobody answers, unfair and the like.',
    ),
    finding: both(
      found === 0 ? '没有发现抱怨用语。' : `有 ${exactly(found)} 条消息像是在抱怨。`,
      found === 0
        ? 'No words of complaint were found.'
        : `Messages that sound like complaints: ${exactly(found)}.`,
    ),
    missing: tooFew(messages, '条消息', 'messages'),
    source: ownBar('每 100 条 1 条得 0 分，0.05 条得满分。', '1 in 100 messages gives no points, 0.05 all.'),
  })
}

function calls({ all, staff, known }: ByRole, weeks: number): Metric {
  const value = all.messages < LEAST_SAMPLE ? null : all.calls / weeks
  const share = shareWords(staff.calls / Math.max(1, all.calls))
  const byWhom = known && all.calls > 0
  return figureOf(value, 'per-week', all.messages, {
    id: 'fairness.calls',
    label: both('@所有人', 'Mentions of everyone'),
    meaning: both(
      '每周 @所有人 的次数；不足一周按一周算。',
      'Mentions of everyone a week; less than a week counts as one.',
    ),
    finding: both(
      `一共 @所有人 ${exactly(all.calls)} 次${byWhom ? `，${share['zh-CN']} 出自群主和管理员` : ''}。`,
      `Mentions of everyone: ${exactly(all.calls)}${byWhom ? `, ${share.en} by owner and managers` : ''}.`,
    ),
    missing: tooFew(all.messages, '条消息', 'messages'),
    source: ownBar('每周 14 次得 0 分，2 次以内得满分。', '14 a week give no points, 2 all.'),
  })
}

function callsAtNight({ calls: all, callsAtNight: atNight, messages }: Summed): Metric {
  const value = messages < LEAST_SAMPLE ? null : atNight
  return figureOf(value, 'count', all, {
    id: 'fairness.calls-at-night',
    label: both('夜里 @所有人', 'Mentions of everyone at night'),
    meaning: both('23 点到 7 点之间 @所有人 的次数。', 'Mentions of everyone between 23:00 and 07:00.'),
    finding: both(
      atNight === 0
        ? '没有人在夜里 @所有人。'
        : `${exactly(all)} 次 @所有人里，${exactly(atNight)} 次在夜里。`,
      atNight === 0
        ? 'Nobody mentioned everyone at night.'
        : `Mentions of everyone at night: ${exactly(atNight)} of ${exactly(all)}.`,
    ),
    missing: tooFew(messages, '条消息', 'messages'),
  })
}

function night(
  { night: atNight, messages }: Summed,
  id: string,
  zh: string,
  en: string,
  known: boolean,
): Metric {
  const share = shareWords(atNight / Math.max(1, messages))
  return shareOf(atNight, known ? messages : 0, {
    id,
    label: both(`${zh}的夜间消息`, `Messages at night by ${en}`),
    meaning: both(
      '23 点到 7 点之间的消息所占的比例，按报告的时区。',
      'Share of messages between 23:00 and 07:00 in the time zone of the report.',
    ),
    finding: both(
      `${zh}的消息有 ${share['zh-CN']} 是夜里发的。`,
      `${share.en} of the messages by ${en} came at night.`,
    ),
    missing: known ? tooFew(messages, '条消息', 'messages') : ROLES_UNKNOWN,
  })
}
