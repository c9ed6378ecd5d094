/** A part of the evaluation: figures that were measured on data beside what they should be. */

export interface Section {
  readonly name: string
  /** Measures on the data in `folder`; null when that holds nothing for it. */
  readonly run: (folder: string) => Promise<Outcome | null>
}

export interface Outcome {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What differs from what it should be, one sentence each. */
  readonly wrong: readonly string[]
}

/** Cells in columns, wide characters counted as two. */
export function tableText({ head, rows }: Pick<Outcome, 'head' | 'rows'>): string {
  const all = [head, ...rows]
  const widths = head.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ''))))
  return all
    .map((row) =>
      row
        .map((cell, i) => padded(cell, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const padded = (cell: string, width: number): string => {
  const room = ' '.repeat(width - widthOf(cell))
  return /^[\d,.]+$/.test(cell) ? room + cell : cell + room
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffef]/.test(character) ? 2 : 1), 0)
