/** How `folkmoot import` is called. */
import { parseArgs } from 'node:util'
import type { Language } from '../../core/charter/compiled.ts'
import { both } from '../../core/charter/fault.ts'
import { parseLanguage, terminalLanguage } from '../language.ts'

export const USAGE = both(
  [
    '用法：folkmoot import 文件… [选项]',
    '把聊天记录归入正在运行的 Folkmoot；已经归档的内容不会重复。文件可以是 gz、zip 或 tar.gz。',
    '  --community 社群   写名称或编号；只有一个社群时可以不写',
    '  --tz 时区          文件里没写时区时用它，例如 Asia/Shanghai',
    '  --group 群名       文件里没写群名时用它',
    '  --columns 对应     表格各列的含义，例如 time=时间,sender=昵称,text=内容',
    '  --lenient          坏记录超过 1% 也读下去',
    '  --data 目录        Folkmoot 的数据目录',
    '  --json             每份文件输出一个 JSON 对象',
    '  --lang zh-CN|en    用哪种语言说明',
  ].join('\n'),
  [
    'Usage: folkmoot import FILE… [options]',
    'Archives chat histories in the Folkmoot that is running; what it has already is not taken twice.',
    'A file may be packed as gz, zip or tar.gz.',
    '  --community NAME   name or id of the community; not needed where there is only one',
    '  --tz ZONE          time zone of files that tell none, such as Europe/Berlin',
    '  --group NAME       name of the group, for files that tell none',
    '  --columns MAP      what the columns of a table hold, such as time=Date,sender=From,text=Body',
    '  --lenient          read on though more than 1 % of the records are broken',
    '  --data DIR         data folder of Folkmoot',
    '  --json             print one JSON object a file',
    '  --lang zh-CN|en    language of what is said',
  ].join('\n'),
)

export interface ImportCall {
  readonly files: readonly string[]
  readonly community: string | null
  readonly zone: string | undefined
  readonly group: string | undefined
  readonly columns: Readonly<Record<string, string>> | undefined
  readonly lenient: boolean
  readonly data: string | null
  readonly json: boolean
  readonly help: boolean
  readonly language: Language
}

/** null when it is called wrongly. */
export function readCall(args: readonly string[]): ImportCall | null {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        community: { type: 'string' },
        tz: { type: 'string' },
        group: { type: 'string' },
        columns: { type: 'string' },
        lenient: { type: 'boolean', default: false },
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const language = values.lang === undefined ? terminalLanguage(process.env) : parseLanguage(values.lang)
    const columns = values.columns === undefined ? undefined : readColumns(values.columns)
    if (language === null || columns === null) return null
    const { community = null, tz: zone, group, lenient, data = null, json, help } = values
    return { files, community, zone, group, columns, lenient, data, json, help, language }
  } catch {
    return null
  }
}

/** `time=Date,sender=From` as a record; null when a part of it is no pair. */
export function readColumns(text: string): Readonly<Record<string, string>> | null {
  const pairs = text.split(',').map((pair): readonly [string, string] => {
    const cut = pair.indexOf('=')
    return [pair.slice(0, Math.max(0, cut)).trim(), pair.slice(cut + 1).trim()]
  })
  return pairs.every(([name, column]) => name !== '' && column !== '') ? Object.fromEntries(pairs) : null
}
