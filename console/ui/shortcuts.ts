/** Keys of the page: single letters and sequences like `g i`, never while somebody writes. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** `j`, `g i`, `mod+k`, `Escape`, `Enter`, `?` */
  readonly keys: string
  readonly label: string
  readonly run: () => void
  /** Also while an input has the focus. */
  readonly always?: boolean
}

interface Scope {
  readonly name: string
  readonly shortcuts: readonly Shortcut[]
}

let scopes: readonly Scope[] = []
const listeners = new Set<() => void>()
/** Milliseconds between the keys of a sequence. */
const PAUSE = 900
let before: { readonly key: string; readonly at: number } | null = null

function change(next: readonly Scope[]): void {
  scopes = next
  for (const listener of listeners) listener()
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName))

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return
  const key = nameOf(event)
  const sequence = before && event.timeStamp - before.at < PAUSE ? `${before.key} ${key}` : null
  const writing = isWriting(event.target)
  const all = scopes.toReversed().flatMap(({ shortcuts }) => shortcuts)
  const found =
    all.find(({ keys, always }) => keys === sequence && (always === true || !writing)) ??
    all.find(({ keys, always }) => keys === key && (always === true || !writing))
  before = writing ? null : { key, at: event.timeStamp }
  if (!found) return
  event.preventDefault()
  before = null
  found.run()
}

document.addEventListener('keydown', onKey)

/** Makes `shortcuts` work while the component is there; the newest scope comes first. */
export function useShortcuts(scope: string, shortcuts: readonly Shortcut[]): void {
  const latest = useEffectEvent(() => shortcuts)
  // Set up anew when they read differently; what they do is looked up when the key is pressed.
  const shape = shortcuts.map(({ keys, label, always }) => [keys, label, always].join('\n')).join('\n\n')
  useEffect(() => {
    if (shape === '') return undefined
    const mine = latest().map((shortcut) => ({ ...shortcut, run: () => runOf(latest(), shortcut.keys) }))
    const entry: Scope = { name: scope, shortcuts: mine }
    change([...scopes, entry])
    return () => change(scopes.filter((each) => each !== entry))
  }, [scope, shape])
}

const runOf = (shortcuts: readonly Shortcut[], keys: string) =>
  shortcuts.find((each) => each.keys === keys)?.run()

/** All that work just now, for the overview. */
export const useAllShortcuts = (): readonly Scope[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => scopes,
  )
