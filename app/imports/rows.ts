/** A table, such as a CSV file, row by row in constant memory. */
import { parse, CsvError } from 'csv-parse'
import { ImportError, type TableRow } from '../../core/ports/import.ts'
import { delimiterOf } from '../../core/ports/import-table.ts'
import { withHead } from './head.ts'
import { LINE_LIMIT } from './lines.ts'

/** Rows handed on at once. */
const BATCH = 500

/**
 * Commas, semicolons, tabs or bars between its cells, whichever the first line shows.
 * @throws ImportError when a cell is never closed or far too long.
 */
export async function* rowsOf(
  text: AsyncIterable<string>,
  file: string,
): AsyncGenerator<readonly TableRow[], void, undefined> {
  const { head, text: whole } = await withHead(text[Symbol.asyncIterator]())
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LINE_LIMIT,
  })
  const feeding = feed(whole, parser)
  let rows: TableRow[] = []
  let line = 1
  try {
    for await (const { record, info } of parser) {
      rows.push({ line, cells: record })
      line = info.lines + 1
      if (rows.length < BATCH) continue
      yield rows
      rows = []
    }
    await feeding
  } catch (error) {
    throw error instanceof CsvError ? malformed(file, line) : error
  } finally {
    parser.destroy()
  }
  yield rows
}

async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of withPlainEnds(text)) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve))
    }
    parser.end()
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

/** The parser would count a line end of two characters within a cell as two lines. */
async function* withPlainEnds(text: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let held = ''
  for await (const chunk of text) {
    const joined = held + chunk
    held = joined.endsWith('\r') ? '\r' : ''
    yield (held === '' ? joined : joined.slice(0, -1)).replaceAll('\r\n', '\n')
  }
  if (held !== '') yield held
}

function malformed(file: string, line: number): ImportError {
  const expected = {
    'zh-CN': '期望一个完整的表格，但从这一行开始的单元格没有结束；请重新导出这个文件',
    en: 'expected a whole table, but a cell that begins on this line never ends; export the file again',
  }
  return new ImportError({ code: 'malformed', file, place: { line }, expected, read: 0 })
}
