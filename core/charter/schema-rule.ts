/** How a rule is written. */
import { z } from 'zod'
import { ACT_FORMS } from '../rules/actions/all.ts'
import { TRIGGER_WORDS } from '../rules/triggers/all.ts'
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
import { parseSchedule } from './schedule.ts'

const ScheduleText = checkedString((text) =>
  parseSchedule(text)
    ? null
    : {
        code: 'bad-schedule',
        message: both(`“${text}”不是定时写法`, `'${text}' is not a schedule`),
        hint: both(
          "写成 '20:00'、'Sun 20:00'、'Mon-Fri 09:30' 或 'Tue,Thu 19:00'。",
          "Write '20:00', 'Sun 20:00', 'Mon-Fri 09:30' or 'Tue,Thu 19:00'.",
        ),
      },
).register(SHAPES, { as: 'schedule' })

const When = z
  .union([
    z.enum(TRIGGER_WORDS),
    z.strictObject({
      every: described(
        ScheduleText,
        '每到这个时间，按社群的时区。',
        'At this time, in the time zone of the community.',
      ),
      missed: described(
        z.enum(['skip', 'send-late', 'ask']).optional(),
        '错过了怎么办：skip 跳过（默认）、send-late 补发、ask 问人。',
        'When it was missed: skip (default), send-late, or ask a person.',
      ),
    }),
  ])
  .register(SHAPES, { as: 'trigger' })

const bareActs = ACT_FORMS.filter(({ bare }) => bare).map(({ kind }) => kind)

/** An act is a bare word or a map of exactly one field. */
export const ActText = z.union([
  z.enum(bareActs),
  z
    .strictObject(
      Object.fromEntries(
        ACT_FORMS.flatMap(({ kind, value }) => (value === null ? [] : [[kind, value.optional()]])),
      ),
    )
    .meta({ minProperties: 1, maxProperties: 1 }),
])

const Acts = z.array(ActText).max(20).register(SHAPES, { as: 'acts' })
const Per = z.enum(['member', 'group', 'community'])
const Reason = namedText(300)
const Mode = z.enum(['live', 'dry', 'off'])

export const RuleText = z.strictObject({
  id: described(
    Name,
    '规则的名字；状态跟着它走。改名时把旧名写进 was。',
    'Name of the rule; its state belongs to it. On renaming, put the old name into `was`.',
  ),
  was: described(
    z
      .union([Name, z.array(Name)])
      .register(SHAPES, { as: 'names' })
      .optional(),
    '以前用过的名字。',
    'Names it had before.',
  ),
  title: described(
    LocalizedText.optional(),
    '给成员看的一句话，{rules} 会列出它。',
    'One sentence for members; {rules} lists it.',
  ),
  when: described(When, '什么时候看这条规则。', 'When the rule is looked at.'),
  kinds: described(
    z.array(z.string()).min(1).register(SHAPES, { as: 'names', names: 'kinds' }).optional(),
    '只在这些种类的群里；不写就是所有群。',
    'Only in groups of these kinds; absent: in all.',
  ),
  if: described(
    z.string().register(SHAPES, { as: 'condition' }).optional(),
    '条件，写在引号里；不写就是总是成立。',
    'The condition, in quotes; absent: always.',
  ),
  do: described(Acts.optional(), '做什么，按顺序。', 'What to do, in order.'),
  escalate: described(
    z
      .strictObject({
        within: described(
          durationWithin('1m', '90d'),
          '在多长时间内累计次数。',
          'The time in which strikes add up.',
        ),
        steps: described(
          Acts,
          '第一次、第二次……各做什么；之后重复最后一步。',
          'What the first, second, … strike brings; then the last again.',
        ),
      })
      .optional(),
    '一次比一次重。',
    'Each strike weighs more.',
  ),
  cooldown: described(
    z
      .strictObject({
        per: described(Per, '按谁分别计算。', 'For whom it is counted apart.'),
        span: described(durationWithin('1s', '30d'), '隔多久，1s 到 30d。', 'How long, from 1s to 30d.'),
      })
      .optional(),
    '同一成员、群或社群，隔这么久才会再触发。',
    'For the same member, group or community it fires again only after this time.',
  ),
  cap: described(
    z
      .strictObject({
        per: described(Per, '按谁分别计算。', 'For whom it is counted apart.'),
        'per-day': described(z.int().min(1).max(100_000), '一天几次。', 'How often in a day.'),
      })
      .optional(),
    '一天最多触发几次。',
    'Most firings in a day.',
  ),
  exempt: described(
    z
      .array(
        z.union([
          z.string(),
          z.strictObject({
            role: described(
              z.string().register(SHAPES, { as: 'name', names: 'roles' }),
              '不受约束的身份。',
              'The role that is not bound.',
            ),
            because: described(Reason, '理由，会公开。', 'The reason; it is public.'),
          }),
        ]),
      )
      .min(1)
      .optional(),
    '谁不受这条规则约束；会公开列出。',
    'Who is not bound by the rule; listed in public.',
  ),
  because: described(
    Reason.optional(),
    'exempt 里只写了身份时的理由，会公开。',
    'The reason for roles that exempt only names; it is public.',
  ),
  quiet: described(
    z.boolean().optional(),
    '写 true 则安静时段里也可以说话。',
    'true: it may talk in quiet hours as well.',
  ),
  mode: described(
    Mode.optional(),
    'live 生效（默认）、dry 只判断不执行、off 停用。',
    'live (default), dry (decides and acts not) or off.',
  ),
})

export type RuleContent = z.infer<typeof RuleText>
export type ActContent = z.infer<typeof ActText>
export { Mode as ModeText }
