/** How `folkmoot account` is called: its words, flags, and settings written as NAME=VALUE. */
import { parseArgs } from 'node:util'
import { both } from '../../core/charter/fault.ts'
import type { Language } from '../../core/charter/compiled.ts'
import type { Bilingual } from '../../core/charter/fault.ts'
import type { SettingField } from '../../core/ports/connector.ts'
import { parseLanguage, terminalLanguage } from '../language.ts'

export const USAGE = both(
  [
    '用法：folkmoot account platforms            能连接的平台，以及各自的设置',
    '      folkmoot account list                 已有的账号',
    '      folkmoot account add 平台 --community 社群 [--charter 文件] [--name 名称] [设置=值 …]',
    '      folkmoot account set 编号 [--name 名称] [--secret 密钥名 …] [设置=值 …]',
    '      folkmoot account close 编号           停用，直到再次启用',
    '      folkmoot account open 编号            再次启用',
    '',
    '密钥（例如令牌、密码）从标准输入读取，每行一个，不写在命令行里。',
    '--charter：社群还不存在时，用这份章程建立它。',
    '通用选项：[--data 目录] [--lang zh-CN|en]。请先停止 Folkmoot；运行中请用 API。',
  ].join('\n'),
  [
    'Usage: folkmoot account platforms            platforms that can be connected, and their settings',
    '       folkmoot account list                 accounts that there are',
    '       folkmoot account add PLATFORM --community NAME [--charter FILE] [--name NAME] [SETTING=VALUE …]',
    '       folkmoot account set ID [--name NAME] [--secret NAME …] [SETTING=VALUE …]',
    '       folkmoot account close ID             switches it off until it is opened again',
    '       folkmoot account open ID              switches it on again',
    '',
    'Secrets (tokens, passwords) are read from standard input, one a line, never from the command line.',
    '--charter: founds the community with this charter where it does not exist yet.',
    'With all of them: [--data DIR] [--lang zh-CN|en]. Stop Folkmoot first; while it runs, use the API.',
  ].join('\n'),
)

export interface AccountCall {
  readonly verb: string
  /** The platform of `add`, the account's id otherwise. */
  readonly word: string | null
  /** As written: NAME=VALUE. */
  readonly pairs: readonly string[]
  readonly community: string | null
  readonly charter: string | null
  readonly name: string | null
  readonly secrets: readonly string[]
  readonly data: string | null
  readonly help: boolean
  readonly language: Language
}

/** null when it is called wrongly. */
export function readCall(args: readonly string[]): AccountCall | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        community: { type: 'string' },
        charter: { type: 'string' },
        name: { type: 'string' },
        secret: { type: 'string', multiple: true, default: [] },
        data: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const language = values.lang === undefined ? terminalLanguage(process.env) : parseLanguage(values.lang)
    if (language === null) return null
    const [verb = '', ...rest] = positionals
    const [word = null, ...pairs] = rest
    const { community = null, charter = null, name = null, data = null, secret: secrets, help } = values
    return { verb, word, pairs, community, charter, name, secrets, data, help, language }
  } catch {
    return null
  }
}

/** Settings from NAME=VALUE, each read as its field says; a string tells the first that is none. */
export function readPairs(
  pairs: readonly string[],
  fields: readonly SettingField[],
): Readonly<Record<string, unknown>> | string {
  const settings: Record<string, unknown> = {}
  for (const pair of pairs) {
    const cut = pair.indexOf('=')
    if (cut < 1) return pair
    const name = pair.slice(0, cut)
    settings[name] = valueOf(pair.slice(cut + 1), fields.find((field) => field.name === name)?.type)
  }
  return settings
}

/** What cannot be read stays a text: the check of settings says what it should be. */
function valueOf(text: string, type: SettingField['type'] | undefined): unknown {
  if (type === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text)
  if (type === 'switch' && /^(?:true|yes|on|1)$/i.test(text)) return true
  if (type === 'switch' && /^(?:false|no|off|0)$/i.test(text)) return false
  if (type !== 'lines') return text
  return text
    .split(',')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Says what stands where a secret is asked for. */
export const asksFor = (name: string): Bilingual => both(`${name}：`, `${name}: `)
