import { expect, test } from 'vitest'
import { createSegmenter } from './segment.ts'

const segmenter = createSegmenter()

test.each([
  ['今天共读摄影书', ['今天', '共读', '摄影', '书']],
  ['南京市长江大桥', ['南京', '京市', '南京市', '长江', '大桥', '长江大桥']],
  ['Hello, WORLD! Café', ['hello', 'world', 'café']],
  ['加我微信abc123', ['加', '我', '微信', 'abc123']],
  ['免費領取', ['免费', '领取']],
  ['ＡＢＣ１２３', ['abc123']],
  ['हिन्दी में', ['हिन्दी', 'में']],
  ['  …！？ 😀 ', []],
  ['', []],
])('%s is cut into words', (text, words) => {
  expect(segmenter.ofText(text)).toEqual(words)
})

test('a query asks for whole words, each once', () => {
  expect(segmenter.ofQuery('长江大桥 长江大桥 Photo photo')).toEqual(['长江大桥', 'photo'])
})

test('a megabyte is cut off, and lone surrogates do no harm', () => {
  expect(segmenter.ofText('书 '.repeat(1_000_000)).length).toBeLessThanOrEqual(20_000)
  expect(segmenter.ofText('书\ud800书\udc00')).toEqual(['书', '书'])
})
