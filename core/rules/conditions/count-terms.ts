/** Counts in windows of time. The present event is counted, too. */
import type { Series } from '../../decide/reads.ts'
import { ALWAYS, WITH_MEMBER, WITH_TEXT, type On, type Term } from './term.ts'

function count(
  series: Series,
  on: readonly On[],
  zh: readonly [string, string],
  en: readonly [string, string],
): Term {
  return {
    name: `counts.${series}`,
    type: 'int',
    takes: series === 'fired' ? ['rule', 'span'] : ['span'],
    on,
    nature: 'exact',
    label: { 'zh-CN': zh[0], en: en[0] },
    help: { 'zh-CN': zh[1], en: en[1] },
  }
}

export const COUNT_TERMS: readonly Term[] = [
  count(
    'messages',
    WITH_MEMBER,
    ['本群发言数', '该成员在本群这段时间内的消息数，例如 counts.messages("1m")'],
    ['Messages here', 'Messages of the member in this group in that time: counts.messages("1m")'],
  ),
  count(
    'messages_everywhere',
    WITH_MEMBER,
    ['全社区发言数', '该成员在所有群这段时间内的消息数'],
    ['Messages everywhere', 'Messages of the member in all groups in that time'],
  ),
  count(
    'group_messages',
    ALWAYS,
    ['群消息数', '本群所有人这段时间内的消息数'],
    ['Messages of the group', 'Messages of everyone in this group in that time'],
  ),
  count(
    'joins',
    ALWAYS,
    ['入群人数', '这段时间内加入本群的人次'],
    ['Joins', 'Joins into this group in that time'],
  ),
  count(
    'same_text',
    WITH_TEXT,
    ['相同文字次数', '同样的文字这段时间内在社区里出现的次数'],
    ['Same text', 'How often the same text came in the community in that time'],
  ),
  count(
    'same_text_groups',
    WITH_TEXT,
    ['相同文字群数', '同样的文字这段时间内出现在多少个不同的群'],
    ['Groups with the same text', 'In how many different groups the same text came in that time'],
  ),
  count(
    'violations',
    WITH_MEMBER,
    ['违规次数', '该成员这段时间内受到的处理次数，不论哪条规则'],
    ['Violations', 'Sanctions of the member in that time, by any rule'],
  ),
  count(
    'fired',
    WITH_MEMBER,
    ['规则触发次数', '某条规则这段时间内对该成员触发的次数，例如 counts.fired("no-ads", "24h")'],
    [
      'Firings of a rule',
      'How often that rule fired for the member in that time: counts.fired("no-ads", "24h")',
    ],
  ),
]
