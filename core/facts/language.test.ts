import { expect, test } from 'vitest'
import { languageOf } from './language.ts'
import { normalise } from './normalise.ts'
import { isQuestion } from './question.ts'

test.each([
  ['大家好，今天一起读书', 'zh'],
  ['我在用 TensorFlow 训练模型', 'zh'],
  ['今日は良い天気ですね', 'ja'],
  ['안녕하세요 여러분', 'ko'],
  ['Всем привет, как дела', 'ru'],
  ['Привіт, як твої справи', 'uk'],
  ['مرحبا بكم جميعا', 'ar'],
  ['γεια σας', 'el'],
  ['The build is broken on main', 'en'],
  ['thanks', 'en'],
  ['lorem ipsum dolor', 'und'],
  ['Ich habe leider keine Ahnung davon', 'und'],
  ['123 😀 !!!', 'und'],
  ['', 'und'],
])('language of %j is %s', (text, language) => expect(languageOf(normalise(text))).toBe(language))

test.each([
  '怎么安装？',
  '能用吗',
  '请问哪里能看到文档',
  '有人知道怎么升级吗',
  '为什么我这里报错',
  '这个多少钱',
  'how do I build it',
  'Hi all, is there a way to do that',
  'anyone know a good book',
  'really?',
  'Can you see https://example.com/?a=b',
])('a question: %s', (text) => expect(isQuestion(normalise(text))).toBe(true))

test.each([
  '好的，没什么',
  '我知道怎么做了',
  '?',
  '！？',
  'https://example.com/?',
  'what a day',
  'How nice',
  'Is good.',
  '我也是呢',
  '今天天气不错',
  '',
])('no question: %s', (text) => expect(isQuestion(normalise(text))).toBe(false))
