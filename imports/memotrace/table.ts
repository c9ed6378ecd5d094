/** MemoTrace's CSV. Which columns there are tells the generation. */
import { broken, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { groupOfFile } from '../../core/ports/import-text.ts'
import { DatabaseChat } from './database-chat.ts'
import { NamedChat } from './named-chat.ts'

/** One row by the names of its columns; '' where it has no such cell. */
export type Cell = (column: string) => string

export interface TableHeader {
  /** `database`: types are numbers, contents XML. `named`: both in words. */
  readonly kind: 'database' | 'named'
  readonly columns: ReadonlyMap<string, number>
}

const DATABASE = ['localId', 'Type', 'IsSender', 'CreateTime', 'StrContent']
const NAMED = ['类型', '发送人', '时间', '内容']

/** null for every other table. */
export function headerOf(cells: readonly string[]): TableHeader | null {
  const columns = new Map(cells.map((cell, i) => [nameOf(cell), i] as const))
  const hasAll = (names: readonly string[]) => names.every((name) => columns.has(name))
  if (hasAll(DATABASE)) return { kind: 'database', columns }
  return hasAll(NAMED) && columns.has('消息ID') ? { kind: 'named', columns } : null
}

function nameOf(cell: string): string {
  return cell.length > 64 ? '' : cell.replace(/^[\uFEFF"\s]+|["\s]+$/g, '')
}

export async function* readTable(
  file: ImportFile,
): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const group = groupOfFile(file)
  let header: TableHeader | null = null
  let chat: DatabaseChat | NamedChat | null = null
  for await (const rows of file.rows()) {
    const records: ImportedRecord[] = []
    for (const { line, cells } of rows) {
      if (header === null || chat === null) {
        header = headerOf(cells)
        chat = header?.kind === 'named' ? new NamedChat(group, file.zone) : new DatabaseChat(group)
        if (header === null) records.push(broken(line, 'line-not-understood'))
        continue
      }
      const { columns } = header
      records.push(chat.row((column) => cells[columns.get(column) ?? -1] ?? '', line))
    }
    yield records
  }
}
