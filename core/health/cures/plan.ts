/** Against “no plan”: newcomers are met, rules are at hand, the week has a beat. */
import { both } from '../../charter/fault.ts'
import type { Cure, RulePiece } from './cure.ts'

/** The welcome names the rules, so at least one has to be there. */
const RULES_ON_WORD: RulePiece = {
  id: 'rules-on-word',
  remark: both('一个词就能看到群规。', 'One word shows the rules.'),
  title: both('发“群规”看群规', 'Write “rules” to see the rules'),
  when: 'message',
  if: both("text.is('群规') || text.is('规则') || text.is('帮助')", "text.is('rules') || text.is('help')"),
  do: [{ reply: both('{rules}', '{rules}') }],
  cooldown: { per: 'group', span: '1m' },
}

export const PLAN_CURES: readonly Cure[] = [
  {
    id: 'welcome',
    problem: 'plan',
    title: both('新人一进群就有人接', 'Every newcomer is met at the door'),
    paragraph: both(
      '两分钟内进群的人合在一起欢迎一次，顺带说清这里做什么、有哪些规矩，不再靠谁刚好在线。',
      'Arrivals within two minutes are welcomed together and told what the place is for and which rules it has, whoever happens to be online.',
    ),
    helps: {
      'chores.welcomes': 0.9,
      'plan.greeted': 1,
      'plan.came-back': 0.2,
      'plan.second-message': 0.2,
      'plan.rules-kept': 0.3,
      'chores.hours': 0.3,
    },
    pieces: {
      welcome: {
        remark: both(
          '新人两分钟内合在一起欢迎。改成你自己的话。',
          'Newcomers of two minutes are welcomed together. Put it into your own words.',
        ),
        say: both(
          '欢迎 {members} 来到{name}！\n先看看群规：\n{rules}\n发一句话介绍自己，大家好认识你。',
          'Welcome {members} to {name}!\nThe rules here:\n{rules}\nSay a word about yourself, so that people know who you are.',
        ),
      },
      rules: [RULES_ON_WORD],
    },
  },
  {
    id: 'rules-at-hand',
    problem: 'plan',
    title: both('发“群规”就能看到群规', 'The rules are one word away'),
    paragraph: both(
      '群规只写在章程里一处；谁发“群规”，谁就看到当前的版本，每周一再提一次。',
      'The rules stand in one place, the charter. Whoever writes “rules” sees today’s version, and every Monday they are named once.',
    ),
    helps: { 'chores.announcements': 0.2, 'plan.rules-kept': 1, 'chores.hours': 0.1 },
    pieces: {
      rules: [
        RULES_ON_WORD,
        {
          id: 'rules-weekly',
          remark: both('每周提一次，免得被刷走。', 'Once a week, so that they do not scroll away.'),
          title: both('每周一 10:00 重申群规', 'The rules are named on Mondays at 10:00'),
          when: { every: 'Mon 10:00', missed: 'skip' },
          do: [
            { say: both('新的一周，群规再放一遍：\n{rules}', 'A new week. The rules, once more:\n{rules}') },
          ],
        },
      ],
    },
  },
  {
    id: 'first-word',
    problem: 'plan',
    title: both('第一次开口就有回音', 'A first message never falls flat'),
    paragraph: both(
      '有人第一次发言，当场回他一句，并在待办里记一件事，让人接着聊下去。',
      'Somebody’s first message gets a reply at once, and a case reminds a person to go on with the talk.',
    ),
    helps: {
      'plan.first-answered': 0.8,
      'plan.second-message': 0.5,
      'plan.came-back': 0.4,
      'fairness.replies-to-newcomers': 0.6,
      'fairness.replies-gap': 0.3,
      'incentives.heard': 0.3,
    },
    pieces: {
      rules: [
        {
          id: 'first-word',
          remark: both(
            '第一次发言的人得到一句回应，再由人接着聊。',
            'A first message gets a reply; a person takes it from there.',
          ),
          title: both('第一次发言，有人回应', 'First messages get an answer'),
          when: 'message',
          if: "member.messages == 0 && member.role == 'member'",
          do: [
            {
              reply: both(
                '{member}，很高兴听到你说话。有什么想问的，直接说就好。',
                '{member}, good to hear from you. If there is anything you want to know, just ask.',
              ),
            },
            { case: both('新人开口', 'first-message') },
          ],
          cap: { per: 'group', 'per-day': 20 },
        },
      ],
    },
  },
  {
    id: 'weekly-beat',
    problem: 'plan',
    title: both('每周固定一个时刻', 'One fixed hour a week'),
    paragraph: both(
      '到点开场，抛出一个谁都答得上的话题。有盼头的群，才会一周一周活下去。',
      'At a fixed hour somebody opens the floor with a topic that everyone can answer. A group with something to come back for lives on.',
    ),
    helps: {
      'plan.days-alive': 0.6,
      'plan.still-alive': 0.6,
      'plan.came-back': 0.3,
      'fairness.attention': 0.2,
    },
    pieces: {
      rules: [
        {
          id: 'weekly-beat',
          remark: both('换成你们自己的时间和话题。', 'Choose your own hour and topic.'),
          title: both('每周日 20:00 聊一个话题', 'A topic every Sunday at 20:00'),
          when: { every: 'Sun 20:00', missed: 'skip' },
          do: [
            {
              say: both(
                '今晚的话题：这一周，你做成了哪件小事？一句话也行。',
                'Tonight’s topic: what small thing worked out for you this week? One sentence will do.',
              ),
            },
          ],
        },
      ],
    },
  },
  {
    id: 'first-days',
    problem: 'plan',
    title: both('前几天一步步带', 'The first days, step by step'),
    paragraph: both(
      '进群第二天还没说话的，私下问一句想聊什么；一周后再问一次。',
      'Who has not written by the second day is asked in private what brought them; once more after a week.',
    ),
    helps: { 'plan.came-back': 0.5, 'plan.second-message': 0.5 },
    pieces: null,
  },
]
