/** A draft of a charter, kept in this browser until it is published or given up. */
export interface KeptDraft {
  readonly source: string
  /** The version that it began from; 0 before the first one. */
  readonly base: number
  /** The text of that version. */
  readonly baseSource: string
}

const keyOf = (community: string): string => `folkmoot.draft.${community}`

/** null when there is none, or none that can be read. */
export function readDraft(community: string): KeptDraft | null {
  const kept = localStorage.getItem(keyOf(community))
  if (kept === null) return null
  try {
    const value: unknown = JSON.parse(kept)
    return isDraft(value) ? value : null
  } catch {
    return null
  }
}

/** Keeps a draft; null gives it up. */
export function writeDraft(community: string, draft: KeptDraft | null): void {
  if (draft === null) localStorage.removeItem(keyOf(community))
  else localStorage.setItem(keyOf(community), JSON.stringify(draft))
}

/** Calls `listener` when another window of this browser changes the draft. */
export function watchDraft(community: string, listener: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === keyOf(community)) listener()
  }
  window.addEventListener('storage', heard)
  return () => window.removeEventListener('storage', heard)
}

function isDraft(value: unknown): value is KeptDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'base' in value &&
    typeof value.base === 'number' &&
    'baseSource' in value &&
    typeof value.baseSource === 'string'
  )
}
