/** What limits everything that a report says. */
import { both, type Bilingual } from '../charter/fault.ts'
import type { HistorySummary } from './report.ts'
import { CLOSELY } from './vitals/sampling.ts'

const DAY = 86_400_000
const SHORT_DAYS = 14
const FEW_MESSAGES = 50
const FEW_MEMBERS = 3

type Known = Pick<HistorySummary, 'messages' | 'members' | 'from' | 'to' | 'zone'>

export function caveatsOf({ messages, members, from, to, zone }: Known): readonly Bilingual[] {
  const days = from === null || to === null ? 0 : Math.floor((to - from) / DAY) + 1
  const all: readonly (readonly [boolean, Bilingual])[] = [
    [
      messages === 0,
      both('这里没有一条消息，什么也说不了。', 'There is not one message: nothing can be said.'),
    ],
    [
      messages > 0 && days < SHORT_DAYS,
      both(
        `这份记录只有 ${days} 天，看不出长期的情况。`,
        `The history covers ${days} ${days === 1 ? 'day' : 'days'}: too short for anything that takes time.`,
      ),
    ],
    [
      messages > 0 && messages < FEW_MESSAGES,
      both(
        `只有 ${messages} 条消息，数字都当参考。`,
        `There ${messages === 1 ? 'is only 1 message' : `are only ${messages} messages`}: take every figure as a hint.`,
      ),
    ],
    [
      messages > 0 && members < FEW_MEMBERS,
      both(
        `只有 ${members} 个人，谈不上社群。`,
        `${members === 1 ? 'One person is' : `${members} people are`} no community yet.`,
      ),
    ],
    [
      messages > 0 && zone.from === 'assumed',
      both(
        `没有指定时区，日期和钟点按 ${zone.name} 算。`,
        `No time zone was given: days and hours are those of ${zone.name}.`,
      ),
    ],
    [
      messages > CLOSELY,
      both(
        '超过 5 万条消息的群，话题词的次数是抽样估计的，其余数字都是逐条数的。',
        'Where a group has more than 50,000 messages, how often a topic came up is estimated from a sample; everything else is counted.',
      ),
    ],
  ]
  return all.flatMap(([holds, caveat]) => (holds ? [caveat] : []))
}
