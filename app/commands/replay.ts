/** `folkmoot replay FILE… --charter FILE`: what a charter would have done with a history. */
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import type { CompiledCharter, Language } from '../../core/charter/compiled.ts'
import { both } from '../../core/charter/fault.ts'
import { loadCharter } from '../../core/charter/load.ts'
import { describeFault, ImportError } from '../../core/ports/import.ts'
import { readCharterFile, unreadableFault } from '../charter-file.ts'
import { faultLine } from '../fault-line.ts'
import { openHistory } from '../imports.ts'
import { parseLanguage, terminalLanguage } from '../language.ts'
import { byTime } from '../imports/by-time.ts'
import { Progress } from '../replay/progress.ts'
import { Reading } from '../replay/reading.ts'
import { Stopped, STOPPED, StopSignal } from '../replay/stop-signal.ts'
import { replay, type ReplayOptions } from '../replay/replay.ts'
import { reportText, type ReplayReport } from '../replay/report.ts'

const USAGE = both(
  [
    '用法：folkmoot replay 文件… --charter 章程 [选项]',
    '  --kind 种类        群名对不上任何 match 的群归入这个种类',
    '  --owner 名字       谁是群主，写昵称或平台编号',
    '  --managers 甲,乙   谁是管理员，写法同上',
    '  --tz 时区          文件没写时区时按哪个读，例如 Asia/Shanghai；不写按 UTC',
    '  --lenient          坏记录超过 1% 也读下去',
    '  --json             输出一个 JSON 对象',
    '  --lang zh-CN|en    用哪种语言说明',
  ].join('\n'),
  [
    'Usage: folkmoot replay FILE… --charter FILE [options]',
    '  --kind NAME        kind of the groups that no pattern fits',
    '  --owner NAME       who the owner was, by name or id on the platform',
    '  --managers A,B     who the managers were, likewise',
    '  --tz ZONE          time zone of files that tell none, such as Europe/Berlin; UTC by default',
    '  --lenient          read on though more than 1 % of the records are broken',
    '  --json             print one JSON object',
    '  --lang zh-CN|en    language of the report',
  ].join('\n'),
)

interface Call {
  readonly files: readonly string[]
  readonly charter: string
  readonly options: ReplayOptions
  readonly lenient: boolean
  readonly zone: string | undefined
  readonly json: boolean
  readonly help: boolean
  readonly language: Language
}

// A replay makes little that lasts and much that does not: left alone, V8 lets the heap grow fourfold first.
const HEAP_GROWS_BY = '--heap-growing-percent=20'

/** Exit 0 = replayed, 1 = the charter or a history cannot be read, 2 = called wrongly, 130 = stopped by the user. */
export async function run(args: string[]): Promise<number> {
  const call = parse(args)
  if (call?.help === true) {
    console.log(USAGE[call.language])
    return 0
  }
  if (call === null || call.files.length === 0 || call.charter === '') {
    console.error(USAGE[call?.language ?? terminalLanguage(process.env)])
    return 2
  }
  setFlagsFromString(HEAP_GROWS_BY)
  try {
    const charter = await charterOf(call)
    if (charter === null) return 1
    const report = await replayFiles(call, charter)
    console.log(call.json ? JSON.stringify(report) : reportText(report, call.language))
    return 0
  } catch (error) {
    if (error instanceof Stopped) return STOPPED
    if (!(error instanceof ImportError) && !isOfSystem(error)) throw error
    console.error(error instanceof ImportError ? describeFault(error.fault, call.language) : error.message)
    return 1
  }
}

function parse(args: string[]): Call | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        charter: { type: 'string', default: '' },
        kind: { type: 'string' },
        owner: { type: 'string' },
        managers: { type: 'string', default: '' },
        lenient: { type: 'boolean', default: false },
        tz: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const language = values.lang === undefined ? terminalLanguage(process.env) : parseLanguage(values.lang)
    if (language === null) return null
    const managers = values.managers.split(',').flatMap((name) => name.trim() || [])
    const options = { kind: values.kind ?? null, owner: values.owner ?? null, managers }
    const { charter, lenient, json, help, tz: zone } = values
    return { files: positionals, charter, options, lenient, zone, json, help, language }
  } catch {
    return null
  }
}

async function charterOf({ charter, options, language }: Call): Promise<CompiledCharter | null> {
  const loaded = await loadFrom(charter)
  if ('faults' in loaded) {
    for (const fault of loaded.faults) console.error(faultLine(fault, language))
    return null
  }
  if (options.kind === null || loaded.charter.kinds.has(options.kind)) return loaded.charter
  const kinds = [...loaded.charter.kinds.keys()].join(', ')
  console.error(
    both(
      `章程里没有“${options.kind}”这种群，只有：${kinds}`,
      `the charter has no kind '${options.kind}', only: ${kinds}`,
    )[language],
  )
  return null
}

async function loadFrom(charter: string): Promise<ReturnType<typeof loadCharter>> {
  try {
    return loadCharter(await readCharterFile(charter), 0)
  } catch (error) {
    return { faults: [unreadableFault(charter, error)] }
  }
}

async function replayFiles(call: Call, charter: CompiledCharter): Promise<ReplayReport> {
  const progress = new Progress(process.stderr, call.language)
  const stop = new StopSignal()
  const reading = new Reading()
  const started = performance.now()
  const records = openHistory(call.files, {
    lenient: call.lenient,
    zone: call.zone,
    onProgress: (bytes, total) => {
      stop.check()
      progress.show('read', bytes, total)
    },
  })
  try {
    const result = await replay(byTime(reading.events(records)), charter, {
      ...call.options,
      onProgress: (events) => {
        stop.check()
        progress.show('decide', events, reading.eventsRead)
      },
    })
    const seconds = (performance.now() - started) / 1000
    return {
      charter: { name: charter.name, rules: charter.rules.length },
      files: call.files.length,
      events: reading.records,
      ...result,
      skipped: reading.skipped,
      rate: { seconds: round(seconds), eventsPerSecond: Math.round(reading.eventsRead / seconds) },
    }
  } finally {
    progress.clear()
    stop.close()
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
