/** One row of a table as a message. */
import type { Incoming } from '../../core/chat/incoming.ts'
import { instantAt } from '../../core/chat/zone.ts'
import type { DateOrder } from '../../core/ports/import-date-order.ts'
import { textOrPlaceholder } from '../../core/ports/import-placeholders.ts'
import {
  broken,
  readAs,
  type ImportFile,
  type ImportedRecord,
  type TableRow,
} from '../../core/ports/import.ts'
import type { Columns, Field } from './columns.ts'
import { timeOf } from './time.ts'

export interface Layout {
  readonly file: ImportFile
  readonly columns: Columns
  /** Cells in a row. */
  readonly width: number
  readonly order: DateOrder
}

export function rowRecord(
  { line, cells }: TableRow,
  { file, columns, width, order }: Layout,
): ImportedRecord {
  if (cells.length !== width) return broken(line, 'row-length')
  const time = timeOf(timeCell(cells, columns), order)
  if (time === null) return broken(line, 'time-unreadable')
  const name = cellOf(cells, columns, 'sender')
  const native = cellOf(cells, columns, 'senderId') || name
  if (native === '') return broken(line, 'sender-missing')
  const group = cellOf(cells, columns, 'group') || (file.group ?? fileName(file.name))
  const id = cellOf(cells, columns, 'id')
  const replyTo = cellOf(cells, columns, 'replyTo')
  const text = cells[columns.get('text') ?? -1] ?? ''
  const event: Incoming = {
    kind: 'message.sent',
    at: 'instant' in time ? time.instant : instantAt(time.wall, file.zone),
    source: 'import',
    group: { native: group, name: group },
    person: { native, ...(name === '' ? {} : { name }) },
    native: id === '' ? undefined : id,
    data: replyTo === '' ? {} : { replyTo },
    content: { parts: textOrPlaceholder(text), ...(name === '' ? {} : { name }) },
  }
  return readAs(line, [event])
}

/** Date and time of a row, also where they stand in two columns. */
export function timeCell(cells: readonly string[], columns: Columns): string {
  const date = cellOf(cells, columns, 'date')
  const time = cellOf(cells, columns, 'time')
  // A whole moment beside its day needs no day.
  if (date === '' || time.length > 15) return time
  return `${date} ${time}`.trim()
}

function cellOf(cells: readonly string[], columns: Columns, field: Field): string {
  return (cells[columns.get(field) ?? -1] ?? '').trim()
}

function fileName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'table'
}
