/** Where a platform does not let an account act on a group's owner, the act is counted and becomes a note. */
import type { ActionKind } from '../../core/chat/action.ts'
import type { TextSyntax } from '../../core/chat/capability.ts'
import type { Overlay } from '../../core/decide/overlay.ts'
import type { RowTools } from './rows.ts'

/** What the pipeline needs to know of a platform; unknown ones are trusted with nothing. */
export interface PlatformTraits {
  readonly idempotent: boolean
  readonly actsOnOwner: boolean
  /** What values in texts must not trigger there; absent = it knows plain text only. */
  readonly syntax?: TextSyntax | undefined
}
export type Platforms = Readonly<Record<string, PlatformTraits>>

const UPON_PEOPLE: ReadonlySet<ActionKind> = new Set<ActionKind>(['recall', 'mute', 'remove', 'block'])

export function standInFor(overlay: Overlay, platforms: Platforms): RowTools['standIn'] {
  return ({ kind, group, member }, { fresh: { platform } }) => {
    if (!UPON_PEOPLE.has(kind) || group === null || member === null) return null
    if (platform === null || (platforms[platform]?.actsOnOwner ?? true)) return null
    return overlay.read('membership', group, member).role === 'owner'
      ? { kind: 'note', code: `owner-spared-${kind}` }
      : null
  }
}
