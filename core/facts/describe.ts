/** The facts that conditions may name. Names are stored in charters for ever: append, never rename. */
import { KNOWN_TYPES } from '../chat/message.ts'
import type { MessageFacts } from './message-facts.ts'

interface Described<Type extends string, Value> {
  /** As conditions write it, after `facts.`. */
  readonly name: string
  readonly type: Type
  /** `form`: there or not, countable. `statistical`: a guess, never enough for what cannot be taken back. */
  readonly nature: 'form' | 'statistical'
  readonly label: { readonly 'zh-CN': string; readonly en: string }
  readonly help: { readonly 'zh-CN': string; readonly en: string }
  readonly get: (facts: MessageFacts) => Value
}

export type DescribedFact =
  | Described<'bool', boolean>
  | Described<'int' | 'double', number>
  | Described<'string', string>
  | Described<'list<string>', readonly string[]>

export const FACTS: readonly DescribedFact[] = [
  {
    name: 'has_link',
    type: 'bool',
    nature: 'form',
    label: { 'zh-CN': '含链接', en: 'Has a link' },
    help: {
      'zh-CN': '消息里有网址，包括没写 http 的 example.com',
      en: 'The message holds a web address, also one without http, such as example.com',
    },
    get: (facts) => facts.links.length > 0,
  },
  {
    name: 'link_count',
    type: 'int',
    nature: 'form',
    label: { 'zh-CN': '链接数', en: 'Number of links' },
    help: { 'zh-CN': '不同网址的个数', en: 'How many different web addresses the message holds' },
    get: (facts) => facts.links.length,
  },
  {
    name: 'domains',
    type: 'list<string>',
    nature: 'form',
    label: { 'zh-CN': '链接的域名', en: 'Domains of the links' },
    help: {
      'zh-CN': '每个链接的注册域名，例如 news.example.com.cn 写作 example.com.cn',
      en: 'The registered domain of each link: news.example.co.uk counts as example.co.uk',
    },
    get: (facts) => [...new Set(facts.links.map((link) => link.domain))],
  },
  {
    name: 'mention_count',
    type: 'int',
    nature: 'form',
    label: { 'zh-CN': '提到的人数', en: 'People mentioned' },
    help: { 'zh-CN': '消息里 @ 了多少个不同的人', en: 'How many different people the message mentions' },
    get: (facts) => facts.mentions.length,
  },
  {
    name: 'mentions_all',
    type: 'bool',
    nature: 'form',
    label: { 'zh-CN': '@所有人', en: 'Mentions everyone' },
    help: { 'zh-CN': '消息 @ 了全体成员', en: 'The message mentions the whole group' },
    get: (facts) => facts.mentionsAll,
  },
  {
    name: 'forms',
    type: 'list<string>',
    nature: 'form',
    label: { 'zh-CN': '内容类型', en: 'Kinds of content' },
    help: {
      'zh-CN': '消息由哪些内容组成：text、image、voice、video、file、red-packet 等',
      en: 'What the message consists of: text, image, voice, video, file, red-packet and so on',
    },
    get: (facts) => KNOWN_TYPES.filter((type) => facts.has(type)),
  },
  {
    name: 'contact',
    type: 'bool',
    nature: 'form',
    label: { 'zh-CN': '含联系方式', en: 'Has contact details' },
    help: {
      'zh-CN': '消息里有电话、微信号、QQ 号、邮箱、Telegram 账号或钱包地址',
      en: 'The message holds a phone number, WeChat id, QQ number, e-mail address, Telegram account or wallet',
    },
    get: (facts) => facts.contacts.length > 0,
  },
  {
    name: 'contacts',
    type: 'list<string>',
    nature: 'form',
    label: { 'zh-CN': '联系方式种类', en: 'Kinds of contact details' },
    help: {
      'zh-CN': '出现的种类：phone、wechat、qq、email、telegram、wallet',
      en: 'The kinds that occur: phone, wechat, qq, email, telegram, wallet',
    },
    get: (facts) => [...new Set(facts.contacts.map((contact) => contact.kind))],
  },
  {
    name: 'length',
    type: 'int',
    nature: 'form',
    label: { 'zh-CN': '字数', en: 'Length' },
    help: {
      'zh-CN': '看得见的字符数，空格不算，最多数到两万',
      en: 'Visible characters without spaces, counted up to 20,000',
    },
    get: (facts) => facts.length,
  },
  {
    name: 'lines',
    type: 'int',
    nature: 'form',
    label: { 'zh-CN': '行数', en: 'Lines' },
    help: { 'zh-CN': '文字有多少行，没有文字时为 0', en: 'How many lines of text there are; 0 without text' },
    get: (facts) => facts.lines,
  },
  {
    name: 'emoji_ratio',
    type: 'double',
    nature: 'statistical',
    label: { 'zh-CN': '表情占比', en: 'Share of emoji' },
    help: { 'zh-CN': '表情符号占全部字符的比例，0 到 1', en: 'Emoji as a share of all characters, 0 to 1' },
    get: (facts) => facts.emojiRatio,
  },
  {
    name: 'digit_ratio',
    type: 'double',
    nature: 'statistical',
    label: { 'zh-CN': '数字占比', en: 'Share of digits' },
    help: { 'zh-CN': '数字占全部字符的比例，0 到 1', en: 'Digits as a share of all characters, 0 to 1' },
    get: (facts) => facts.digitRatio,
  },
  {
    name: 'repeat_ratio',
    type: 'double',
    nature: 'statistical',
    label: { 'zh-CN': '重复占比', en: 'Share of repetition' },
    help: {
      'zh-CN': '与前文重复的相邻字对占比，0 到 1；长文自然偏高，最好同时限定字数',
      en: 'Share of character pairs that stood earlier in the text, 0 to 1; rises with length, so name a length as well',
    },
    get: (facts) => facts.repeatRatio,
  },
  {
    name: 'language',
    type: 'string',
    nature: 'statistical',
    label: { 'zh-CN': '语言', en: 'Language' },
    help: {
      'zh-CN': '按文字推断：zh、en、ja、ko、ru 等，看不出时为 und',
      en: 'Guessed from the letters: zh, en, ja, ko, ru and so on; und when they do not tell',
    },
    get: (facts) => facts.language,
  },
  {
    name: 'question',
    type: 'bool',
    nature: 'statistical',
    label: { 'zh-CN': '像提问', en: 'Looks like a question' },
    help: {
      'zh-CN': '以问号结尾，或用了常见的问法；拿不准时算不是',
      en: 'Ends with a question mark or is worded like a question; counts as none when in doubt',
    },
    get: (facts) => facts.question,
  },
]
