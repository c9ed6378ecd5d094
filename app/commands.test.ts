import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from './commands.ts'

test('every file under commands/ is a command that can be called', () => {
  const files = readdirSync(new URL('./commands/', import.meta.url))
    .filter((name) => /^[a-z-]+\.ts$/.test(name))
    .map((name) => name.replace('.ts', ''))
  expect(COMMANDS.map(({ name }) => name).toSorted()).toEqual(files.toSorted())
})

describe.each(COMMANDS)('$name', ({ load, help }) => {
  test('can be loaded, and says what it is for in both languages', async () => {
    expect((await load()).run).toBeTypeOf('function')
    expect(help['zh-CN']).toMatch(/\p{Script=Han}/u)
    expect(help.en).not.toMatch(/\p{Script=Han}/u)
  })
})
