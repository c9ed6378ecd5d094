/** Undo and redo of a text, shared by everything that changes it. */
export interface Steps {
  readonly source: string
  readonly past: readonly string[]
  readonly future: readonly string[]
  /** Whether the last change was typing that the next may join. */
  readonly typing: boolean
}

const MOST = 200

export const startSteps = (source: string): Steps => ({ source, past: [], future: [], typing: false })

/** Typing goes back in one step for as long as nothing else comes in between and no line ends. */
export function change(steps: Steps, source: string, typing: boolean): Steps {
  if (source === steps.source) return steps
  const lineEnded = source.split('\n').length !== steps.source.split('\n').length
  const joins = typing && steps.typing && !lineEnded
  const past = joins ? steps.past : [...steps.past, steps.source].slice(-MOST)
  return { source, past, future: [], typing: typing && !lineEnded }
}

export function undo(steps: Steps): Steps {
  const source = steps.past.at(-1)
  if (source === undefined) return steps
  return { source, past: steps.past.slice(0, -1), future: [steps.source, ...steps.future], typing: false }
}

export function redo(steps: Steps): Steps {
  const [source, ...future] = steps.future
  if (source === undefined) return steps
  return { source, past: [...steps.past, steps.source], future, typing: false }
}
