/** Against “value drowns”: questions get an answer, and what was good comes back. */
import { both } from '../../charter/fault.ts'
import type { Cure } from './cure.ts'

export const KNOWLEDGE_CURES: readonly Cure[] = [
  {
    id: 'word-answers',
    problem: 'knowledge',
    title: both('常问的问题自动答', 'What is asked again is answered at once'),
    paragraph: both(
      '先放两个最常见的：价格和时间。把答案换成你的，再照样加上你们群里反复被问的。',
      'Two of the commonest to begin with: price and time. Put in your answers, then add what your group asks again and again.',
    ),
    helps: {
      'chores.repeated': 0.8,
      'knowledge.asked-again': 0.7,
      'knowledge.first-answer': 0.5,
      'knowledge.answered': 0.3,
      'chores.hours': 0.4,
    },
    pieces: {
      words: [
        {
          name: 'price-words',
          remark: both('问价格的说法。', 'How people ask for the price.'),
          words: {
            'zh-CN': ['多少钱', '价格', '怎么收费', '收费吗', '报名费'],
            en: ['how much', 'price', 'pricing', 'what does it cost', 'is it free'],
          },
        },
        {
          name: 'time-words',
          remark: both('问时间的说法。', 'How people ask for the time.'),
          words: {
            'zh-CN': ['几点开始', '什么时候开始', '哪天开始', '时间定了吗'],
            en: ['when does it start', 'what time', 'which day', 'when is it'],
          },
        },
      ],
      rules: [
        {
          id: 'answer-price',
          remark: both('把答案换成你的。', 'Put in your own answer.'),
          title: both('问价格，自动答', 'Questions about the price are answered at once'),
          when: 'message',
          if: "facts.question && text.matches_list('price-words')",
          do: [
            {
              reply: both(
                '价格与报名方式：（在这里写上你的答案）',
                'Price and how to join: (put your answer here)',
              ),
            },
          ],
          cooldown: { per: 'group', span: '10m' },
        },
        {
          id: 'answer-time',
          remark: both('把答案换成你的。', 'Put in your own answer.'),
          title: both('问时间，自动答', 'Questions about the time are answered at once'),
          when: 'message',
          if: "facts.question && text.matches_list('time-words')",
          do: [{ reply: both('时间安排：（在这里写上你的答案）', 'Times: (put your answer here)') }],
          cooldown: { per: 'group', span: '10m' },
        },
      ],
    },
  },
  {
    id: 'open-questions',
    problem: 'knowledge',
    title: both('没人答的问题，每周捞一次', 'Open questions are fished out every week'),
    paragraph: both(
      '每周一早上请大家把还没等到答案的问题再发一遍，管理员照着逐个回。',
      'Every Monday morning whoever still waits for an answer is asked to post the question again, and the managers go through them.',
    ),
    helps: { 'knowledge.answered': 0.5, 'knowledge.top-answerer': 0.3 },
    pieces: {
      roles: [
        {
          name: 'answerer',
          remark: both('谁负责答疑，写明时间。', 'Who answers questions, and when.'),
          duty: both('每周一把没人答的问题逐个回掉', 'Goes through the open questions every Monday'),
        },
      ],
      rules: [
        {
          id: 'open-questions',
          remark: both('补发也有用，所以错过了就晚点发。', 'Late is better than never.'),
          title: both('每周一 09:30 收集没人答的问题', 'Open questions are collected on Mondays at 9:30'),
          when: { every: 'Mon 09:30', missed: 'send-late' },
          do: [
            {
              say: both(
                '上周的问题还没等到答案？回到这里再发一遍，写清前因后果，今天会逐个回。',
                'Did your question of last week stay open? Post it again here, with what you tried. Today they are answered one by one.',
              ),
            },
          ],
        },
      ],
    },
  },
  {
    id: 'questions-to-a-person',
    problem: 'knowledge',
    title: both('新人提问，交到人手里', 'A newcomer’s question reaches a person'),
    paragraph: both(
      '进群一周内的人提问，待办里就有一件事，直到有人处理。',
      'A question by somebody in their first week becomes a case, until a person has seen to it.',
    ),
    helps: {
      'knowledge.answered': 0.5,
      'plan.first-answered': 0.4,
      'fairness.replies-to-newcomers': 0.4,
      'fairness.replies-gap': 0.3,
      'knowledge.top-answerer': 0.2,
    },
    pieces: {
      rules: [
        {
          id: 'newcomer-questions',
          remark: both('第一周的提问不落空。', 'No question of the first week is lost.'),
          title: both('新人的提问有人跟', 'Newcomers’ questions are followed up'),
          when: 'message',
          if: 'facts.question && member.days < 7',
          do: [{ case: both('新人提问', 'newcomer-question') }],
          cap: { per: 'group', 'per-day': 20 },
        },
      ],
    },
  },
  {
    id: 'best-of-week',
    problem: 'knowledge',
    title: both('每周把好东西再捞出来', 'The best of the week comes round again'),
    paragraph: both(
      '周日请大家把这周最值得留下的一条链接或一段话再发一遍，配一句为什么。',
      'On Sundays everyone may post the one link or message of the week worth keeping, with a word on why.',
    ),
    helps: { 'knowledge.gone-by': 0.6 },
    pieces: {
      rules: [
        {
          id: 'best-of-week',
          remark: both('刷走的好东西，每周捞一次。', 'What scrolled away is brought back once a week.'),
          title: both('每周日 18:00 收集本周最佳', 'The best of the week, Sundays at 18:00'),
          when: { every: 'Sun 18:00', missed: 'skip' },
          do: [
            {
              say: both(
                '这周群里哪条消息、哪个链接最值得留下？再发一遍，写一句为什么。',
                'Which message or link of this week is worth keeping? Post it again, with a word on why.',
              ),
            },
          ],
        },
      ],
    },
  },
  {
    id: 'library',
    problem: 'knowledge',
    title: both('问答库、精华与周报', 'A library of answers, highlights and a digest'),
    paragraph: both(
      '从聊天里整理出问题与答案，注明出处；每周一份摘要；新人有一页可看。',
      'Questions and answers cut out of the stream with their source, a weekly digest, and a page for newcomers.',
    ),
    helps: { 'knowledge.gone-by': 0.8, 'knowledge.asked-again': 0.8, 'knowledge.first-answer': 0.4 },
    pieces: null,
  },
]
