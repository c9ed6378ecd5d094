/** What is true or false of a message, in words: one line for each term that is a test. */
import type { Language } from '../../charter/compiled.ts'
import { both } from '../../charter/fault.ts'

export type Worded = Readonly<Record<Language, string>>

/** What a test was given, and what it found. */
export interface Tested {
  readonly met: boolean
  /** Its literal texts. */
  readonly literals: readonly string[]
  /** Words that were found in the text; null where the test looks for none. */
  readonly found: readonly string[] | null
}

/** The test in words as it came out; null for a term that is no test. */
export function wordedTest(term: string, tested: Tested): Worded | null {
  const words = PLAIN[term]
  if (words !== undefined) return words[tested.met ? 0 : 1]
  return WITH_TEXT[term]?.(tested) ?? null
}

export const quoted = (text: string): Worded => both(`“${text}”`, `“${text}”`)

/** The first few of many, and how many more there are. */
export function quotedList(texts: readonly string[]): Worded {
  const shown = texts.slice(0, MOST_NAMED)
  const more = texts.length - shown.length
  const zh = shown.map((text) => `“${text}”`).join('')
  const en = shown.map((text) => `“${text}”`).join(', ')
  return both(more > 0 ? `${zh}等 ${texts.length} 个` : zh, more > 0 ? `${en} and ${more} more` : en)
}

const MOST_NAMED = 3

const PLAIN: Readonly<Record<string, readonly [met: Worded, unmet: Worded]>> = {
  'facts.has_link': [
    both('消息里有链接', 'the message has a link'),
    both('消息里没有链接', 'the message has no link'),
  ],
  'facts.mentions_all': [
    both('消息 @ 了所有人', 'the message mentions everyone'),
    both('消息没有 @ 所有人', 'the message does not mention everyone'),
  ],
  'facts.contact': [
    both('消息里有联系方式', 'the message has contact details'),
    both('消息里没有联系方式', 'the message has no contact details'),
  ],
  'facts.question': [
    both('看起来在提问', 'it looks like a question'),
    both('看起来不是提问', 'it does not look like a question'),
  ],
  'message.is_reply': [
    both('这是一条回复', 'it answers another message'),
    both('这不是回复', 'it answers no other message'),
  ],
  'message.is_edit': [both('这是一次编辑', 'it is an edit'), both('这不是编辑', 'it is not an edit')],
}

const WITH_TEXT: Readonly<Record<string, (tested: Tested) => Worded>> = {
  'message.has': ({ met, literals: [part = ''] }) => {
    const name = PARTS[part] ?? quoted(part)
    return met
      ? both(`消息里有${name['zh-CN']}`, `the message has ${name.en}`)
      : both(`消息里没有${name['zh-CN']}`, `the message does not have ${name.en}`)
  },
  'text.contains': ({ met, literals: [text = ''] }) =>
    met
      ? both(`文字里有“${text}”`, `the text has “${text}”`)
      : both(`文字里没有“${text}”`, `the text does not have “${text}”`),
  'text.is': ({ met, literals: [text = ''] }) =>
    met
      ? both(`整条文字就是“${text}”`, `the whole text is “${text}”`)
      : both(`整条文字不是“${text}”`, `the whole text is not “${text}”`),
  'text.starts_with': ({ met, literals: [text = ''] }) =>
    met
      ? both(`文字以“${text}”开头`, `the text starts with “${text}”`)
      : both(`文字不以“${text}”开头`, `the text does not start with “${text}”`),
  'text.ends_with': ({ met, literals: [text = ''] }) =>
    met
      ? both(`文字以“${text}”结尾`, `the text ends with “${text}”`)
      : both(`文字不以“${text}”结尾`, `the text does not end with “${text}”`),
  'text.matches': ({ met, literals: [pattern = ''] }) =>
    met
      ? both(`文字符合写法 ${pattern}`, `the text matches ${pattern}`)
      : both(`文字不符合写法 ${pattern}`, `the text does not match ${pattern}`),
  'text.matches_any': ({ met, literals, found }) => {
    const names = quotedList(met && found !== null && found.length > 0 ? found : literals)
    return met
      ? both(`出现了${names['zh-CN']}`, `the text has ${names.en}`)
      : both(`没有出现${names['zh-CN']}`, `the text has none of ${names.en}`)
  },
  'text.matches_list': ({ met, literals: [list = ''], found }) => {
    const names = quotedList(found ?? [])
    if (!met) return both(`没有出现词表“${list}”里的词`, `the text has no word of the list “${list}”`)
    return both(
      `出现了词表“${list}”里的${names['zh-CN'] || '词'}`,
      `the text has ${names.en || 'a word'} of the list “${list}”`,
    )
  },
}

const PARTS: Readonly<Record<string, Worded>> = {
  text: both('文字', 'text'),
  mention: both('提及', 'a mention'),
  link: both('链接', 'a link'),
  image: both('图片', 'an image'),
  voice: both('语音', 'a voice message'),
  video: both('视频', 'a video'),
  file: both('文件', 'a file'),
  sticker: both('表情包', 'a sticker'),
  contact: both('名片', 'a contact card'),
  'mini-program': both('小程序', 'a mini-program'),
  article: both('文章', 'an article'),
  location: both('位置', 'a location'),
  poll: both('投票', 'a poll'),
  'red-packet': both('红包', 'a red packet'),
  forwarded: both('转发的聊天记录', 'a forwarded chat'),
}
