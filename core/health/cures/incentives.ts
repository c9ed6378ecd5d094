/** Against “no incentives”: what members give is seen and counts. */
import { both } from '../../charter/fault.ts'
import type { Cure } from './cure.ts'

export const INCENTIVES_CURES: readonly Cure[] = [
  {
    id: 'points-for-work',
    problem: 'incentives',
    title: both('认真写的内容记分', 'Work that took effort earns points'),
    paragraph: both(
      '写得长、不是复制粘贴的分享，每次记 3 分，一天最多 9 分；灌水刷不出分。',
      'Long posts of one’s own earn 3 points, 9 a day at most. Chatter and copies earn nothing.',
    ),
    helps: {
      'incentives.creator-share': 0.6,
      'incentives.owner-share': 0.4,
      'incentives.creators-kept': 0.3,
      'incentives.top-person': 0.3,
      'incentives.gini': 0.3,
    },
    pieces: {
      rules: [
        {
          id: 'points-for-work',
          remark: both(
            '只认自己写的长内容；同一段话不重复记分。',
            'Only long posts of one’s own; the same text counts once.',
          ),
          title: both(
            '认真分享，一次 3 分，一天最多 9 分',
            'A thorough post earns 3 points, 9 a day at most',
          ),
          when: 'message',
          if: "facts.length >= 80 && counts.same_text('7d') <= 1",
          do: [{ points: { amount: 3, 'per-day': 9 } }, { tag: both('创作者', 'creator') }],
        },
      ],
    },
  },
  {
    id: 'points-for-answers',
    problem: 'incentives',
    title: both('帮人解答也记分', 'Helping others earns points'),
    paragraph: both(
      '认真回复别人的消息，每次记 1 分，一天最多 5 分，让答疑的人被看见。',
      'A real reply to somebody earns a point, 5 a day at most, so that those who help are seen.',
    ),
    helps: {
      'incentives.heard': 0.6,
      'incentives.thanks-rate': 0.3,
      'incentives.gini': 0.2,
      'knowledge.top-answerer': 0.4,
      'knowledge.answered': 0.2,
    },
    pieces: {
      rules: [
        {
          id: 'points-for-answers',
          remark: both('“好的”“谢谢”太短，不算。', 'A mere “ok” or “thanks” is too short to count.'),
          title: both(
            '认真答复别人，一次 1 分，一天最多 5 分',
            'A real answer earns a point, 5 a day at most',
          ),
          when: 'message',
          if: "message.is_reply && facts.length >= 20 && counts.same_text('24h') <= 1",
          do: [{ points: { amount: 1, 'per-day': 5 } }],
        },
      ],
    },
  },
  {
    id: 'weekly-show',
    problem: 'incentives',
    title: both('每周一次“晒一晒”', 'A weekly show and tell'),
    paragraph: both(
      '给平时不开口的人一个理由和一个时间，把自己做的东西拿出来。',
      'A reason and an hour for those who rarely write to show what they made.',
    ),
    helps: {
      'incentives.creator-share': 0.4,
      'incentives.owner-share': 0.3,
      'incentives.top-person': 0.3,
      'incentives.heard': 0.2,
    },
    pieces: {
      rules: [
        {
          id: 'weekly-show',
          remark: both('换成你们的主题。', 'Choose your own theme.'),
          title: both('每周五 19:00 晒一晒', 'Show and tell every Friday at 19:00'),
          when: { every: 'Fri 19:00', missed: 'skip' },
          do: [
            {
              say: both(
                '晒一晒：这周你做了什么、拍了什么、学会了什么？发一张图或一段话都行，看到喜欢的就夸一句。',
                'Show and tell: what did you make or learn this week? A picture or two sentences will do. Say so when you like something.',
              ),
            },
          ],
        },
      ],
    },
  },
  {
    id: 'regulars-leaving',
    problem: 'incentives',
    title: both('老成员走了，有人去问', 'When a regular leaves, somebody asks why'),
    paragraph: both(
      '常发言的人退群，待办里就多一件事，让管理员问一声原因。',
      'When somebody who wrote often leaves, a case asks a manager to find out why.',
    ),
    helps: { 'incentives.creators-kept': 0.4 },
    pieces: {
      rules: [
        {
          id: 'regulars-leaving',
          remark: both('发过 20 条以上的人退群，交给人回访。', 'Who wrote 20 messages or more is asked why.'),
          title: both('老成员退群会回访', 'Regulars who leave are asked why'),
          when: 'leave',
          if: 'member.messages >= 20',
          do: [{ case: both('老成员退群', 'regular-left') }],
        },
      ],
    },
  },
  {
    id: 'levels-and-badges',
    problem: 'incentives',
    title: both('等级、徽章与任务', 'Levels, badges and quests'),
    paragraph: both(
      '按创作、管理、活跃分开的成长路线，看得见的徽章，带奖励的任务。',
      'Tracks for creators, managers and activists, badges that show, quests with a reward.',
    ),
    helps: {
      'incentives.creators-kept': 0.5,
      'incentives.creator-share': 0.4,
      'incentives.thanks-rate': 0.4,
    },
    pieces: null,
  },
]
