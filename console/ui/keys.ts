/** How keys are written on the machine at hand. */
const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** `mod+k` becomes ⌘K or Ctrl K; other keys stay. */
export const keysAsWritten = (keys: string): string =>
  keys.replace(/^mod\+(.)$/, (_, key: string) =>
    isApple ? `⌘${key.toUpperCase()}` : `Ctrl ${key.toUpperCase()}`,
  )
