/** What can be asked of a message's text and parts. Texts are compared after normalisation. */
import { WITH_TEXT, type Argument, type Term } from './term.ts'

function test(
  name: string,
  takes: Argument,
  zh: readonly [string, string],
  en: readonly [string, string],
): Term {
  return {
    name,
    type: 'bool',
    takes: [takes],
    on: WITH_TEXT,
    nature: 'exact',
    label: { 'zh-CN': zh[0], en: en[0] },
    help: { 'zh-CN': zh[1], en: en[1] },
  }
}

export const TEXT_TERMS: readonly Term[] = [
  test(
    'message.has',
    'part',
    ['包含某种内容', '消息含有图片、链接、文件等，例如 message.has("image")'],
    ['Has a part', 'The message has an image, a link, a file, …: message.has("image")'],
  ),
  test(
    'text.contains',
    'text',
    ['文字包含', '规范化后的文字里任意位置出现这段字，"ad" 也会命中 "read"'],
    ['Text contains', 'The normalised text has these characters anywhere: "ad" is found in "read", too'],
  ),
  test(
    'text.is',
    'text',
    ['文字等于', '规范化后的整条文字就是这段字'],
    ['Text is', 'The whole normalised text equals this'],
  ),
  test(
    'text.starts_with',
    'text',
    ['文字开头是', '规范化后的文字以这段字开头'],
    ['Text starts with', 'The normalised text starts with this'],
  ),
  test(
    'text.ends_with',
    'text',
    ['文字结尾是', '规范化后的文字以这段字结尾'],
    ['Text ends with', 'The normalised text ends with this'],
  ),
  test(
    'text.matches_any',
    'words',
    ['出现任一词语', '出现列出的任一词语；英文按整词匹配'],
    ['Has any of these words', 'One of the listed words occurs; Latin words count as whole words only'],
  ),
  test(
    'text.matches_list',
    'list',
    ['命中词表', '出现章程词表中的任一词语'],
    ['Has a word of a list', 'A word of this word list of the charter occurs'],
  ),
  test(
    'text.matches',
    'pattern',
    ['匹配正则', '符合 RE2 正则表达式，耗时与文字长度成正比'],
    ['Matches a pattern', 'The text matches this RE2 pattern; time grows only with the length of the text'],
  ),
]
