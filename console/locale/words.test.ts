import { readFileSync, readdirSync } from 'node:fs'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const Words: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), Words])))
interface Tree {
  readonly [key: string]: string | Tree
}

const namesOf = (language: string) => readdirSync(new URL(`./${language}`, import.meta.url)).sort()

function wordsOf(language: string, file: string): ReadonlyMap<string, string> {
  const text = readFileSync(new URL(`./${language}/${file}`, import.meta.url), 'utf8')
  return new Map(flat(Words.parse(JSON.parse(text)), ''))
}

function flat(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  )
}

/** Names of what is filled in, whatever its form. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return argumentsOf(element.children)
    const inside =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => argumentsOf(value))
        : []
    return [element.value, ...inside]
  })
}

const fillIns = (message: string) => [...new Set(argumentsOf(parse(message)))].sort()

/** Names that are the same in both languages, and what is filled in, are not English. */
const hasEnglish = (message: string) =>
  /[a-z]{3}/.test(
    message.replaceAll(
      /\{[^}]*\}|<[^>]*>|Folkmoot|Telegram|Discord|Webhook|WhatsApp|Slack|Signal|Matrix|Zulip|ChatLab|QQ Chat Exporter/g,
      '',
    ),
  )

test('both languages have the same files', () => {
  expect(namesOf('zh-CN')).toEqual(namesOf('en'))
})

describe.each(namesOf('en'))('%s', (file) => {
  const english = wordsOf('en', file)
  const chinese = wordsOf('zh-CN', file)

  test('says the same things in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('every message can be read, and fills in the same values', () => {
    const different = [...english].filter(([key, message]) => {
      const other = chinese.get(key)
      return other !== undefined && fillIns(message).join() !== fillIns(other).join()
    })
    expect(different.map(([key]) => key)).toEqual([])
  })

  test('nothing is left empty or untranslated', () => {
    const bare = [...chinese].filter(
      ([key, message]) => message.trim() === '' || (message === english.get(key) && hasEnglish(message)),
    )
    expect(bare.map(([key]) => key)).toEqual([])
  })

  test('Chinese has Chinese punctuation', () => {
    const latin = [...chinese].filter(([, message]) =>
      /\p{Script=Han}[,;!?]|\p{Script=Han}\.(?:\s|$)/u.test(message),
    )
    expect(latin.map(([key]) => key)).toEqual([])
  })
})
