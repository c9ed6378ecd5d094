/** Facts of the message, as conditions name them. */
import type { MessageFacts } from '../../facts/message-facts.ts'
import { WITH_TEXT, type Term, type TermType } from './term.ts'

interface Fact {
  readonly type: TermType
  readonly nature: Term['nature']
  readonly get: (facts: MessageFacts) => boolean | number | string | readonly string[]
  readonly zh: readonly [string, string]
  readonly en: readonly [string, string]
}

/** By name, without `facts.`. */
export const FACTS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  [
    'link_count',
    {
      type: 'int',
      nature: 'exact',
      get: (facts) => facts.links.length,
      zh: ['链接数', '消息里的链接个数'],
      en: ['Links', 'How many links the message has'],
    },
  ],
  [
    'domains',
    {
      type: 'list<string>',
      nature: 'exact',
      get: (facts) => facts.links.map((link) => link.domain),
      zh: ['链接域名', '链接的注册域名，例如 "example.com" in facts.domains'],
      en: ['Domains', 'Registrable domains of the links: "example.com" in facts.domains'],
    },
  ],
  [
    'mention_count',
    {
      type: 'int',
      nature: 'exact',
      get: (facts) => facts.mentions.length,
      zh: ['提及人数', '消息里提及的人数'],
      en: ['Mentions', 'How many people the message mentions'],
    },
  ],
  [
    'mentions_all',
    {
      type: 'bool',
      nature: 'exact',
      get: (facts) => facts.mentionsAll,
      zh: ['提及所有人', '消息提及了所有人'],
      en: ['Mentions everyone', 'The message mentions the whole group'],
    },
  ],
  [
    'language',
    {
      type: 'string',
      nature: 'statistical',
      get: (facts) => facts.language,
      zh: ['语言', '文字的语言：zh、en、ja、ko、ru 等，判断不出时为 und'],
      en: ['Language', 'Language of the text: zh, en, ja, ko, ru, …, or und'],
    },
  ],
  [
    'length',
    {
      type: 'int',
      nature: 'exact',
      get: (facts) => facts.length,
      zh: ['字数', '不计空格的字符数'],
      en: ['Length', 'Characters without spaces'],
    },
  ],
  [
    'lines',
    {
      type: 'int',
      nature: 'exact',
      get: (facts) => facts.lines,
      zh: ['行数', '文字的行数'],
      en: ['Lines', 'Lines of the text'],
    },
  ],
  [
    'emoji_ratio',
    {
      type: 'double',
      nature: 'statistical',
      get: (facts) => facts.emojiRatio,
      zh: ['表情占比', '表情符号占全部字符的比例，0 到 1'],
      en: ['Share of emoji', 'Share of the characters that are emoji, 0 to 1'],
    },
  ],
  [
    'digit_ratio',
    {
      type: 'double',
      nature: 'statistical',
      get: (facts) => facts.digitRatio,
      zh: ['数字占比', '数字占全部字符的比例，0 到 1'],
      en: ['Share of digits', 'Share of the characters that are digits, 0 to 1'],
    },
  ],
  [
    'repeat_ratio',
    {
      type: 'double',
      nature: 'statistical',
      get: (facts) => facts.repeatRatio,
      zh: ['重复占比', '重复出现的内容占比，0 到 1'],
      en: ['Share of repetition', 'Share of the text that repeats itself, 0 to 1'],
    },
  ],
  [
    'contact',
    {
      type: 'bool',
      nature: 'exact',
      get: (facts) => facts.contacts.length > 0,
      zh: ['含联系方式', '出现电话、微信号、QQ 号、邮箱、钱包地址等'],
      en: ['Contact information', 'Holds a phone number, WeChat or QQ id, e-mail address, wallet, …'],
    },
  ],
  [
    'question',
    {
      type: 'bool',
      nature: 'statistical',
      get: (facts) => facts.question,
      zh: ['是提问', '这条消息像是在提问'],
      en: ['Question', 'The message seems to ask something'],
    },
  ],
])

export const FACT_TERMS: readonly Term[] = [...FACTS].map(([name, fact]) => ({
  name: `facts.${name}`,
  type: fact.type,
  takes: null,
  on: WITH_TEXT,
  nature: fact.nature,
  label: { 'zh-CN': fact.zh[0], en: fact.en[0] },
  help: { 'zh-CN': fact.zh[1], en: fact.en[1] },
}))
