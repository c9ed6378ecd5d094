/**
 * How often the detectors err on which figures rest. Measured by `npm run eval` (section `checkup`), which fails
 * when what it measures differs from what stands here; the data are not part of this repository.
 */
import { both } from '../charter/fault.ts'
import type { Estimate } from './report.ts'

/** Messages that ask something, in English: 6,330 posts of chat rooms with dialogue acts set by hand. */
export const QUESTION_EN: Estimate = {
  by: both('英文提问识别', 'the detector of questions in English'),
  precision: 0.95,
  recall: 0.69,
  on: both(
    'NPS Chat 聊天语料的 6330 条消息，对话行为由人工标注',
    '6,330 messages of the NPS Chat Corpus, whose dialogue acts were set by hand',
  ),
}

/** The marks were taken off, which no real group does: a lower bound. */
export const QUESTION_ZH: Estimate = {
  by: both('中文提问识别', 'the detector of questions in Chinese'),
  precision: 0.43,
  recall: 0.4,
  on: both(
    '27120 条中文论坛评论和群消息，问号事先去掉：带问号的真实群聊要好得多',
    '27,120 Chinese forum comments and group messages with their question marks taken off: a real group, which writes them, does far better',
  ),
}

/**
 * Whom a message answers, where nothing links it: whoever called its author within five minutes, else whoever wrote
 * before it within five minutes. 15,197 reply links of a Discord community, hidden from the guess.
 */
export const NEXT_ANSWERS: Estimate = {
  by: both('没有引用时，按前后顺序猜的回应对象', 'whom a message answers, guessed from what came before it'),
  precision: 0.79,
  recall: 0.27,
  on: both(
    '一个 Discord 社区的 15197 条引用回复；在几十个话题同时进行的 #ubuntu 频道里，只有 42% 猜对',
    '15,197 reply links of a Discord community; in the #ubuntu channel, where dozens of exchanges run at once, only 42 % are right',
  ),
}

/** Messages that promote something; 0.9 % of the ordinary ones are taken for it. The word lists were made on other ads. */
export const PROMOTION_ZH: Estimate = {
  by: both('中文推广识别', 'the detector of promotion in Chinese'),
  precision: 0.98,
  recall: 0.39,
  on: both(
    '3002 条中文消息（电报群、短信、直播弹幕），其中 1602 条是广告；广告少的群里，准确率会低一些',
    '3,002 Chinese messages of a messenger, of phones and of live chats, 1,602 of them ads; where ads are few, more of what is named is wrong',
  ),
}

/** 0.1 % of the ordinary messages are taken for promotion. */
export const PROMOTION_EN: Estimate = {
  by: both('英文推广识别', 'the detector of promotion in English'),
  precision: 0.58,
  recall: 0.44,
  on: both(
    '43 条英文广告短信，混在 12336 条普通短信和群聊消息里',
    '43 English ads of phones among 12,336 ordinary messages of phones and chats',
  ),
}
