/**
 * Everything that Folkmoot does is an action: plain data, decided once, named by the event that caused it
 * and its place `n` among that event's actions.
 */
import type { GroupId, MemberId, Seq } from './ids.ts'

/** Acts have a class: what cannot be taken back needs more than a guess. */
export const ACTION_CLASSES = {
  say: 'reversible',
  reply: 'reversible',
  tell: 'reversible',
  warn: 'reversible',
  mute: 'reversible',
  unmute: 'reversible',
  tag: 'reversible',
  case: 'reversible',
  note: 'reversible',
  points: 'reversible',
  webhook: 'reversible',
  /** Words for an operator, through one of their channels: `name` is `operator/channel`. */
  notify: 'reversible',
  recall: 'lossy',
  remove: 'irreversible',
  block: 'irreversible',
} as const
export type ActionKind = keyof typeof ACTION_CLASSES
export const ACTION_KINDS = Object.keys(ACTION_CLASSES) as readonly ActionKind[]

/** Actions that a connector carries out; the others change Folkmoot's own records only. */
export const OUTBOUND: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'say',
  'reply',
  'tell',
  'warn',
  'mute',
  'unmute',
  'recall',
  'remove',
  'block',
  'webhook',
  'notify',
])

/** Sanctions: what a member feels as a punishment, and what the breaker counts. */
export const SANCTIONS: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'warn',
  'mute',
  'recall',
  'remove',
  'block',
])

/**
 * Acts whose effect is the same twice: when nobody knows whether one was carried out, it may be tried again.
 * What is not listed here is never repeated, unless the platform itself drops the second one.
 */
export const REPEATABLE: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'recall',
  'mute',
  'unmute',
  'remove',
  'block',
])

/**
 * A text to be rendered: `template` is a path in the charter (`rules/no-ads/do/1`), `params` are numbers and
 * words of the charter. Names of members are filled in when it is rendered, so that the ledger holds none.
 */
export interface TextRef {
  readonly template: string
  readonly params: Readonly<Record<string, string | number>>
  /** Members whose names `{members}` lists, at most twenty. */
  readonly members?: readonly MemberId[]
}

export interface Action {
  readonly kind: ActionKind
  /** Id of the rule, or a built-in: `welcome`, `breaker`, `clock`, `notify`. */
  readonly rule: string
  readonly group: GroupId | null
  /** Whom it concerns. */
  readonly member: MemberId | null
  /** Event of the message that it answers or recalls. */
  readonly message: Seq | null
  readonly text: TextRef | null
  /** Mute: milliseconds. Points: the amount, positive or negative. */
  readonly amount?: number
  /** Tag: its name. Case: its kind. Webhook: its address. */
  readonly name?: string
  /** After this instant it is dropped, visibly. */
  readonly expires: number
}
