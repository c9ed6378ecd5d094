import { both } from '../../charter/fault.ts'
import { PROMOTION_EN, PROMOTION_ZH } from '../error-rates.ts'
import { exactly } from '../figures.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, tooFew } from '../measures.ts'
import type { Metric } from '../report.ts'
import { ROLES_UNKNOWN } from './roles-unknown.ts'
import type { ByRole, Summed } from './roles-summed.ts'

const per100 = (hits: number, messages: number): number => (messages === 0 ? 0 : (hits / messages) * 100)
/** Up to 2 in 1,000 ordinary messages are taken for promotion: below twice that, who promotes more is noise. */
const FALSE_ALARMS = 0.4
const short = (value: number): string => value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0)

export interface PromotionMetrics {
  readonly promotion: Metric
  readonly promotionByStaff: Metric
  readonly promotionByMembers: Metric
  readonly promotionGap: Metric
}

export function promotionMetrics(roles: ByRole, inChinese: boolean): PromotionMetrics {
  const estimate = inChinese ? PROMOTION_ZH : PROMOTION_EN
  const counted = both(
    '推广：有推销用语，或有推销相关的词再加价格、链接、联系方式（词表判断，会有误差）。',
    'Promotion: words that sell, or words of offers beside a price, a link or contact details (told by word lists, which err).',
  )
  const rate = ({ promotions, messages }: Summed, id: string, zh: string, en: string): Metric => {
    const known = id === 'fairness.promotion' || roles.known
    const value = known && messages >= LEAST_SAMPLE ? per100(promotions, messages) : null
    const figure = short(value ?? 0)
    return figureOf(value, 'per-100', messages, {
      id,
      label: both(`${zh}的推广`, `Promotion by ${en}`),
      meaning: counted,
      finding: both(
        `${zh}每 100 条消息有 ${figure} 条推广（共 ${exactly(promotions)} 条）。`,
        `${figure} in 100 messages by ${en} promote something (${exactly(promotions)} in all).`,
      ),
      missing: known ? tooFew(messages, '条消息', 'messages') : ROLES_UNKNOWN,
      estimate,
      source: ownBar(
        '每 100 条 5 条推广得 0 分，0.5 条得满分。',
        '5 promotions in 100 messages give no points, 0.5 all.',
      ),
    })
  }
  return {
    promotion: rate(roles.all, 'fairness.promotion', '全群', 'everyone'),
    promotionByStaff: rate(roles.staff, 'fairness.promotion-by-staff', '群主和管理员', 'owner and managers'),
    promotionByMembers: rate(roles.members, 'fairness.promotion-by-members', '成员', 'members'),
    promotionGap: { ...gap(roles), estimate: roles.known ? estimate : null },
  }
}

/** Half a promotion and one message are added to each side: with few, nobody is a thousand times worse. */
function gap({ staff, members, known }: ByRole): Metric {
  const found = staff.promotions + members.promotions
  const written = staff.messages + members.messages
  const tellable = found >= LEAST_SAMPLE && per100(found, written) >= FALSE_ALARMS
  const enough = known && tellable && staff.messages > 0 && members.messages > 0
  const rate = ({ promotions, messages }: Summed) => (promotions + 0.5) / (messages + 1)
  const value = enough ? rate(staff) / rate(members) : null
  const times = short(value ?? 0)
  return figureOf(value, 'ratio', found, {
    id: 'fairness.promotion-gap',
    label: both('管理方比成员多推广几倍', 'Promotion, staff against members'),
    meaning: both(
      '群主和管理员每条消息的推广率，除以成员的；两边各加半条推广、一条消息再算。',
      'Promotions a message by owner and managers, divided by those of members; half a promotion and a message are added to each side.',
    ),
    finding:
      (value ?? 0) >= 1
        ? both(
            `群主和管理员发推广的频率是成员的 ${times} 倍。`,
            `Owner and managers promote ${times} times as often as members do.`,
          )
        : both(
            `群主和管理员推广得比成员少（是成员的 ${times} 倍）。`,
            `Owner and managers promote less than members do (${times} times as often).`,
          ),
    missing: known
      ? both(
          `推广太少（${found} 条），和识别本身的误报分不开，不比较。`,
          `Too few promotions (${found}) to tell them from the detector's false alarms: not compared.`,
        )
      : ROLES_UNKNOWN,
    source: ownBar(
      '5 倍得 0 分，1.2 倍以内得满分：规则要对所有人一样。',
      'five times gives no points, 1.2 times all: rules bind everyone alike.',
    ),
  })
}
