/** What the command palette offers: pages add what can be done on them. */
import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Command {
  readonly id: string
  readonly label: string
  /** Further words by which it is found. */
  readonly words?: string
  /** Keys that do the same. */
  readonly keys?: string
  readonly run: () => void
}

let commands: readonly Command[] = []
const listeners = new Set<() => void>()

function change(next: readonly Command[]): void {
  commands = next
  for (const listener of listeners) listener()
}

/** Offers `offered` while the component is there. */
export function useCommands(offered: readonly Command[]): void {
  const latest = useRef(offered)
  latest.current = offered
  const shape = offered.map(({ id, label, keys }) => `${id}\n${label}\n${keys ?? ''}`).join('\n')
  useEffect(() => {
    const mine = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }))
    change([...commands, ...mine])
    return () => change(commands.filter((command) => !mine.includes(command)))
  }, [shape])
}

export const useAllCommands = (): readonly Command[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => commands,
  )
