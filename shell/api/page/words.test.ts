import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Words = Readonly<Record<string, unknown>>

async function read(name: string): Promise<Words> {
  const module = (await import(new URL(`words-${name}.js`, import.meta.url).href)) as Record<string, Words>
  return module[name] ?? {}
}

const paths = (words: Words): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? paths(value as Words).map((rest) => `${key}.${rest}`)
      : [`${key}: ${typeof value}`],
  )

const [zh, en] = [await read('zh'), await read('en')]
const page = ['acts', 'cases', 'composer', 'feed', 'house', 'page', 'tasks', 'trace']
  .map((file) => readFileSync(new URL(`${file}.js`, import.meta.url), 'utf8'))
  .join('\n')

test('the page has the same words in both languages', () => {
  expect(paths(zh).length).toBeGreaterThan(100)
  expect(paths(zh).sort()).toEqual(paths(en).sort())
})

test('every word that the page uses exists, and none is left over', () => {
  const used = new Set([...page.matchAll(/\bwords\.(\w+)(?!\w*')/g)].map(([, word]) => word ?? ''))
  used.delete('js')
  expect([...used].sort()).toEqual(Object.keys(en).sort())
})

test('no language borrows the letters of the other', () => {
  const texts = (words: Words): string[] =>
    Object.values(words).flatMap((value) =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? texts(value as Words)
          : [],
    )
  const han = /[\u4e00-\u9fff]/
  const { language: switchToEnglish, ...chinese } = zh
  const { language: switchToChinese, ...english } = en
  expect([switchToEnglish, switchToChinese]).toEqual(['English', '中文'])
  expect(texts(english).filter((text) => han.test(text))).toEqual([])
  expect(texts(chinese).filter((text) => !han.test(text) && text.trim() !== '，')).toEqual([])
})
