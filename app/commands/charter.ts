/** `folkmoot charter check FILE` and `folkmoot charter schema`. */
import { parseArgs } from 'node:util'
import { checkCharter, type CharterChecked } from '../../core/charter/check.ts'
import { compareCharters } from '../../core/charter/diff.ts'
import type { Language } from '../../core/charter/compiled.ts'
import { both, type Fault } from '../../core/charter/fault.ts'
import { charterSchema } from '../../core/charter/json-schema.ts'
import { scoreCharter } from '../../core/charter/score.ts'
import { readCharterFile, unreadableFault } from '../charter-file.ts'
import { faultLine } from '../fault-line.ts'
import { parseLanguage, terminalLanguage } from '../language.ts'

const USAGE = both(
  [
    '用法：',
    '  folkmoot charter check 文件 [--json] [--lang zh-CN|en]   检查章程；有错误时退出码为 1',
    '  folkmoot charter diff 旧文件 新文件                      逐条列出两份章程的不同',
    '  folkmoot charter schema                                 输出章程格式的 JSON Schema',
  ].join('\n'),
  [
    'Usage:',
    '  folkmoot charter check FILE [--json] [--lang zh-CN|en]   check a charter; exit 1 when it has errors',
    '  folkmoot charter diff OLD NEW                            list what differs, rule by rule',
    '  folkmoot charter schema                                  print the JSON Schema of the format',
  ].join('\n'),
)

/** Exit 0 = no error, 1 = errors or an unreadable file, 2 = called wrongly. */
export async function run(args: string[]): Promise<number> {
  const called = parse(args)
  const language = called?.language ?? terminalLanguage(process.env)
  if (!called || (called.words.length === 0 && !called.help)) return misused(language)
  if (called.help) {
    console.log(USAGE[language])
    return 0
  }
  const [word, file, ...others] = called.words
  if (word === 'schema' && file === undefined) {
    console.log(JSON.stringify(charterSchema(), null, 2))
    return 0
  }
  if (word === 'diff' && file !== undefined && others[0] !== undefined && others.length === 1) {
    return diff(file, others[0], language)
  }
  if (word !== 'check' || file === undefined || others.length > 0) return misused(language)
  return check(file, called.json, language)
}

function parse(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const language = values.lang === undefined ? terminalLanguage(process.env) : parseLanguage(values.lang)
    return language === null ? null : { words: positionals, json: values.json, help: values.help, language }
  } catch {
    return null
  }
}

function misused(language: Language): number {
  console.error(USAGE[language])
  return 2
}

async function check(file: string, json: boolean, language: Language): Promise<number> {
  const checked = await readAndCheck(file)
  const failed = checked.faults.some(({ severity }) => severity === 'error')
  const { faults, exemptions, differencesByRole } = checked
  if (json)
    console.log(
      JSON.stringify({
        faults: faults.map((fault) => spoken(fault, language)),
        exemptions,
        differencesByRole,
      }),
    )
  else console.log(report(file, checked, language).join('\n'))
  return failed ? 1 : 0
}

async function diff(older: string, newer: string, language: Language): Promise<number> {
  const [before, after] = [await readAndCheck(older), await readAndCheck(newer)]
  if (!before.document || !after.document) {
    for (const fault of [...before.faults, ...after.faults]) console.error(faultLine(fault, language))
    return 1
  }
  for (const { text } of compareCharters(before.document, after.document)) console.log(text[language])
  return 0
}

/** A file that cannot be read is a fault like any other, so that `--json` stays JSON. */
async function readAndCheck(file: string): Promise<CharterChecked> {
  try {
    return checkCharter(await readCharterFile(file))
  } catch (error) {
    return { faults: [unreadableFault(file, error)], document: null, exemptions: [], differencesByRole: [] }
  }
}

function spoken(fault: Fault, language: Language) {
  return { ...fault, message: fault.message[language], hint: fault.hint?.[language] ?? null }
}

function report(file: string, checked: CharterChecked, language: Language): readonly string[] {
  const zh = language === 'zh-CN'
  const lines = checked.faults.map((fault) => faultLine(fault, language))
  for (const { rule, role, because } of checked.exemptions) {
    lines.push(
      zh
        ? `豁免：规则“${rule}”不约束 ${role}，理由：${because}`
        : `exemption: '${rule}' does not bind ${role}: ${because}`,
    )
  }
  for (const { rule, kind, source } of checked.differencesByRole) {
    if (kind === 'exemption') continue
    lines.push(
      zh
        ? `按身份区别对待：规则“${rule}”的条件 ${source}`
        : `differs by role: condition of '${rule}': ${source}`,
    )
  }
  if (checked.document) lines.push(...plan(file, checked, language))
  return lines
}

function plan(file: string, { document }: CharterChecked, language: Language): readonly string[] {
  if (!document) return []
  const { score, reasons } = scoreCharter(document)
  const zh = language === 'zh-CN'
  return [
    zh ? `${file}：没有错误，计划得分 ${score}/100` : `${file}: no errors, plan score ${score}/100`,
    ...reasons.map(({ lost, text }) => `  -${lost}  ${text[language]}`),
  ]
}
