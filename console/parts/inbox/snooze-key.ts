/** The key `s` opens the menu that puts the current item off, wherever it is drawn. */
const listeners = new Set<() => void>()

export function onSnoozeKey(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function pressSnooze(): void {
  for (const listener of listeners) listener()
}
