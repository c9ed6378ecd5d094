/** What an account can receive and do on its platform, and within which limits. */
import type { ActionKind } from './action.ts'
import type { EventKind } from './event.ts'

/** `assist`: Folkmoot prepares it, a person does it and ticks it off. */
export type Ability = 'auto' | 'assist' | 'never'

export interface Limits {
  /** Sends in a span of milliseconds, for the whole account and within one group. */
  readonly perAccount?: readonly Rate[]
  readonly perGroup?: readonly Rate[]
  /** Longest text, in UTF-16 units. */
  readonly textLength?: number
}

export interface Rate {
  readonly count: number
  readonly span: number
}

export interface Capabilities {
  readonly receive: Readonly<Partial<Record<EventKind, Ability>>>
  readonly act: Readonly<Partial<Record<ActionKind, Ability>>>
  readonly limits: Limits
  /** The platform drops a second send with the same idempotency key. */
  readonly idempotent: boolean
  /** The account may act on a group's owner. */
  readonly actsOnOwner: boolean
  /** Acts that go through on an owner although others do not: whoever may not be muted can still be recalled. */
  readonly actsOnOwnerBy?: readonly ActionKind[] | undefined
  /** What a value put into a text must not trigger there; absent = plain text without any syntax. */
  readonly syntax?: TextSyntax | undefined
}

/** Syntax that the platform finds in plain text: each is neutralised in names and other values. */
export interface TextSyntax {
  /** `@name` mentions somebody. */
  readonly mentions?: boolean
  /** `#tag` or `/command` becomes something to press. */
  readonly commands?: boolean
  /** `*bold*`, `_italic_`, `` `code` `` and the like are rendered. */
  readonly styling?: boolean
}

/**
 * What stands in for an act that the platform cannot do: the nearest thing that it can. What was meant for one
 * person is never said in public: it becomes a case.
 */
const NEAREST: Readonly<Partial<Record<ActionKind, ActionKind>>> = {
  recall: 'reply',
  reply: 'say',
  tell: 'case',
  warn: 'reply',
  mute: 'case',
  unmute: 'case',
  remove: 'case',
  block: 'remove',
  say: 'case',
}

/** The act to carry out instead of `wanted`: itself, the nearest possible one, or `case` as the last resort. */
export function nearest(capabilities: Capabilities, wanted: ActionKind): ActionKind {
  let kind: ActionKind = wanted
  while (kind !== 'case' && (capabilities.act[kind] ?? 'never') === 'never') kind = NEAREST[kind] ?? 'case'
  return kind
}
