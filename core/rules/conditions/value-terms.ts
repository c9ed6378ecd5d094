/** Values of the event, the member, the group and the time. */
import { ALWAYS, WITH_MEMBER, WITH_TEXT, type On, type Term, type TermType } from './term.ts'

function value(
  name: string,
  type: TermType,
  on: readonly On[],
  zh: readonly [string, string],
  en: readonly [string, string],
): Term {
  return {
    name,
    type,
    takes: null,
    on,
    nature: 'exact',
    label: { 'zh-CN': zh[0], en: en[0] },
    help: { 'zh-CN': zh[1], en: en[1] },
  }
}

export const VALUE_TERMS: readonly Term[] = [
  value(
    'event.kind',
    'string',
    ALWAYS,
    ['事件类型', '触发规则的事件，例如 message.sent'],
    ['Kind of event', 'The event that triggered the rule, such as message.sent'],
  ),
  value(
    'message.is_reply',
    'bool',
    WITH_TEXT,
    ['是否为回复', '这条消息引用或回复了另一条消息'],
    ['Is a reply', 'The message answers another message'],
  ),
  value(
    'message.is_edit',
    'bool',
    WITH_TEXT,
    ['是否为编辑', '这是对已发消息的修改'],
    ['Is an edit', 'The message changes one sent before'],
  ),
  value(
    'text.raw',
    'string',
    WITH_TEXT,
    ['原文', '消息原样的文字，最多取前 4000 个字符；一般应使用 text.contains 等规范化后的比较'],
    [
      'Text as written',
      'The text unchanged, its first 4,000 characters; text.contains and the like compare the normalised text and are usually better',
    ],
  ),
  value(
    'member.role',
    'string',
    WITH_MEMBER,
    ['成员身份', 'owner（群主）、manager（管理员）或 member（普通成员）'],
    ['Role', 'owner, manager or member'],
  ),
  value(
    'member.roles',
    'list<string>',
    WITH_MEMBER,
    ['章程角色', '该成员担任的章程角色，写法："creator" in member.roles'],
    ['Charter roles', 'Roles of the charter that the member holds: "creator" in member.roles'],
  ),
  value(
    'member.tags',
    'list<string>',
    WITH_MEMBER,
    ['标签', '规则或运营者给该成员打上的标签，最多看前 100 个'],
    ['Tags', 'Tags given to the member by rules or operators, the first 100'],
  ),
  value(
    'member.messages',
    'int',
    WITH_MEMBER,
    ['历史发言数', '该成员在社区里此前发过的消息总数，不含这一条'],
    ['Messages so far', 'Messages of the member in the community before this one'],
  ),
  value(
    'member.points',
    'int',
    WITH_MEMBER,
    ['积分', '该成员当前的积分'],
    ['Points', 'Points that the member has now'],
  ),
  value(
    'member.days',
    'int',
    WITH_MEMBER,
    ['加入天数', '自首次出现在社区起的整天数'],
    ['Days in the community', 'Whole days since the member was first seen'],
  ),
  value(
    'member.minutes_here',
    'int',
    WITH_MEMBER,
    ['入群分钟数', '加入本群以来的分钟数；没有见到入群时为 -1'],
    ['Minutes in this group', 'Minutes since joining this group; -1 when the joining was not seen'],
  ),
  value(
    'member.name',
    'string',
    WITH_TEXT,
    ['昵称', '发送这条消息时的昵称'],
    ['Name', 'The name shown with this message'],
  ),
  value(
    'group.kind',
    'string',
    ALWAYS,
    ['群类型', '章程 groups 中为本群指定的类型'],
    ['Kind of group', 'The kind, of those under groups, that this group is assigned to'],
  ),
  value(
    'group.members',
    'int',
    ALWAYS,
    ['群人数', '本群现有的成员数'],
    ['Members of the group', 'How many members the group has now'],
  ),
  value(
    'time.hour',
    'int',
    ALWAYS,
    ['小时', '社区时区的小时，0 到 23'],
    ['Hour', 'Hour in the community’s time zone, 0 to 23'],
  ),
  value(
    'time.weekday',
    'int',
    ALWAYS,
    ['星期', '社区时区的星期，1 是周一，7 是周日'],
    ['Weekday', 'Day in the community’s time zone, 1 is Monday and 7 is Sunday'],
  ),
  value(
    'reaction.emoji',
    'string',
    ['reaction'],
    ['表情', '成员回应消息时使用的表情'],
    ['Emoji', 'The emoji of the reaction'],
  ),
  {
    ...value(
      'group.value',
      'string',
      ALWAYS,
      ['群资料', '本群在章程类型 values 中声明的一项资料，例如 group.value("teacher")'],
      [
        'Value of the group',
        'One of the values that the group’s kind declares, such as group.value("teacher")',
      ],
    ),
    takes: ['group-value'],
  },
]
