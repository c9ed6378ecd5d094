/** Files that were chosen and not sent yet, with what they may not say of themselves. */

export interface Chosen {
  readonly file: File
  /** Name of the group; empty = as the file says. */
  readonly group: string
  /** Which column of a table holds what; absent = as its header says. */
  readonly columns?: Columns | undefined
}

export const FIELDS = ['time', 'sender', 'text'] as const
export type Field = (typeof FIELDS)[number]
export type Columns = Readonly<Partial<Record<Field, string>>>

/** The same file chosen twice is there once. */
export function choose(before: readonly Chosen[], files: readonly File[]): readonly Chosen[] {
  const known = new Set(before.map(({ file }) => keyOf(file)))
  const added = files.filter((file) => file.size > 0 && !known.has(keyOf(file)))
  const once = new Map(added.map((file) => [keyOf(file), file]))
  return [...before, ...[...once.values()].map((file) => ({ file, group: '' }))]
}

export const keyOf = ({ name, size, lastModified }: Pick<File, 'name' | 'size' | 'lastModified'>): string =>
  `${name}/${size}/${lastModified}`

/** Whether it is a table by its name. */
export const isTable = (name: string): boolean => /\.(?:csv|tsv)$/i.test(name)

/** Whether its format may leave the group unnamed: plain texts, tables and logs do. */
export const mayNameNoGroup = (name: string): boolean =>
  /\.(?:txt|csv|tsv|log|weechatlog)(?:\.gz)?$/i.test(name)
