/** What the command palette offers: pages add what can be done on them. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { z } from 'zod'

export interface Command {
  readonly id: string
  readonly label: string
  /** Further words by which it is found. */
  readonly words?: string
  /** Keys that do the same. */
  readonly keys?: string
  readonly run: () => void
}

/** What of commands can be compared: their effect is looked up when one is chosen. */
const Shapes = z.array(
  z.object({ id: z.string(), label: z.string(), words: z.string().optional(), keys: z.string().optional() }),
)

let commands: readonly Command[] = []
const listeners = new Set<() => void>()

function change(next: readonly Command[]): void {
  commands = next
  for (const listener of listeners) listener()
}

/** Offers `offered` while the component is there. */
export function useCommands(offered: readonly Command[]): void {
  const run = useEffectEvent((id: string) => offered.find((command) => command.id === id)?.run())
  const shape = JSON.stringify(offered.map(({ id, label, words, keys }) => ({ id, label, words, keys })))
  useEffect(() => {
    const shown = Shapes.parse(JSON.parse(shape))
    const mine = shown.map((command) => ({ ...command, run: () => run(command.id) }))
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
