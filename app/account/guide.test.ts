import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkSettings } from '../../core/ports/account-settings.ts'
import { CONNECTORS } from '../platforms.ts'
import { readCall, readPairs } from './call.ts'

describe.each(['en', 'zh-CN'])('the guide in %s', (language) => {
  const page = readFileSync(new URL(`../../docs/guide/${language}/connect.md`, import.meta.url), 'utf8')
  const commands = [...page.replaceAll(/\\\n\s*/g, '').matchAll(/npx folkmoot account (add [^\n`]+)/g)]
  const words = commands.map(([, line = '']) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  )

  test('names every platform that can be connected', () => {
    expect(new Set(words.map(([, platform]) => platform))).toEqual(
      new Set(CONNECTORS.map(({ platform }) => platform)),
    )
  })

  test.each(words)('%s %s … can be called as it stands', (...line) => {
    const call = readCall(line)
    const fields = CONNECTORS.find(({ platform }) => platform === call?.word)?.settings ?? []
    const settings = readPairs(call?.pairs ?? [], fields)
    if (typeof settings === 'string') throw new Error(`${settings} is no setting`)
    const secrets = fields.filter(({ type }) => type === 'secret').map(({ name }) => name)
    expect(call?.community).not.toBeNull()
    expect(checkSettings(fields, settings, secrets)).toEqual([])
  })
})

test.each(CONNECTORS.map((kind) => [kind.platform, kind] as const))(
  'the settings of %s speak both languages',
  (_platform, { settings = [] }) => {
    for (const { name, label, help } of settings) {
      expect(label['zh-CN'], name).toMatch(/\p{Script=Han}/u)
      expect(help['zh-CN'], name).toMatch(/\p{Script=Han}/u)
      expect(`${label.en}${help.en.replaceAll(/（[^）]*）/g, '')}`, name).not.toMatch(/\p{Script=Han}/u)
    }
  },
)
