import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from './replay.ts'

const CHARTER = `
folkmoot: 1
name: Test
purpose: To test
language: en
timezone: UTC
groups:
  hall: { for: Talking }
rules:
  - id: links
    title: No links
    when: message
    if: 'facts.link_count > 0'
    do: [recall]
`

const line = (minute: number, sender: string, text: string) =>
  JSON.stringify({
    group: 'club/hall',
    id: `m${minute}`,
    time: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    sender,
    text,
    kind: 'message',
  })

let folder: string
let charter: string
const printed: string[] = []
const complained: string[] = []

const file = async (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-command-'))
  charter = await file('charter.yaml', CHARTER)
  printed.length = 0
  complained.length = 0
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

describe('folkmoot replay', () => {
  const history = [line(2, 'bo', 'see https://example.org/a'), line(1, 'ann', 'good morning')].join('\n')

  it('reads wall clocks in the zone that is given', async () => {
    const log = await file('#hall.weechatlog', '2026-01-05 21:40:12\tann\thello\n')
    expect(await run([log, '--charter', charter, '--tz', 'Asia/Shanghai', '--json'])).toBe(0)
    expect(JSON.parse(printed.join(''))).toMatchObject({ from: '2026-01-05T13:40:12.000Z' })
    expect(await run([log, '--charter', charter, '--tz', 'Mars/One'])).toBe(1)
  })

  it('prints one JSON object that counts what would have happened', async () => {
    const log = await file('log.jsonl.gz', gzipSync(`${history}\n`))
    expect(await run([log, '--charter', charter, '--json'])).toBe(0)
    expect(printed.length).toBe(1)
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      events: 2,
      decisions: { total: 2, fired: 1, byRule: { links: 1 }, byRole: { member: 1 } },
      actions: { total: 1, byRule: { links: 1 }, byKind: { recall: 1 }, byRole: { member: 1 } },
      membersHit: { total: 1 },
      late: 0,
      held: {},
      examples: { links: [{ name: 'bo', actions: ['recall'] }] },
    })
  })

  it.each([
    ['en', 'links: once'],
    ['zh-CN', 'links：1 次'],
  ])('tells it to a person in %s', async (language, expected) => {
    const log = await file('log.jsonl', `${history}\n`)
    expect(await run([log, '--charter', charter, '--lang', language])).toBe(0)
    expect(printed.join('\n')).toContain(expected)
  })

  it.each([
    ['en', 'nowhere.yaml:1:1 error there is no such file'],
    ['zh-CN', 'nowhere.yaml:1:1 错误 没有这个文件'],
  ])('says in %s that there is no such charter', async (language, expected) => {
    const log = await file('log.jsonl', `${history}\n`)
    expect(await run([log, '--charter', join(folder, 'nowhere.yaml'), '--lang', language])).toBe(1)
    expect(complained.join('\n')).toContain(expected)
    expect(printed).toEqual([])
  })

  it('keeps escape sequences of a chat away from the terminal', async () => {
    const log = await file('log.jsonl', `${line(1, 'bo', '\u001B[2J https://example.org')}\n`)
    expect(await run([log, '--charter', charter, '--lang', 'en'])).toBe(0)
    expect(printed.join('\n')).not.toContain('\u001B')
  })

  it('names file, place and what was read of a history that is cut off', async () => {
    const log = await file('log.jsonl', `${history}\n${line(3, 'bo', 'cut').slice(0, 30)}`)
    expect(await run([log, '--charter', charter, '--json', '--lang', 'en'])).toBe(1)
    expect(printed).toEqual([])
    expect(complained.join('\n')).toMatch(/log\.jsonl, line 3: .*2 events were read/)
  })

  it('says what is wrong with the charter, and where', async () => {
    const faulty = await file('faulty.yaml', CHARTER.replace('when:', 'wen:'))
    const log = await file('log.jsonl', `${history}\n`)
    expect(await run([log, '--charter', faulty, '--lang', 'en'])).toBe(1)
    expect(complained.join('\n')).toContain('faulty.yaml:12:5 error unknown field')
  })

  it('refuses a kind that the charter does not have', async () => {
    const log = await file('log.jsonl', `${history}\n`)
    expect(await run([log, '--charter', charter, '--kind', 'attic', '--lang', 'en'])).toBe(1)
    expect(complained.join('\n')).toContain('only: hall')
  })

  it.each([[[]], [['log.jsonl']], [['--charter', 'c.yaml']], [['log.jsonl', '--charter', 'c', '--wat']]])(
    'called as %j it shows how it is called',
    async (args) => {
      expect(await run(args)).toBe(2)
    },
  )
})
