/** Where a platform does not let an account act on a group's owner, the act is counted and becomes a note. */
import type { ActionKind } from '../../core/chat/action.ts'
import type { TextSyntax } from '../../core/chat/capability.ts'
import type { Overlay } from '../../core/decide/overlay.ts'
import type { RowTools } from './rows.ts'

/** What the pipeline needs to know of a platform; unknown ones are trusted with nothing. */
export interface PlatformTraits {
  readonly idempotent: boolean
  readonly actsOnOwner: boolean
  /** Acts that go through on an owner where the others do not. */
  readonly actsOnOwnerBy?: readonly ActionKind[] | undefined
  /** What values in texts must not trigger there; absent = it knows plain text only. */
  readonly syntax?: TextSyntax | undefined
}
export type Platforms = Readonly<Record<string, PlatformTraits>>

const UPON_PEOPLE: ReadonlySet<ActionKind> = new Set<ActionKind>(['recall', 'mute', 'remove', 'block'])

export function standInFor(overlay: Overlay, platforms: Platforms): RowTools['standIn'] {
  return ({ kind, group, member }, { fresh: { platform } }) => {
    if (!UPON_PEOPLE.has(kind) || group === null || member === null) return null
    if (platform === null || goesThrough(kind, platforms[platform])) return null
    return overlay.read('membership', group, member).role === 'owner'
      ? { kind: 'note', code: `owner-spared-${kind}` }
      : null
  }
}

function goesThrough(kind: ActionKind, traits: PlatformTraits | undefined): boolean {
  return traits === undefined || traits.actsOnOwner || (traits.actsOnOwnerBy ?? []).includes(kind)
}
