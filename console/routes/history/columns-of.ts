/** The headings of a table, as far as its beginning shows them. */

const LOOKED_AT = 65_536
const DELIMITERS = [',', ';', '\t', '|'] as const

/** Of a file as Excel or a program wrote it; a single heading when it is no table. */
export async function columnsOfFile(file: Blob): Promise<readonly string[]> {
  return columnsOf(decode(await file.slice(0, LOOKED_AT).arrayBuffer()))
}

/** Chinese Excel writes no Unicode. The end of what was cut out may be half a letter. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

export function columnsOf(text: string): readonly string[] {
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  const rows = DELIMITERS.map((delimiter) => cellsOf(line, delimiter))
  const widest = rows.reduce((best, row) => (row.length > best.length ? row : best))
  return [...new Set(widest.map((cell) => cell.trim()).filter((cell) => cell !== ''))]
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells = ['']
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) cells.push('')
    else cells[cells.length - 1] += char
  }
  return cells
}
