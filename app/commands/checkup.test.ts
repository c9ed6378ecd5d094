import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkCharter } from '../../core/charter/check.ts'
import { run } from './checkup.ts'

const line = (minute: number, sender: string, text: string) =>
  JSON.stringify({
    group: 'club/hall',
    id: `m${minute}`,
    time: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    sender,
    text,
    kind: 'message',
  })

/** Thirty days of forty people of whom few are heard. */
const HISTORY = Array.from({ length: 600 }, (_, place) =>
  line(place * 70, `member-${(place * 7) % 40}`, place % 5 === 0 ? 'how do I join?' : `word ${place}`),
).join('\n')

let folder: string
const printed: string[] = []
const complained: string[] = []

const file = async (name: string, content: string) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-command-'))
  printed.length = 0
  complained.length = 0
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

describe('folkmoot checkup', () => {
  it('prints the report as one JSON object', async () => {
    const log = await file('log.jsonl', HISTORY)
    expect(await run([log, '--json', '--tz', 'Asia/Shanghai', '--owner', 'member-7'])).toBe(0)
    expect(printed).toHaveLength(1)
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      checkup: 1,
      history: {
        messages: 600,
        members: 40,
        zone: { name: 'Asia/Shanghai', from: 'given' },
        files: [{ name: 'log.jsonl', records: 600, broken: 0 }],
      },
      roles: { from: 'given', owner: { name: 'member-7' } },
      problems: [
        { id: 'plan' },
        { id: 'incentives' },
        { id: 'knowledge' },
        { id: 'fairness' },
        { id: 'chores' },
      ],
      groups: [{ messages: 600 }],
    })
  })

  it.each([
    ['en', ['600 messages, 40 members', 'Plan', 'Chores', '--html']],
    ['zh-CN', ['600 条消息，40 位成员', '规划', '杂务', '--html']],
  ])('tells it to a person in %s', async (language, expected) => {
    const log = await file('log.jsonl', HISTORY)
    expect(await run([log, '--lang', language])).toBe(0)
    for (const words of expected) expect(printed.join('\n')).toContain(words)
  })

  it('says that the zone is this machine’s when nobody named one', async () => {
    const log = await file('log.jsonl', HISTORY)
    expect(await run([log, '--lang', 'en'])).toBe(0)
    expect(printed.join('\n')).toContain('--tz ZONE')
    printed.length = 0
    expect(await run([log, '--lang', 'en', '--tz', 'UTC'])).toBe(0)
    expect(printed.join('\n')).not.toContain('--tz ZONE')
  })

  it('writes the page and a draft charter without faults', async () => {
    const log = await file('log.jsonl', HISTORY)
    const [page, charter] = [join(folder, 'report.html'), join(folder, 'charter.yaml')]
    expect(await run([log, '--lang', 'en', '--tz', 'UTC', '--html', page, '--charter', charter])).toBe(0)
    const html = await readFile(page, 'utf8')
    expect(html).toContain('<html lang="en">')
    expect(html).not.toContain(folder)
    const source = await readFile(charter, 'utf8')
    expect(checkCharter({ source, file: charter, files: {} }).faults).toEqual([])
    expect(source).toContain('mode: dry')
    expect(printed.join('\n')).toContain(page)
  })

  it.each([
    ['en', 'Not very sure|Too little data'],
    ['zh-CN', '把握小|数据不够'],
  ])('says in %s of three messages what cannot be said', async (language, expected) => {
    const log = await file(
      'log.jsonl',
      [line(1, 'ann', 'a'), line(2, 'bo', 'b'), line(3, 'ann', 'c')].join('\n'),
    )
    expect(await run([log, '--lang', language])).toBe(0)
    expect(printed.join('\n')).toMatch(new RegExp(expected))
  })

  it('keeps escape sequences of a chat away from the terminal', async () => {
    const log = await file('log.jsonl', HISTORY.replaceAll('club/hall', String.raw`club/\u001b[2Jhall`))
    expect(await run([log, '--lang', 'en'])).toBe(0)
    expect(printed.join('\n')).not.toContain('\u001B')
  })

  it('names the file that it cannot read', async () => {
    const log = await file('log.bin', 'nothing that is known')
    expect(await run([log, '--lang', 'en'])).toBe(1)
    expect(printed).toEqual([])
    expect(complained.join('\n')).toContain('log.bin')
  })

  it('keeps the escape sequences of a name from the terminal', async () => {
    const log = await file('l\u001b[31mo\u202eg.bin', 'no history')
    expect(await run([log, '--lang', 'en'])).toBe(1)
    expect(complained.join('\n')).toContain('g.bin')
    expect(complained.join('\n')).not.toMatch(/[\u001b\u202e]/)
  })

  it('names a folder that it cannot write into', async () => {
    const log = await file('log.jsonl', HISTORY)
    expect(await run([log, '--html', join(folder, 'nowhere', 'report.html')])).toBe(1)
    expect(complained.join('\n')).toContain('nowhere')
  })

  it('refuses a zone that does not exist', async () => {
    expect(await run(['log.jsonl', '--tz', 'Mars/Olympus', '--lang', 'en'])).toBe(2)
    expect(complained.join('\n')).toContain('Mars/Olympus')
  })

  it.each([
    [[]],
    [['log.jsonl', '--lang', 'fr']],
    [['log.jsonl', '--columns', 'time']],
    [['log.jsonl', '--wat']],
  ])('called as %j it shows how it is called', async (args) => {
    expect(await run(args)).toBe(2)
  })
})
