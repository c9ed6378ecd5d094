/** What can be said of questions and of what is shared. */
import { both } from '../../charter/fault.ts'
import { QUESTION_EN, QUESTION_ZH } from '../error-rates.ts'
import { howMany, countWords, exactly, sentence, shareWords, spanWords } from '../figures.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, shareOf, tooFew, type Stated } from '../measures.ts'
import type { Estimate, Metric } from '../report.ts'
import type { Questions } from './questions.ts'
import { SHARE_KINDS, type ShareCount, type ShareKind } from './shares.ts'

export interface KnowledgeMetrics {
  readonly questions: Metric
  readonly answered: Metric
  readonly firstAnswer: Metric
  readonly never: Metric
  readonly askedAgain: Metric
  readonly shared: Metric
  readonly goneBy: Metric
  readonly topAnswerer: Metric
}

export function knowledgeMetrics(
  questions: Questions,
  counted: number,
  shares: Readonly<Record<ShareKind, ShareCount>>,
): KnowledgeMetrics {
  const estimate = questions.inChinese * 2 > questions.asked ? QUESTION_ZH : QUESTION_EN
  return {
    questions: asked(questions, estimate),
    answered: answered(questions, counted, estimate),
    firstAnswer: firstAnswer(questions, estimate),
    never: never(questions, estimate),
    askedAgain: askedAgain(questions, estimate),
    shared: shared(shares),
    goneBy: goneBy(shares),
    topAnswerer: topAnswerer(questions, estimate),
  }
}

function asked({ asked: count }: Questions, estimate: Estimate): Metric {
  return figureOf(count, 'count', count, {
    id: 'knowledge.questions',
    label: both('提问', 'Questions asked'),
    meaning: both(
      '看起来在提问的消息；同一个人十分钟内接着问的算一个，机器人不算。',
      'Messages that ask something; what one person adds within ten minutes counts as one; programs do not count.',
    ),
    finding: sentence((in_) =>
      in_ === 'en'
        ? `Questions asked: ${countWords(count).en}.`
        : `一共问了 ${countWords(count)[in_]} 个问题。`,
    ),
    missing: both('没有消息。', 'There are no messages.'),
    estimate,
  })
}

function answered({ spans }: Questions, counted: number, estimate: Estimate): Metric {
  const share = shareWords(spans.count / Math.max(1, counted))
  return shareOf(spans.count, counted, {
    id: 'knowledge.answered',
    label: both('一天内有人回答', 'Answered within a day'),
    meaning: both(
      '24 小时内有别人回复、点名回应，或在一小时内紧接着（三条之内）说了有内容的话；有话题的平台，看同一话题里的下一条。最后一天的提问还来不及等，不算。',
      'Somebody else replied, named the asker, or was next to say something of substance (within an hour and three messages), all within 24 hours; where there are topics, next in the same topic. Questions of the last day are left out: their day is not over.',
    ),
    finding: both(
      `${share['zh-CN']} 的提问一天内有人回答。`,
      `${share.en} of the questions were answered within a day.`,
    ),
    missing: tooFew(counted, '个提问', 'questions'),
    estimate,
    source: ownBar(
      '30% 得 0 分，90% 得满分；在五份公开记录之间定的。',
      '30 % gives no points, 90 % all; set between five public logs.',
    ),
  })
}

function firstAnswer({ spans }: Questions, estimate: Estimate): Metric {
  const median = spans.count < LEAST_SAMPLE ? null : spans.median()
  const words = spanWords(median ?? 0)
  const metric = figureOf(median, 'milliseconds', spans.count, {
    id: 'knowledge.first-answer',
    label: both('等到回答要多久', 'Time to the first answer'),
    meaning: both(
      '从提问到第一个回答的时间，取中位数；只看 24 小时内答上的。',
      'Median time from a question to its first answer, of those answered within 24 hours.',
    ),
    finding: both(
      `答上的提问里，一半在 ${words['zh-CN']} 内等到回答。`,
      `Of the questions that were answered, half were within ${words.en}.`,
    ),
    missing: tooFew(spans.count, '个有回答的提问', 'answered questions'),
    estimate,
    source: ownBar(
      '一小时得 0 分，两分钟得满分：群聊里问的人往往只等几分钟。',
      'an hour gives no points, two minutes all: in a chat, people wait for minutes.',
    ),
  })
  return { ...metric, interval: median === null ? null : spans.interval() }
}

function never({ never: without, followed }: Questions, estimate: Estimate): Metric {
  const share = shareWords(without / Math.max(1, followed))
  return shareOf(without, followed, {
    id: 'knowledge.never-answered',
    label: both('一直没人回答', 'Never answered'),
    meaning: both(
      '七天里既没有回复、点名，也没有紧接着的回答；最后七天的提问不算。',
      'No reply, no mention and nothing of substance that came next, for seven days. Questions of the last seven days are left out.',
    ),
    finding:
      without === 0
        ? both('每个提问迟早都有人理。', 'Every question was answered sooner or later.')
        : both(
            `${countWords(without)['zh-CN']} 个提问（${share['zh-CN']}）一直没人理。`,
            `Questions never answered: ${countWords(without).en} (${share.en}).`,
          ),
    missing: tooFew(followed, '个提问', 'questions'),
    estimate,
  })
}

function askedAgain({ askedAgain: again, compared }: Questions, estimate: Estimate): Metric {
  const share = shareWords(again / Math.max(1, compared))
  return shareOf(again, compared, {
    id: 'knowledge.asked-again',
    label: both('问过又问', 'Asked again'),
    meaning: both(
      '半小时以前有人用几乎一样的词问过（去掉常用词后三分之二的词相同）；只看自己的词不少于三个的提问，和最近四千个比，因此只会少算。',
      'Somebody had asked it more than half an hour before in nearly the same words (two thirds of all but common words). Only questions of three such words or more, compared with the latest 4,000: rather too few than too many.',
    ),
    finding: both(
      `${share['zh-CN']} 的提问以前几乎原样问过。`,
      `${share.en} of the questions had been asked before in nearly the same words.`,
    ),
    missing: tooFew(compared, '个能比较的提问', 'questions that can be compared'),
    estimate,
    source: ownBar('10% 得 0 分，0.5% 得满分。', '10 % gives no points, 0.5 % all.'),
  })
}

const total = (shares: Readonly<Record<ShareKind, ShareCount>>, field: keyof ShareCount): number =>
  SHARE_KINDS.reduce((sum, kind) => sum + shares[kind][field], 0)

function shared(shares: Readonly<Record<ShareKind, ShareCount>>): Metric {
  const count = total(shares, 'shared')
  const { file, link, article } = shares
  return figureOf(count, 'count', count, {
    id: 'knowledge.shared',
    label: both('分享的文件和链接', 'Files and links shared'),
    meaning: both(
      '带文件、网址、文章或小程序的消息；最后一天的不算。',
      'Messages with a file, a web address, an article or a mini program; those of the last day are left out.',
    ),
    finding: both(
      `分享了 ${exactly(file.shared)} 次文件、${exactly(link.shared)} 次链接、${exactly(article.shared)} 次文章。`,
      `Shared: files ${exactly(file.shared)}, links ${exactly(link.shared)}, articles ${exactly(article.shared)}.`,
    ),
    missing: both('没有消息。', 'There are no messages.'),
  })
}

function goneBy(shares: Readonly<Record<ShareKind, ShareCount>>): Metric {
  const count = total(shares, 'shared')
  const gone = count - total(shares, 'taken')
  const share = shareWords(gone / Math.max(1, count))
  return shareOf(gone, count, {
    id: 'knowledge.gone-by',
    label: both('分享石沉大海', 'Shared and gone by'),
    meaning: both(
      '一天内没人回应、没人点表情，以后也没人再发过的分享。',
      'What nobody answered within a day, nobody reacted to and nobody shared again.',
    ),
    finding: both(
      `分享的东西有 ${share['zh-CN']} 没人接话，也再没出现过。`,
      `${share.en} of what was shared went by: no answer, no reaction, never shared again.`,
    ),
    missing: tooFew(count, '次分享', 'things shared'),
    source: ownBar('70% 得 0 分，10% 得满分。', '70 % gives no points, 10 % all.'),
  })
}

function topAnswerer({ answerers, spans }: Questions, estimate: Estimate): Metric {
  const most = Math.max(0, ...[...answerers.values()].map(({ answers }) => answers))
  const share = shareWords(most / Math.max(1, spans.count))
  const stated: Stated = {
    id: 'knowledge.top-answerer',
    label: both('回答靠一个人', 'Answers by one person'),
    meaning: both('答得最多的人占全部首答的比例。', 'Share of the first answers that one person gave.'),
    finding: both(
      `答得最多的一个人占了 ${share['zh-CN']}，共有 ${exactly(answerers.size)} 人答过。`,
      `One person gave ${share.en} of the answers; ${howMany(answerers.size, 'person', 'people')} gave any.`,
    ),
    missing: tooFew(spans.count, '个有回答的提问', 'answered questions'),
    estimate,
    source: ownBar(
      '50% 得 0 分，10% 得满分：一个人走了，知识不该跟着走。',
      '50 % gives no points, 10 % all: knowledge should not leave with one person.',
    ),
  }
  return shareOf(most, spans.count, stated)
}
