/** `folkmoot checkup FILE…`: what a chat history shows about the five problems of a community. */
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import type { Language } from '../../core/charter/compiled.ts'
import { both } from '../../core/charter/fault.ts'
import { isTimeZone } from '../../core/charter/zone.ts'
import { draftCharter } from '../../core/health/draft.ts'
import type { CheckupReport } from '../../core/health/report.ts'
import { describeFault, ImportError } from '../../core/ports/import.ts'
import { askZone } from '../bring/said.ts'
import { harmless } from '../checkup/html/markup.ts'
import { reportPage } from '../checkup/html/page.ts'
import { runCheckup, type CheckupRun } from '../checkup/run.ts'
import { checkupText } from '../checkup/text.ts'
import { parseLanguage, terminalLanguage } from '../language.ts'
import { Progress } from '../replay/progress.ts'
import { Stopped, STOPPED, StopSignal } from '../replay/stop-signal.ts'

const USAGE = both(
  [
    '用法：folkmoot checkup 文件… [选项]',
    '  --html 文件        把完整报告写成一个网页：图表、证据、算法，可打印、可转发',
    '  --charter 文件     写一份对症的章程草稿，规则都是试运行',
    '  --json             输出一个 JSON 对象',
    '  --lang zh-CN|en    用哪种语言说明',
    '  --owner 名字       谁是群主，写昵称或平台编号',
    '  --managers 甲,乙   谁是管理员，写法同上',
    '  --tz 时区          日期和钟点按哪个时区，例如 Asia/Shanghai',
    '  --group 名字       群名，用于没写群名的格式',
    '  --columns 项=列,…  表格的哪一列是什么，例如 time=时间,sender=昵称,text=内容',
    '  --lenient          坏记录超过 1% 也读下去',
  ].join('\n'),
  [
    'Usage: folkmoot checkup FILE… [options]',
    '  --html OUT         write the whole report as one page: pictures, evidence, formulas; to print or to mail',
    '  --charter OUT      write a draft charter that takes up the cures, every rule of it on trial',
    '  --json             print one JSON object',
    '  --lang zh-CN|en    language of the report',
    '  --owner NAME       who the owner is, by name or id on the platform',
    '  --managers A,B     who the managers are, likewise',
    '  --tz ZONE          time zone of days and hours, such as Europe/Berlin',
    '  --group NAME       name of the group, for formats that name none',
    '  --columns F=C,…    which column of a table holds what: time=When,sender=Who,text=What',
    '  --lenient          read on though more than 1 % of the records are broken',
  ].join('\n'),
)

interface Call {
  readonly files: readonly string[]
  readonly html: string | null
  readonly charter: string | null
  readonly json: boolean
  readonly help: boolean
  readonly language: Language
  readonly options: CheckupRun
}

// A checkup makes little that lasts and much that does not: left alone, V8 lets the heap grow fourfold first.
const HEAP_GROWS_BY = '--heap-growing-percent=20'

/** Exit 0 = reported, 1 = a history cannot be read or a file not written, 2 = called wrongly, 130 = stopped. */
export async function run(args: string[]): Promise<number> {
  const call = parse(args)
  if (call?.help === true) {
    console.log(USAGE[call.language])
    return 0
  }
  if (call === null || call.files.length === 0) {
    console.error(USAGE[call?.language ?? terminalLanguage(process.env)])
    return 2
  }
  const { zone } = call.options
  if (zone !== undefined && !isTimeZone(zone)) {
    console.error(noSuchZone(zone)[call.language])
    return 2
  }
  setFlagsFromString(HEAP_GROWS_BY)
  try {
    const report = await checkUp(call)
    await write(report, call)
    const { html, charter } = call
    console.log(call.json ? JSON.stringify(report) : checkupText(report, call.language, { html, charter }))
    return 0
  } catch (error) {
    if (error instanceof Stopped) return STOPPED
    if (!(error instanceof ImportError) && !isOfSystem(error)) throw error
    console.error(
      harmless(error instanceof ImportError ? describeFault(error.fault, call.language) : error.message),
    )
    return 1
  }
}

const noSuchZone = (zone: string) =>
  both(
    `没有“${zone}”这个时区；用 IANA 时区名，例如 Asia/Shanghai`,
    `there is no time zone '${zone}'; use an IANA name, such as Europe/Berlin`,
  )

function parse(args: string[]): Call | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        html: { type: 'string' },
        charter: { type: 'string' },
        owner: { type: 'string' },
        managers: { type: 'string', default: '' },
        tz: { type: 'string' },
        group: { type: 'string' },
        columns: { type: 'string' },
        lenient: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const language = values.lang === undefined ? terminalLanguage(process.env) : parseLanguage(values.lang)
    const columns = columnsOf(values.columns)
    if (language === null || columns === null) return null
    const managers = values.managers.split(',').flatMap((name) => name.trim() || [])
    const { tz: zone, group, lenient, html = null, charter = null, json, help } = values
    const roles = { owner: values.owner ?? null, managers }
    return {
      files: positionals,
      html,
      charter,
      json,
      help,
      language,
      options: { zone, group, lenient, roles, columns },
    }
  } catch {
    return null
  }
}

/** `time=A,sender=B` as a map; null where a part has no `=`. */
function columnsOf(text: string | undefined): Readonly<Record<string, string>> | undefined | null {
  if (text === undefined) return undefined
  const pairs = text.split(',').map((part): readonly [string, string] => {
    const at = part.indexOf('=')
    return [part.slice(0, Math.max(0, at)).trim(), part.slice(at + 1).trim()]
  })
  return pairs.every(([field, column]) => field !== '' && column !== '') ? Object.fromEntries(pairs) : null
}

async function checkUp({ files, options, language }: Call): Promise<CheckupReport> {
  const progress = new Progress(process.stderr, language)
  const stop = new StopSignal()
  const ask = async (_format: string, file: string) => {
    progress.clear()
    return askedZone(file, language)
  }
  try {
    return await runCheckup(files, {
      ...options,
      onZoneMissing: process.stdin.isTTY ? ask : undefined,
      onProgress: ({ step, done, total }) => {
        stop.check()
        progress.show(step === 'read' ? 'read' : 'decide', done, total)
      },
    })
  } finally {
    progress.clear()
    stop.close()
  }
}

async function askedZone(file: string, language: Language): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(askZone(file)[language])).trim()
  } finally {
    terminal.close()
  }
}

async function write(report: CheckupReport, { html, charter, language }: Call): Promise<void> {
  if (html !== null) await writeFile(html, reportPage(report, language))
  if (charter !== null) await writeFile(charter, draftCharter(report, advisedCures(report)) ?? '')
}

/** Those that this version carries out, of every problem. */
function advisedCures({ problems }: CheckupReport): readonly string[] {
  const cures = problems.flatMap((problem) => problem.cures.filter(({ available }) => available))
  return [...new Set(cures.map(({ cure }) => cure))]
}

function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
