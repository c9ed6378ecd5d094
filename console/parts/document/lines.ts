/** Lines of a text, and the lines that each item of a list takes, with the comment above it. */
import type { YAMLSeq } from 'yaml'
import { extentOf } from './read.ts'
import type { Extent } from './read.ts'

export const splice = (source: string, { start, end }: Extent, text: string): string =>
  source.slice(0, start) + text + source.slice(end)

export const lineStartOf = (source: string, offset: number): number =>
  source.lastIndexOf('\n', offset - 1) + 1

/** The end of the line on which `offset` stands, without its line end. */
export function lineEndOf(source: string, offset: number): number {
  const end = source.indexOf('\n', offset)
  return end < 0 ? source.length : end
}

/** Start of the comment lines directly above the line of `offset`, or of that line. */
export function leadOf(source: string, offset: number): number {
  let start = lineStartOf(source, offset)
  while (start > 0) {
    const above = lineStartOf(source, start - 1)
    if (!/^[ \t]*#/.test(source.slice(above, start - 1))) break
    start = above
  }
  return start
}

export interface Block extends Extent {
  /** Spaces before the dash. */
  readonly indent: number
}

/** The lines of each item of a block list: from the comment above it to the end of its last line. */
export function blocksOf(source: string, list: YAMLSeq): readonly Block[] {
  let floor = 0
  return list.items.flatMap((item: unknown) => {
    const extent = extentOf(source, item)
    if (!extent) return []
    const dash = source.lastIndexOf(
      '-',
      extent.start - 1 < 0 ? 0 : extent.start - (source[extent.start] === '-' ? 0 : 1),
    )
    const line = lineStartOf(source, dash < 0 ? extent.start : dash)
    const start = Math.max(floor, leadOf(source, line))
    const end = lineEndOf(source, extent.end)
    floor = Math.min(source.length, end + 1)
    return [{ start, end, indent: source.slice(line).search(/\S/) }]
  })
}
