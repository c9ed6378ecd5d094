/** Writes rows with whatever stands between cells, for tests. */

export function printed(rows: readonly (readonly string[])[], delimiter: string): string {
  return rows.map((cells) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`).join('')
}

function quoted(cell: string, delimiter: string): string {
  const needs = cell.includes(delimiter) || /["\n\r]/.test(cell)
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell
}
