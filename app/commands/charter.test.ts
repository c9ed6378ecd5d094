import { execFile } from 'node:child_process'
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

interface Ran {
  readonly code: number
  readonly out: string
  readonly error: string
}

function folkmoot(args: readonly string[], locale = 'C'): Promise<Ran> {
  const env = { ...process.env, LC_ALL: locale }
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { env }, (failure, out, error) => {
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error })
    })
  })
}

const folder = mkdtempSync(join(tmpdir(), 'folkmoot-charter-'))
const write = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const head = 'folkmoot: 1\nname: x\nlanguage: en\ntimezone: Asia/Shanghai\n'
const good = write('good.yaml', head)
const bad = write('bad.yaml', `${head}rules:\n  - id: a\n    wen: message\n    do: [case]\n`)

describe('folkmoot charter check', () => {
  test('a charter without errors: exit 0', async () => {
    expect(await folkmoot(['charter', 'check', good])).toMatchObject({ code: 0, error: '' })
  })

  test('a charter with errors: exit 1, each with its place, in either language', async () => {
    const { code, out } = await folkmoot(['charter', 'check', bad])
    expect(code).toBe(1)
    expect(out).toBe(`${bad}:7:5 error unknown field 'wen', did you mean 'when'?\n`)
    const chinese = `${bad}:7:5 错误 没有“wen”这个字段；你是不是想写“when”？\n`
    expect((await folkmoot(['charter', 'check', bad, '--lang', 'zh-CN'])).out).toBe(chinese)
    expect((await folkmoot(['charter', 'check', bad], 'zh_CN.UTF-8')).out).toBe(chinese)
  })

  test('--json prints exactly one object', async () => {
    const { code, out } = await folkmoot(['charter', 'check', bad, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      faults: [
        {
          file: bad,
          line: 7,
          column: 5,
          endLine: 7,
          endColumn: 8,
          severity: 'error',
          code: 'unknown-field',
          message: "unknown field 'wen'",
          hint: "did you mean 'when'?",
        },
      ],
      exemptions: [],
      differencesByRole: [],
    })
  })

  test('a file that is not there, and one that is not UTF-8', async () => {
    const none = await folkmoot(['charter', 'check', join(folder, 'none.yaml'), '--json'])
    expect(none.code).toBe(1)
    expect(JSON.parse(none.out)).toMatchObject({ faults: [{ line: 1, code: 'unreadable-file' }] })
    const latin = write('latin.yaml', Buffer.from('folkmoot: 1\nname: caf\u00E9\n', 'latin1'))
    const { code, out } = await folkmoot(['charter', 'check', latin])
    expect([code, out]).toEqual([1, `${latin}:2:10 error the file is not UTF-8. Save it as UTF-8.\n`])
  })

  test.skipIf(process.platform === 'win32')('a file without end is cut short and refused', async () => {
    const { code, out } = await folkmoot(['charter', 'check', '/dev/zero'])
    expect([code, out.split('\n')[0]]).toEqual([
      1,
      '/dev/zero:1:1 error the file is larger than 1 MB. Move long word lists into files of their own and name them under `words`.',
    ])
  })

  test('word lists are read beside the charter, and never from elsewhere', async () => {
    write('ads.txt', 'cheap\n')
    const outside = join(mkdtempSync(join(tmpdir(), 'folkmoot-outside-')), 'secret.txt')
    writeFileSync(outside, 'secret\n')
    symlinkSync(outside, join(folder, 'link.txt'))
    const inside = write('inside.yaml', `${head}words: { ads: { file: ads.txt } }\n`)
    const through = write('through.yaml', `${head}words: { ads: { file: link.txt } }\n`)
    expect((await folkmoot(['charter', 'check', inside])).code).toBe(0)
    expect((await folkmoot(['charter', 'check', through])).out).toContain("'link.txt' was not found")
  })
})

describe('the other ways to call it', () => {
  test('charter schema prints the schema', async () => {
    const { code, out } = await folkmoot(['charter', 'schema'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ type: 'object', required: expect.arrayContaining(['folkmoot']) })
  })

  test('charter diff says what differs', async () => {
    const other = write('other.yaml', `${head}rules:\n  - { id: a, when: leave, do: [case] }\n`)
    expect(await folkmoot(['charter', 'diff', good, other])).toMatchObject({
      code: 0,
      out: "rule 'a': new rule\n",
    })
  })

  test.each([
    [['charter']],
    [['charter', 'chek', good]],
    [['charter', 'check']],
    [['charter', 'check', good, bad]],
    [['charter', 'check', good, '--jsn']],
    [['charter', 'check', good, '--lang', 'fr']],
    [['chartr']],
  ])('%j is a mistake: exit 2, said on standard error', async (args) => {
    const { code, out, error } = await folkmoot(args)
    expect([code, out]).toEqual([2, ''])
    expect(error).not.toBe('')
  })

  test('an unknown command names the near one', async () => {
    expect((await folkmoot(['chartr'])).error).toContain("did you mean 'charter'?")
    expect((await folkmoot(['chartr', '--lang', 'zh-CN'])).error).toContain('你是不是想写“charter”？')
  })

  test('--version and --help', async () => {
    expect((await folkmoot(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect((await folkmoot(['--help'])).out).toContain('Commands:')
    expect((await folkmoot(['--help', '--lang', 'zh-CN'])).out).toContain('命令：')
    expect((await folkmoot(['charter', '--help'])).out).toContain('folkmoot charter check FILE')
  })
})
