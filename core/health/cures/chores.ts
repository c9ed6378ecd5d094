/** Against “chores”: what repeats itself is done by itself. */
import { both } from '../../charter/fault.ts'
import type { Cure } from './cure.ts'

export const CHORES_CURES: readonly Cure[] = [
  {
    id: 'warning-ladder',
    problem: 'chores',
    title: both('警告按梯子走', 'Warnings follow a ladder'),
    paragraph: both(
      '刷屏先提醒，再犯警告、短禁言，第三次才交给人。不用盯着，也不会因人而异。',
      'Flooding brings a word, then a warning, then a short silence; only then does a person decide. Nobody has to watch, and everybody is treated alike.',
    ),
    helps: { 'chores.warnings': 0.7, 'chores.hours': 0.3 },
    pieces: {
      rules: [
        {
          id: 'no-flood',
          remark: both('半分钟超过 8 条算刷屏。', 'More than eight messages in half a minute.'),
          title: both('半分钟内不连发 8 条以上', 'No more than eight messages in half a minute'),
          when: 'message',
          if: "counts.messages('30s') > 8",
          do: [
            {
              reply: both(
                '{member}，合成一段再发，大家更好读。',
                '{member}, please put it into one message: others are reading along.',
              ),
            },
          ],
          escalate: { within: '24h', steps: ['warn', { mute: '10m' }, 'case'] },
          cooldown: { per: 'member', span: '1m' },
        },
      ],
    },
  },
  {
    id: 'timed-announcements',
    problem: 'chores',
    title: both('通知到点自己发', 'Announcements send themselves'),
    paragraph: both(
      '每周都要发的话写进章程，到点发到每个群，不用一个群一个群地粘贴。',
      'What is announced every week is written into the charter and goes to every group on time, without pasting.',
    ),
    helps: { 'chores.announcements': 0.8, 'chores.hours': 0.3 },
    pieces: {
      rules: [
        {
          id: 'weekly-announcement',
          remark: both('换成你每周都要发的通知。', 'Put in what you announce every week.'),
          title: both('每周三 12:00 本周安排', 'This week’s plan, Wednesdays at 12:00'),
          when: { every: 'Wed 12:00', missed: 'send-late' },
          do: [{ say: both('本周安排：（在这里写上你的通知）', 'This week: (put your announcement here)') }],
        },
      ],
    },
  },
  {
    id: 'no-copies',
    problem: 'chores',
    title: both('同一段话不用你逐群去删', 'Copies in several groups are cleared for you'),
    paragraph: both(
      '同样的话十分钟里发到三个群，撤回并私下说明，同时给你留一件待办。',
      'The same text in three groups within ten minutes is recalled and explained, and a case is left for you.',
    ),
    helps: { 'chores.checks': 0.2, 'chores.hours': 0.1 },
    pieces: {
      rules: [
        {
          id: 'no-copies',
          remark: both('多群刷同一段话。', 'The same text in several groups.'),
          title: both('同一段话留一处就好', 'One group is enough for one text'),
          when: 'message',
          if: "facts.length >= 12 && counts.same_text_groups('10m') >= 3",
          do: [
            'recall',
            {
              tell: both(
                '同一段话已经发到三个群了，留一处就好。',
                'You posted the same text in three groups. One is enough.',
              ),
            },
            { case: both('多群刷屏', 'crossposting') },
          ],
          cooldown: { per: 'member', span: '10m' },
        },
      ],
    },
  },
]
