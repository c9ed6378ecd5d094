/** Reads a table of groups, kinds and values as people save it from a spreadsheet. */
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Texts } from '../api-error.ts'
import { unguarded } from '../csv.ts'

export interface CsvFault {
  /** Line of the file, from 1. */
  readonly line: number
  readonly code: string
  readonly texts: Texts
  readonly hint: Texts
}

export interface CsvRow {
  readonly line: number
  readonly name: string
  readonly native: string
  /** null where the cell is empty: the kind stays. */
  readonly kind: string | null
  /** Cells that are not empty. */
  readonly values: Readonly<Record<string, string>>
}

export interface CsvTable {
  readonly rows: readonly CsvRow[]
  readonly faults: readonly CsvFault[]
}

const MOST_ROWS = 20_000
const NAMES: Readonly<Record<'name' | 'native' | 'kind' | 'ignored', readonly string[]>> = {
  name: ['group', 'name', 'group name', '群', '群名', '群名称', '群聊', '群聊名称'],
  native: ['id', 'native', 'native id', 'group id', '群号', '群id', '平台编号', '编号'],
  kind: ['kind', 'type', '类型', '种类', '群类型', '群类别', '类别'],
  /** In our own export, and of no use here. */
  ignored: ['platform', 'members', 'messages in 7 days', 'account', '平台', '人数', '七天消息', '账号'],
}
const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** UTF-8 with or without its mark, UTF-16 with one, else GBK, as older spreadsheets save it. */
export function decodeTable(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** `values`: names that any kind of the charter asks for. */
export function readTable(text: string, values: readonly string[]): CsvTable {
  const lines = linesOf(text)
  if ('code' in lines) return { rows: [], faults: [lines] }
  const [header, ...body] = lines
  if (header === undefined) return { rows: [], faults: [EMPTY] }
  const { columns, faults } = columnsOf(header, values)
  if (faults.length > 0) return { rows: [], faults }
  const rows = body.map(({ cells, line }) => rowOf(cells, line, columns))
  const long = body.filter(({ cells }) => cells.slice(columns.length).some((cell) => cell !== ''))
  return { rows, faults: long.map(({ line }) => tooManyCells(line)) }
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

function linesOf(text: string): readonly Line[] | CsvFault {
  try {
    const records = Records.parse(
      parse(text.replace(/^\uFEFF/, ''), {
        delimiter: delimiterOf(text),
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: 65_536,
        to: MOST_ROWS + 2,
      }),
    )
    if (records.length > MOST_ROWS + 1) return tooManyRows()
    return records
      .map(({ record, info }) => ({
        line: info.lines,
        cells: record.map((cell) => unguarded(cell.trim())),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return broken('lines' in error && typeof error.lines === 'number' ? error.lines : 1)
  }
}

/** The one of the usual three that stands most often in the first line. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 4_096).split(/\r?\n|\r/, 1)[0] ?? ''
  const counted = [',', '\t', ';', '，'].map((sign) => ({ sign, count: first.split(sign).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ','
}

type Column =
  | { readonly of: 'name' | 'native' | 'kind' | 'ignored' }
  | { readonly of: 'value'; readonly value: string }

function columnsOf(
  { line, cells }: Line,
  values: readonly string[],
): { readonly columns: readonly Column[]; readonly faults: readonly CsvFault[] } {
  const faults: CsvFault[] = []
  const columns = cells.map((cell): Column => {
    const column = columnOf(cell, values)
    if (column === null) faults.push(unknownColumn(line, cell, values))
    return column ?? { of: 'ignored' }
  })
  const names = columns.map((column) => (column.of === 'value' ? `value ${column.value}` : column.of))
  const twice = names.findIndex((name, place) => name !== 'ignored' && names.indexOf(name) !== place)
  if (twice >= 0) faults.push(columnTwice(line, cells[twice] ?? ''))
  if (!names.includes('name') && !names.includes('native')) faults.push(noGroupColumn(line))
  return { columns, faults }
}

function columnOf(cell: string, values: readonly string[]): Column | null {
  const name = cell.normalize('NFKC').toLowerCase().trim()
  if (name === '') return { of: 'ignored' }
  const bare = name.replace(/^(?:group\.|values?[.:：])/, '')
  if (values.includes(bare)) return { of: 'value', value: bare }
  for (const meaning of ['name', 'native', 'kind', 'ignored'] as const) {
    if (NAMES[meaning].includes(name)) return { of: meaning }
  }
  return null
}

function rowOf(cells: readonly string[], line: number, columns: readonly Column[]): CsvRow {
  const cell = (of: Column['of']): string => cells[columns.findIndex((column) => column.of === of)] ?? ''
  const values = columns.flatMap((column, place) => {
    const text = cells[place] ?? ''
    return column.of === 'value' && text !== '' ? [[column.value, text] as const] : []
  })
  return {
    line,
    name: cell('name'),
    native: cell('native'),
    kind: cell('kind') === '' ? null : cell('kind'),
    values: Object.fromEntries(values),
  }
}

const EMPTY: CsvFault = {
  line: 1,
  code: 'empty-table',
  texts: { en: 'The table is empty.', 'zh-CN': '表格是空的。' },
  hint: {
    en: 'The first line names the columns, such as: group, kind, teacher.',
    'zh-CN': '第一行写列名，例如：群名、类型、teacher。',
  },
}

const broken = (line: number): CsvFault => ({
  line,
  code: 'broken-table',
  texts: {
    en: 'The quotation marks do not match from here on.',
    'zh-CN': '从这里开始，引号不成对。',
  },
  hint: {
    en: 'Save the sheet as CSV again, or write a quotation mark inside a cell twice ("").',
    'zh-CN': '请从表格软件重新另存为 CSV；单元格里的引号要写两遍（""）。',
  },
})

const tooManyRows = (): CsvFault => ({
  line: MOST_ROWS + 2,
  code: 'too-many-rows',
  texts: { en: `More than ${MOST_ROWS} rows.`, 'zh-CN': `超过了 ${MOST_ROWS} 行。` },
  hint: { en: 'Split the table into several.', 'zh-CN': '请拆成几个表格。' },
})

const tooManyCells = (line: number): CsvFault => ({
  line,
  code: 'too-many-cells',
  texts: { en: 'This row has more cells than there are columns.', 'zh-CN': '这一行的格子比列名多。' },
  hint: {
    en: 'Put quotation marks around a cell that holds a comma.',
    'zh-CN': '格子里有逗号时，请用英文引号括起来。',
  },
})

const unknownColumn = (line: number, cell: string, values: readonly string[]): CsvFault => {
  const known = ['group', 'id', 'kind', ...values]
  return {
    line,
    code: 'unknown-column',
    texts: {
      en: `No kind of the charter asks for a value “${cell}”.`,
      'zh-CN': `章程里没有哪类群要填“${cell}”。`,
    },
    hint: {
      en: `Columns that are understood: ${known.join(', ')}.`,
      'zh-CN': `认得的列：群名、群号、类型${values.length > 0 ? `、${values.join('、')}` : ''}。`,
    },
  }
}

const columnTwice = (line: number, cell: string): CsvFault => ({
  line,
  code: 'column-twice',
  texts: { en: `The column “${cell}” is there twice.`, 'zh-CN': `“${cell}”这一列出现了两次。` },
  hint: { en: 'Keep one of the two.', 'zh-CN': '请只留一列。' },
})

const noGroupColumn = (line: number): CsvFault => ({
  line,
  code: 'no-group-column',
  texts: { en: 'No column says which group a row is about.', 'zh-CN': '没有哪一列写明是哪个群。' },
  hint: {
    en: 'Name a column “group” (its name) or “id” (the platform’s id) in the first line.',
    'zh-CN': '请在第一行写上“群名”或“群号”。',
  },
})
