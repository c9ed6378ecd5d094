/** What has to be closed again when a start fails halfway, newest first. */
export interface Closers {
  /** Answers with what it was given. */
  readonly add: <Opened>(opened: Opened, close: (opened: Opened) => unknown) => Opened
  readonly closeAll: () => Promise<void>
}

export function createClosers(): Closers {
  const closers: (() => unknown)[] = []
  return {
    add: (opened, close) => {
      closers.push(() => close(opened))
      return opened
    },
    closeAll: async () => {
      for (const close of closers.splice(0).toReversed()) await close()
    },
  }
}
