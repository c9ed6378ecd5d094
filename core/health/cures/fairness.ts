/** Against “self-interest”: one measure for owner, managers and members. */
import { both } from '../../charter/fault.ts'
import type { Cure } from './cure.ts'

export const FAIRNESS_CURES: readonly Cure[] = [
  {
    id: 'ads-alike',
    problem: 'fairness',
    title: both('广告规矩，群主也一样', 'One rule on advertising, the owner included'),
    paragraph: both(
      '像广告的消息一律撤回并私下说明，谁发的都一样；再犯逐级加重，最后交给人定。',
      'What looks like advertising is recalled and explained in private, whoever posted it. Each further time weighs more, and in the end a person decides.',
    ),
    helps: {
      'chores.checks': 0.7,
      'fairness.promotion-gap': 0.8,
      'fairness.promotion': 0.7,
      'chores.hours': 0.3,
    },
    pieces: {
      words: [
        {
          name: 'ad-words',
          remark: both(
            '广告常用词，按你们群里的情况增减。',
            'What advertisements say; add what you see in your groups.',
          ),
          words: {
            'zh-CN': [
              '加微信',
              '加V',
              '私聊领取',
              '免费领取',
              '扫码进群',
              '兼职日结',
              '刷单',
              '返利',
              '代理招募',
              '内部优惠',
            ],
            en: [
              'dm me for',
              'limited offer',
              'guaranteed profit',
              'crypto signals',
              'join my channel',
              'boost your traffic',
              'promo code',
              'easy money',
            ],
          },
        },
      ],
      rules: [
        {
          id: 'ads-alike',
          remark: both(
            '没有豁免：群主和管理员一样受约束。',
            'No exemptions: owner and managers are bound as well.',
          ),
          title: both('不发广告，群主也一样', 'No advertising, the owner included'),
          when: 'message',
          if: "text.matches_list('ad-words') || (member.days < 7 && facts.contact && facts.has_link)",
          do: [
            'recall',
            {
              tell: both(
                '这条像是广告，已经撤回。如果不是，告诉管理员就会恢复。',
                'That looked like advertising, so it was recalled. If it was not, tell a manager and it comes back.',
              ),
            },
          ],
          escalate: { within: '24h', steps: ['warn', { mute: '10m' }, 'case'] },
        },
      ],
    },
  },
  {
    id: 'call-all-sparingly',
    problem: 'fairness',
    title: both('@所有人 要省着用', 'Calling everybody is kept rare'),
    paragraph: both(
      '同一个人 24 小时内第二次 @所有人，会收到一句私下提醒，群主也不例外。',
      'Whoever calls everybody twice within a day gets a word in private, the owner included.',
    ),
    helps: { 'fairness.calls': 0.8 },
    pieces: {
      rules: [
        {
          id: 'call-all-sparingly',
          remark: both('每次 @所有人 都打断所有人。', 'Each such call interrupts everyone.'),
          title: both('一天最多 @所有人 一次', 'Everybody is called once a day at most'),
          when: 'message',
          if: 'facts.mentions_all',
          escalate: {
            within: '24h',
            steps: [
              { note: both('{member} 在 {group} @了所有人', '{member} called everybody in {group}') },
              {
                tell: both(
                  '今天已经 @过所有人了。不急的话，合在一条里、明天再发，大家会更愿意看。',
                  'Everybody was called today already. If it can wait, put it into one message tomorrow: more people will read it.',
                ),
              },
            ],
          },
        },
      ],
    },
  },
  {
    id: 'quiet-nights',
    problem: 'fairness',
    title: both('夜里安静', 'Quiet nights'),
    paragraph: both(
      '23 点到 8 点，自动的话一句不发；夜里 @所有人 的，早上提醒他一声。',
      'Between 23:00 and 8:00 nothing automatic is said, and whoever calls everybody at night is told why that hurts.',
    ),
    helps: { 'fairness.calls': 0.3 },
    pieces: {
      quiet: {
        remark: both('这段时间里不主动发言。', 'Nothing is said of its own accord in these hours.'),
        from: '23:00',
        to: '08:00',
      },
      rules: [
        {
          id: 'no-calls-at-night',
          remark: both('夜里 @所有人，私下说一声。', 'Calls at night get a word in private.'),
          title: both('夜里不 @所有人', 'Nobody calls everybody at night'),
          when: 'message',
          if: 'facts.mentions_all && (time.hour >= 23 || time.hour < 8)',
          do: [
            {
              tell: both(
                '夜里 @所有人 会吵醒人。不是急事，放到早上再发。',
                'Calling everybody at night wakes people up. If it is not urgent, send it in the morning.',
              ),
            },
          ],
          cooldown: { per: 'member', span: '12h' },
        },
      ],
    },
  },
  {
    id: 'complaints-heard',
    problem: 'fairness',
    title: both('抱怨有人听', 'Complaints are heard'),
    paragraph: both(
      '有人抱怨，待办里就多一件事；由人去问清楚，并公开回一句。',
      'A complaint becomes a case: a person finds out what is meant and answers in public.',
    ),
    helps: { 'fairness.complaints': 0.5 },
    pieces: {
      words: [
        {
          name: 'complaint-words',
          remark: both('抱怨常用的说法。', 'How people complain.'),
          words: {
            'zh-CN': ['不公平', '凭什么', '太过分', '管理员偏心', '投诉', '没人管'],
            en: ['not fair', 'unfair', 'double standard', 'complaint', 'nobody cares', 'why was i muted'],
          },
        },
      ],
      rules: [
        {
          id: 'complaints-heard',
          remark: both('只开一件事，不自动回话。', 'It only opens a case; no machine answers.'),
          title: both('抱怨会有人跟进', 'Complaints are followed up'),
          when: 'message',
          if: "text.matches_list('complaint-words')",
          do: [{ case: both('成员抱怨', 'complaint') }],
          cooldown: { per: 'member', span: '1h' },
        },
      ],
    },
  },
  {
    id: 'advertising-budget',
    problem: 'fairness',
    title: both('人人有份的推广额度', 'A share of advertising for everybody'),
    paragraph: both(
      '每周几次推广，群主、管理员、成员各有额度，用完就等下周，公开可查。',
      'A few promotions a week for owner, managers and members alike; whoever has used them up waits, and everyone can see it.',
    ),
    helps: { 'fairness.promotion-gap': 1, 'fairness.promotion': 0.5 },
    pieces: null,
  },
  {
    id: 'votes-and-appeals',
    problem: 'fairness',
    title: both('申诉、投票与匿名问询', 'Appeals, votes and pulse surveys'),
    paragraph: both(
      '被处罚的人能申诉，大事由成员投票，每月匿名问一次大家的感受。',
      'Who was sanctioned can appeal, members vote on what matters, and once a month everyone is asked how it feels.',
    ),
    helps: { 'fairness.complaints': 0.6, 'fairness.attention': 0.3 },
    pieces: null,
  },
]
