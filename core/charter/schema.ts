/** How a charter is written: the one description that checking, types and the JSON Schema come from. */
import { z } from 'zod'
import {
  checkedString,
  described,
  durationWithin,
  LocalizedText,
  Name,
  namedText,
  SHAPES,
} from '../rules/values.ts'
import { both } from './fault.ts'
import { parseTimeOfDay } from './schedule.ts'
import { ModeText, RuleText } from './schema-rule.ts'
import { isTimeZone } from './zone.ts'

const LanguageText = z.enum(['zh-CN', 'en'])

const TimeZone = checkedString((name) =>
  isTimeZone(name)
    ? null
    : {
        code: 'unknown-timezone',
        message: both(`没有“${name}”这个时区`, `there is no time zone '${name}'`),
        hint: both('用 IANA 时区名，例如 Asia/Shanghai。', 'Use an IANA name, such as Europe/Berlin.'),
      },
).register(SHAPES, { as: 'timezone' })

const TimeOfDay = checkedString((text) =>
  parseTimeOfDay(text) === null
    ? {
        code: 'bad-time',
        message: both(`“${text}”不是时刻`, `'${text}' is not a time of day`),
        hint: both("写成 '23:00'（24 小时制，两位数）。", "Write '23:00' (24 hours, two digits)."),
      }
    : null,
).register(SHAPES, { as: 'time' })

/** Plain letters, because texts name it in braces: `{group.teacher}`. */
const ValueName = checkedString((name) =>
  /^[a-z][a-z0-9_-]{0,31}$/.test(name)
    ? null
    : {
        code: 'bad-name',
        message: both(`“${name.slice(0, 64)}”不能用作名字`, `'${name.slice(0, 64)}' cannot be a name`),
        hint: both('用小写英文字母和数字，例如 teacher。', 'Use small letters and digits, such as teacher.'),
      },
).register(SHAPES, { as: 'name', most: 32 })

const Kind = z.strictObject({
  for: described(LocalizedText, '这类群用来做什么。', 'What groups of this kind are for.'),
  capacity: described(z.int().min(1).max(1_000_000).optional(), '最多多少人。', 'Most members.'),
  private: described(z.boolean().optional(), '内部群：不对外展示。', 'Internal: not shown to the outside.'),
  values: described(
    z.record(ValueName, described(z.enum(['text']), '文字，最长一行。', 'A text of one line.')).optional(),
    '每个群各自要填的内容，文字里写 {group.名字}。',
    'What each group has to bring; texts use it as {group.name}.',
  ),
  match: described(
    z.array(namedText(200)).optional(),
    '群名像这样的，建议归入此类；* 代表任意文字。',
    'Groups with such names are proposed for this kind; * stands for anything.',
  ),
  language: described(LanguageText.optional(), '这类群用的语言。', 'Language of these groups.'),
})

const Role = z.strictObject({
  duty: described(LocalizedText.optional(), '职责与时间。', 'Duty and hours.'),
  description: described(LocalizedText.optional(), '这个身份是什么。', 'What the role is.'),
})

const WordList = z
  .union([
    z.array(namedText(200)).max(200_000),
    z.strictObject({
      file: described(
        namedText(300),
        '词表文件，一行一个词，路径从章程所在文件夹算起。',
        'A file with one word a line; its path starts at the folder of the charter.',
      ),
    }),
  ])
  .register(SHAPES, { as: 'words' })

const Welcome = z.strictObject({
  say: described(LocalizedText, '欢迎词。', 'The welcome.'),
  gather: described(
    durationWithin('1s', '1h').optional(),
    '把这段时间里进群的人合在一起欢迎，默认 2m。',
    'Arrivals of this time are welcomed together; 2m by default.',
  ),
  kinds: described(
    z.array(z.string()).min(1).register(SHAPES, { as: 'names', names: 'kinds' }).optional(),
    '只在这些种类的群里。',
    'Only in groups of these kinds.',
  ),
  privately: described(z.boolean().optional(), '私下对新人说。', 'Said to the newcomer in private.'),
  mode: described(
    ModeText.optional(),
    'live 生效（默认）、dry 只判断不发、off 停用。',
    'live (default), dry (decides and says nothing) or off.',
  ),
})

export const CharterText = z.strictObject({
  folkmoot: described(z.literal(1), '格式版本，写 1。', 'Version of the format: 1.'),
  name: described(namedText(100), '社群的名字。', 'Name of the community.'),
  purpose: described(LocalizedText.optional(), '为什么有这个社群。', 'Why the community exists.'),
  audience: described(LocalizedText.optional(), '为谁。', 'For whom.'),
  promise: described(LocalizedText.optional(), '成员能得到什么。', 'What members will get.'),
  language: described(
    z.union([LanguageText, z.array(LanguageText).min(1)]).register(SHAPES, { as: 'choices' }),
    '社群的语言，第一个为主。',
    'Languages of the community, the main one first.',
  ),
  timezone: described(
    TimeZone,
    '日期、安静时段和定时所用的时区。',
    'Time zone of days, quiet hours and schedules.',
  ),
  late: described(
    durationWithin('1m', '7d').optional(),
    '消息晚到多久算迟到，默认 10m；迟到的不再发言，处罚转为待办。',
    'From when on a message is late, 10m by default: nothing is said then, and sanctions become cases.',
  ),
  groups: described(z.record(Name, Kind).optional(), '群的种类。', 'Kinds of groups.'),
  roles: described(z.record(Name, Role).optional(), '身份与职责。', 'Roles and duties.'),
  words: described(
    z.record(Name, described(WordList, '一行一个词。', 'One word or phrase a line.')).optional(),
    '词表，条件里用 text.matches_list 查看。',
    'Named word lists for conditions.',
  ),
  onboarding: described(
    z
      .strictObject({
        welcome: described(Welcome.optional(), '对新人说的第一句话。', 'The first words to a newcomer.'),
      })
      .optional(),
    '迎新。',
    'For newcomers.',
  ),
  rules: described(z.array(RuleText).max(2000).optional(), '规则，按顺序。', 'The rules, in order.'),
  quiet: described(
    z
      .strictObject({
        from: described(TimeOfDay, '从几点开始安静。', 'When the quiet begins.'),
        to: described(
          TimeOfDay,
          '到几点为止；早于开始时刻就是第二天。',
          'When it ends; if earlier than its beginning, on the next day.',
        ),
      })
      .optional(),
    '安静时段：除非规则另说，不主动发言。',
    'Quiet hours: nothing is said unless the rule says so.',
  ),
})

/** A charter as it is written, once it has no fault. */
export type CharterContent = z.infer<typeof CharterText>
