/** In which format a file or an archive is, by what every format says of it. */
import type { Language } from '../../core/charter/compiled.ts'
import {
  ImportError,
  type BundleFormat,
  type ImportFault,
  type ImportFormat,
} from '../../core/ports/import.ts'
import { columnsOf } from '../../core/ports/import-table.ts'
import { table } from '../../imports/table/table.ts'
import { BUNDLE_FORMATS, FORMATS } from './formats.ts'

/** Less sure than this is a guess. */
const LEAST_SURE = 0.3
/** Characters of an unknown file that the error shows. */
const SHOWN = 40
/** Names of an unknown archive that the error shows. */
const NAMES_SHOWN = 5

/**
 * null when no format knows it.
 * @param columns what the user said of the columns of a table: then a table is one, whatever its header
 */
export function formatOf(
  head: string,
  name: string,
  columns?: Readonly<Record<string, string>>,
): ImportFormat | null {
  if (columns !== undefined && columnsOf(head).length > 1 && !/^\s*[[{<]/.test(head)) return table
  return surest(FORMATS, (format) => format.recognise(head, name))
}

export interface FoundBundle {
  readonly format: BundleFormat
  /** The folder that all its paths begin with and formats do not see, with its `/`; empty where there is none. */
  readonly top: string
}

/** An archive often holds one folder with everything in it; both ways of looking at it are tried. */
export function bundleOf(names: readonly string[]): FoundBundle | null {
  if (names.length === 0) return null
  const format = surest(BUNDLE_FORMATS, ({ recognise }) => recognise(names))
  if (format !== null) return { format, top: '' }
  const top = topOf(names)
  if (top === '') return null
  const inside = bundleOf(names.map((name) => name.slice(top.length)))
  return inside && { format: inside.format, top: top + inside.top }
}

function surest<Format>(formats: readonly Format[], sureOf: (format: Format) => number): Format | null {
  let best: Format | null = null
  let most = 0
  for (const format of formats) {
    const sure = sureOf(format)
    if (sure < LEAST_SURE || sure <= most) continue
    best = format
    most = sure
  }
  return best
}

function topOf(names: readonly string[]): string {
  const [first = ''] = names
  const top = first.slice(0, first.indexOf('/') + 1)
  return names.every((name) => name.startsWith(top)) ? top : ''
}

/** What a file that no format knows is called, and what would be read. */
export function unknownFile(file: string, head: string): ImportError {
  return new ImportError({
    code: 'unknown-format',
    file,
    place: { line: 1 },
    expected: seenFile(head),
    read: 0,
  })
}

/** Likewise an archive or folder, by the names in it. */
export function unknownArchive(file: string, names: readonly string[]): ImportError {
  const shown = names.slice(0, NAMES_SHOWN)
  const rest = names.length - shown.length
  const zh = shown.map((name) => `“${name}”`).join('、') + (rest > 0 ? `等 ${names.length} 个文件` : '')
  const en = shown.map((name) => `'${name}'`).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
  const expected =
    names.length === 0
      ? both('期望一份聊天记录，但里面没有文件', 'expected a chat history, but there is no file in it')
      : both(
          `期望里面有聊天记录，但只看到${zh}，都认不出来。${supported('zh-CN')}`,
          `expected a chat history in it, but found only ${en}, none of which is known. ${supported('en')}`,
        )
  return new ImportError({ code: 'unknown-format', file, place: {}, expected, read: 0 })
}

const both = (zh: string, en: string): ImportFault['expected'] => ({ 'zh-CN': zh, en })

function supported(language: Language): string {
  const labels = [...new Set([...FORMATS, ...BUNDLE_FORMATS].map(({ label }) => label[language]))]
  return language === 'zh-CN'
    ? `可以读：${labels.join('、')}（也可以是 gz、zip、tar.gz 或文件夹）`
    : `What can be read: ${labels.join('; ')} (also as gz, zip, tar.gz or a folder)`
}

function seenFile(head: string): ImportFault['expected'] {
  if (head.trim() === '') {
    return both('期望一份聊天记录，但文件是空的', 'expected a chat history, but the file is empty')
  }
  const known = KNOWN.find(({ magic }) => head.startsWith(magic))
  if (known !== undefined)
    return both(`${known.zh}。${supported('zh-CN')}`, `${known.en}. ${supported('en')}`)
  const start = JSON.stringify(head.slice(0, SHOWN))
  const isBinary = /[\0\uFFFD]/.test(head.slice(0, SHOWN))
  return both(
    `期望一份聊天记录，但${isBinary ? '这不是文本文件，开头是' : '文件开头是'} ${start}，认不出来。${supported('zh-CN')}`,
    `expected a chat history, but ${isBinary ? 'this is no text; it' : 'the file'} begins with ${start}, which no format knows. ${supported('en')}`,
  )
}

/** What people bring by mistake. */
const KNOWN: readonly { readonly magic: string; readonly zh: string; readonly en: string }[] = [
  {
    magic: 'SQLite format 3\0',
    zh: '期望导出的聊天记录，但这是一个数据库；请在聊天软件里导出，再导入导出的文件',
    en: 'expected an exported chat, but this is a database; export the chat in its program and bring that',
  },
  {
    magic: '%PDF',
    zh: '期望聊天记录，但这是一个 PDF；请导出为文本、JSON 或 CSV',
    en: 'expected a chat history, but this is a PDF; export it as text, JSON or CSV',
  },
  {
    magic: 'Rar!',
    zh: '期望聊天记录，但这是一个 RAR 压缩包；请解压后再导入，或改用 zip',
    en: 'expected a chat history, but this is a RAR archive; unpack it, or pack it as zip',
  },
  {
    magic: '7z\u{FFFD}\u{FFFD}',
    zh: '期望聊天记录，但这是一个 7z 压缩包；请解压后再导入，或改用 zip',
    en: 'expected a chat history, but this is a 7z archive; unpack it, or pack it as zip',
  },
]
