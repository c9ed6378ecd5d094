/** Raw values before they are checked: where each one stood, later sources first. */
import { LineCounter, isMap, isScalar, parseDocument } from 'yaml'
import type { SettingFault } from './fault.ts'
import { nearestName } from './nearest-name.ts'
import { SETTINGS, SETTING_KEYS } from './settings.ts'
import type { Setting, SettingKey } from './settings.ts'

export interface RawValue {
  readonly place: string
  readonly value: unknown
}
export type RawValues = Partial<Record<SettingKey, RawValue>>

export interface Read {
  readonly values: RawValues
  readonly faults: readonly SettingFault[]
}

/** The variable that alone may bring this setting; null for one that may stand anywhere. */
function onlyVariable(key: SettingKey | undefined): string | null {
  if (key === undefined) return null
  const { onlyVariable: only, variable }: Setting<unknown> = SETTINGS[key]
  return only === true ? variable : null
}

const keyOf = (name: string): SettingKey | undefined =>
  SETTING_KEYS.find((key) => SETTINGS[key].name === name)

/** Variables that are set and not empty. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Read {
  const values: RawValues = {}
  for (const key of SETTING_KEYS) {
    const { variable } = SETTINGS[key]
    const value = variable === null ? undefined : environment[variable]
    if (variable !== null && value !== undefined && value !== '') values[key] = { place: variable, value }
  }
  return { values, faults: [] }
}

/** `--name value`, `--name=value`, `--switch`, `--no-switch`; `config` is the file that `--config` names. */
export function readFlags(args: readonly string[]): Read & { readonly config: string | null } {
  const values: RawValues = {}
  const faults: SettingFault[] = []
  let config: string | null = null
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    const [flag, inline] = splitFlag(argument)
    const negated = flag.startsWith('--no-')
    const key = keyOf(flag.slice(negated ? 5 : 2))
    const isSwitch = key !== undefined && SETTINGS[key].isSwitch
    if (!flag.startsWith('--') || (key === undefined && flag !== '--config') || (negated && !isSwitch)) {
      faults.push(unknownFlag(argument))
      continue
    }
    if (isSwitch && inline === undefined) {
      values[key] = { place: flag, value: !negated }
      continue
    }
    const value = inline ?? args[(index += 1)]
    const variable = onlyVariable(key)
    if (variable !== null) faults.push(openlyGiven(flag, variable))
    else if (value === undefined) faults.push(missingValue(flag))
    else if (key === undefined) config = value
    else values[key] = { place: flag, value }
  }
  return { values, faults, config }
}

/** The configuration file; its keys are the names of the settings. */
export function readFile(name: string, source: string): Read {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${name}:${line}:${col}`
  }
  const faults: SettingFault[] = [...document.errors, ...document.warnings].map((error) => ({
    place: at(error.pos[0]),
    message: {
      en: `not valid YAML: ${firstLine(error.message)}`,
      'zh-CN': `不是有效的 YAML：${firstLine(error.message)}`,
    },
  }))
  if (faults.length > 0 || document.contents === null) return { values: {}, faults }
  if (!isMap(document.contents)) return { values: {}, faults: [notAMap(at(0))] }
  const values: RawValues = {}
  for (const { key: keyNode, value: valueNode } of document.contents.items) {
    const keyName = isScalar(keyNode) ? String(keyNode.value) : ''
    const place = at(isScalar(keyNode) ? (keyNode.range?.[0] ?? 0) : 0)
    const key = keyOf(keyName)
    const variable = onlyVariable(key)
    if (key === undefined) faults.push(unknownKey(place, keyName))
    else if (variable !== null) faults.push(openlyGiven(place, variable))
    else values[key] = { place, value: isScalar(valueNode) ? valueNode.value : null }
  }
  return { values, faults }
}

function splitFlag(argument: string): [string, string?] {
  const cut = argument.indexOf('=')
  return cut < 0 ? [argument] : [argument.slice(0, cut), argument.slice(cut + 1)]
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text
}

function unknownFlag(flag: string): SettingFault {
  const near = nearestName(flag.replace(/^--(no-)?/, ''), [
    ...SETTING_KEYS.map((key) => SETTINGS[key].name),
    'config',
  ])
  return {
    place: flag,
    message: {
      en: `unknown option${near ? `, did you mean --${near}?` : '; `folkmoot serve --help` lists them.'}`,
      'zh-CN': `没有这个选项${near ? `，是不是 --${near}？` : '；`folkmoot serve --help` 会列出全部选项。'}`,
    },
  }
}

function unknownKey(place: string, name: string): SettingFault {
  const near = nearestName(
    name,
    SETTING_KEYS.map((key) => SETTINGS[key].name),
  )
  return {
    place,
    message: {
      en: `unknown setting '${name}'${near ? `, did you mean '${near}'?` : ''}`,
      'zh-CN': `没有“${name}”这个设置${near ? `，是不是“${near}”？` : ''}`,
    },
  }
}

const openlyGiven = (place: string, variable: string): SettingFault => ({
  place,
  message: {
    en: `give this by the variable ${variable} only: arguments and configuration files are read by others too`,
    'zh-CN': `只能通过环境变量 ${variable} 给出：命令行参数和配置文件别人也能看到`,
  },
})

const missingValue = (flag: string): SettingFault => ({
  place: flag,
  message: { en: 'a value must follow', 'zh-CN': '后面要跟一个值' },
})

const notAMap = (place: string): SettingFault => ({
  place,
  message: {
    en: 'the file must be a list of settings, one `name: value` a line',
    'zh-CN': '文件应当逐行列出设置，每行一个 `名称: 值`',
  },
})
