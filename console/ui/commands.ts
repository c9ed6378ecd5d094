/** What the command palette offers: pages add what can be done on them. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

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
  const latest = useEffectEvent(() => offered)
  // Offered anew when they read differently; what they do is looked up when one is chosen.
  const shape = offered.map(({ id, label, words, keys }) => [id, label, words, keys].join('\n')).join('\n\n')
  useEffect(() => {
    const mine =
      shape === '' ? [] : latest().map((command) => ({ ...command, run: () => runOf(latest(), command.id) }))
    change([...commands, ...mine])
    return () => change(commands.filter((command) => !mine.includes(command)))
  }, [shape])
}

const runOf = (offered: readonly Command[], id: string) => offered.find((command) => command.id === id)?.run()

export const useAllCommands = (): readonly Command[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => commands,
  )
