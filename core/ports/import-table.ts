/** How the cells of a table are set apart, from its first line. */

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The sign that stands most often outside of quotes in the first line that is not empty; a comma when none does. */
export function delimiterOf(head: string): string {
  const line = firstLine(head)
  const told = /^sep=([,;\t|])$/.exec(line)?.[1]
  if (told !== undefined) return told
  const counts = new Map<string, number>()
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (!quoted) counts.set(char, (counts.get(char) ?? 0) + 1)
  }
  return DELIMITERS.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best))
}

/** The names of its columns, from the same line. */
export function columnsOf(head: string): readonly string[] {
  const delimiter = delimiterOf(head)
  // Excel writes what is between the cells on a line before them.
  const line = firstLine(head.replace(/^\uFEFF?sep=[^\n]{0,3}\n/, ''))
  const cells: string[] = ['']
  let quoted = false
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) cells.push('')
    else cells[cells.length - 1] += char
  }
  return cells.map((cell) => cell.trim())
}

function firstLine(head: string): string {
  const text = head.replace(/^[\uFEFF\r\n]+/, '')
  const end = text.indexOf('\n')
  return (end < 0 ? text : text.slice(0, end)).replace(/\r$/, '')
}
