/** Any table with who, when and what in its columns, such as a CSV file that somebody made. */
import { DateOrders, guessOf, type DateOrder } from '../../core/ports/import-date-order.ts'
import type { ImportFile, ImportFormat, ImportedRecord, TableRow } from '../../core/ports/import.ts'
import { columnsOf } from '../../core/ports/import-table.ts'
import { columnsIn, isObvious, type Columns } from './columns.ts'
import { rowRecord, timeCell, type Layout } from './row.ts'
import { datedBy } from './time.ts'

/** Rows read ahead to learn whether the day or the month stands first. */
const MOST_AHEAD = 5_000
const MOST_CHARACTERS = 8_000_000

export const table: ImportFormat = {
  name: 'table',
  label: { 'zh-CN': '表格（CSV）', en: 'a table (CSV)' },
  times: 'local',
  recognise,
  read,
}

function recognise(head: string): number {
  if (/^\uFEFF?\s*[[{<]/.test(head)) return 0
  const columns = columnsOf(head)
  return columns.length > 2 && isObvious(columns) ? 0.6 : 0
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  let header: Header | null = null
  let ahead: TableRow[] | null = []
  let characters = 0
  let layout: Layout | null = null
  for await (const batch of file.rows()) {
    const records: ImportedRecord[] = []
    for (const row of batch) {
      if (header === null) header = isPreface(row) ? null : headerOf(row, file)
      else if (layout !== null) records.push(rowRecord(row, layout))
      else if (ahead !== null) {
        ahead.push(row)
        characters += row.cells.reduce((sum, cell) => sum + cell.length, 0)
        if (ahead.length < MOST_AHEAD && characters < MOST_CHARACTERS) continue
        layout = { file, ...header, order: orderOf(ahead, header.columns, file) }
        records.push(...recordsOf(ahead, layout))
        ahead = null
      }
    }
    yield records
  }
  if (header !== null && ahead !== null)
    yield recordsOf(ahead, { file, ...header, order: orderOf(ahead, header.columns, file) })
}

interface Header {
  readonly columns: Columns
  readonly width: number
}

/** Excel's line that says what is between the cells. */
function isPreface({ cells }: TableRow): boolean {
  return cells[0]?.startsWith('sep=') === true
}

function headerOf({ cells }: TableRow, file: ImportFile): Header {
  return {
    columns: columnsIn(
      cells.map((cell) => cell.trim()),
      file,
    ),
    width: cells.length,
  }
}

function recordsOf(rows: readonly TableRow[], layout: Layout): ImportedRecord[] {
  return rows.map((row) => rowRecord(row, layout))
}

function orderOf(rows: readonly TableRow[], columns: Columns, file: ImportFile): DateOrder {
  const orders = new DateOrders(file.modified)
  let isDated = false
  for (const { cells } of rows) {
    const cell = timeCell(cells, columns)
    const date = datedBy(cell)
    if (date === null) continue
    isDated = true
    orders.take(date, /\b[AP]M$/.test(cell) ? 'american' : '')
  }
  const decision = orders.decide()
  const guess = guessOf(decision)
  if (guess !== null && isDated) file.onGuess?.(guess)
  return decision.order
}
