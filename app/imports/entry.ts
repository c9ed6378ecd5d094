/** What archives and folders have in common: entries with names, each of which can be opened. */

export interface Entry {
  /** Its path inside, `/` between folders. Only a name: nothing is ever written, so it may climb as it likes. */
  readonly path: string
  readonly modified: number
  /** Where it lies on the disk; null in an archive. */
  readonly disk: string | null
  /**
   * Its bytes from the beginning, unpacked; once more with each call.
   * @param onRead is told how many bytes of the archive itself that took
   */
  readonly open: (onRead: (bytes: number) => void) => AsyncGenerator<Buffer, void, undefined>
}

export interface Container {
  /** Path of the archive or folder. */
  readonly path: string
  /** In the order in which they are read fastest. */
  readonly entries: readonly Entry[]
  readonly close: () => Promise<void>
}

/** Never part of a history: what systems leave behind in archives. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i

/** A name as formats see it; null for folders and litter. */
export function entryPath(name: string): string | null {
  const path = name.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '')
  return path === '' || path.endsWith('/') || LITTER.test(path) ? null : path
}
