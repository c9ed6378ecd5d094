/** Tables as files that spreadsheets open without running anything in them. */
import { stringify } from 'csv-stringify/sync'

/** What a spreadsheet would take for a formula begins with one of these. */
const FORMULA = /^[=+\-@\t\r]/
const GUARDED = /^'[=+\-@\t\r]/

/** A cell that a spreadsheet shows and never calculates. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** The cell before it was guarded. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}

/** UTF-8 with the mark that spreadsheets look for. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(guarded)),
    { bom: true, record_delimiter: '\r\n' },
  )
}

/** An answer that is saved, not shown. */
export function csvDownload(name: string, text: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': 'sandbox',
      'cache-control': 'no-store',
    },
  })
}
