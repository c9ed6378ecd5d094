/**
 * Everything that happens is an event. One schema a kind, split in what may be erased and what stays:
 * `content` holds texts and names (erasable), `data` holds ids, numbers and words of the charter.
 * Kinds and fields are stored for ever and never renamed; unknown ones survive a round trip.
 */
import { z } from 'zod'
import type { AccountId, CommunityId, GroupId, MemberId, Seq } from './ids.ts'
import { Part } from './message.ts'

const id = z.number().int().positive()
const nothing = z.looseObject({})
const kind = <Data extends z.ZodType, Content extends z.ZodType>(data: Data, content: Content) => ({
  data,
  content,
})
const actionRef = { seq: id, n: z.number().int().nonnegative() }

const message = z.looseObject({ parts: z.array(Part), name: z.string().optional() })
const named = z.looseObject({ name: z.string().optional() })
/** `replyTo` is the platform's id of the message that is answered. */
const messageData = z.looseObject({ replyTo: z.string().optional(), bot: z.boolean().optional() })

export const PlatformRole = z.enum(['owner', 'admin', 'member'])
export type PlatformRole = z.infer<typeof PlatformRole>

/** The schema of each kind of event: `data` is kept for ever, `content` can be erased. */
export const EVENTS = {
  'message.sent': kind(messageData, message),
  /** `of` is the platform's id of the message; the event's own revision tells edits apart. */
  'message.edited': kind(messageData.extend({ of: z.string() }), message),
  'message.recalled': kind(z.looseObject({ of: z.string() }), nothing),
  'reaction.added': kind(z.looseObject({ of: z.string(), emoji: z.string() }), nothing),
  'reaction.removed': kind(z.looseObject({ of: z.string(), emoji: z.string() }), nothing),
  'member.joined': kind(z.looseObject({ inviter: id.optional(), role: PlatformRole.optional() }), named),
  /** Somebody asks to be let in. */
  'member.requested': kind(nothing, named),
  'member.left': kind(nothing, named),
  'member.removed': kind(z.looseObject({ by: id.optional() }), named),
  'member.renamed': kind(nothing, named),
  'member.role': kind(z.looseObject({ role: PlatformRole }), nothing),
  'group.renamed': kind(nothing, named),
  'group.notice': kind(nothing, z.looseObject({ text: z.string() })),
  'group.dissolved': kind(nothing, nothing),
  /** A timer that `decide` set has come due. `key` and `payload` are what it was set with. */
  'clock.due': kind(
    z.looseObject({ key: z.string(), due: z.number(), payload: z.unknown().optional() }),
    nothing,
  ),
  'ask.answered': kind(z.looseObject({ ...actionRef, answer: z.unknown() }), nothing),
  'ask.expired': kind(z.looseObject(actionRef), nothing),
  'action.sent': kind(z.looseObject({ ...actionRef, native: z.string().optional() }), nothing),
  'action.failed': kind(z.looseObject({ ...actionRef, code: z.string(), permanent: z.boolean() }), nothing),
  'action.confirmed': kind(z.looseObject(actionRef), nothing),
  'action.unknown': kind(z.looseObject(actionRef), nothing),
  'action.expired': kind(z.looseObject(actionRef), nothing),
  /** The platform lets no program do it: it waits for a person, who says `action.confirmed` or not. */
  'action.handed': kind(z.looseObject(actionRef), nothing),
  /** `watch` is what the new version counts: state follows it, whatever code runs later. */
  'charter.published': kind(
    z.looseObject({
      version: id,
      operator: z.string(),
      watch: z.unknown(),
      renamed: z.record(z.string(), z.string()).optional(),
      removed: z.array(z.string()).optional(),
    }),
    z.looseObject({ reason: z.string().optional() }),
  ),
  /** A person's judgement of an act or a case. */
  'verdict.given': kind(
    z.looseObject({
      ...actionRef,
      verdict: z.enum(['uphold', 'undo']),
      operator: z.string(),
      /** What `seq` and `n` name. */
      on: z.enum(['action', 'case']).optional(),
    }),
    z.looseObject({ reason: z.string().optional() }),
  ),
  /** What an operator did in the console; `act` names it, further fields are its arguments. */
  'operator.act': kind(
    z.looseObject({
      operator: z.string(),
      act: z.string(),
      kind: z.string().nullable().optional(),
      values: z.record(z.string(), z.string()).optional(),
      role: z.string().optional(),
      tag: z.string().optional(),
      /** What of the inbox it is about: a case by its place (`7-0`), or another item by its name. */
      case: z.string().optional(),
      /** `assign-case`: who sees to it; null = nobody. */
      assignee: z.string().nullable().optional(),
      /** `snooze-case`: when it comes back; null = at once. */
      until: z.number().nullable().optional(),
      /** `reset-breaker`: the rule that goes live again. */
      rule: z.string().optional(),
      /** `unnote`: the event of the note that is taken back. */
      note: id.optional(),
      /** `link`: the member who is taken over by the event's member, as they are one person. */
      other: id.optional(),
      /** `assign-group`: the assignment of many groups that it is part of, and what the group was before. */
      batch: z.string().optional(),
      before: z
        .looseObject({ kind: z.string().nullable(), values: z.record(z.string(), z.string()) })
        .optional(),
      /** `right-…`, `invit…`: the operator it is about, and what they may do. */
      whom: z.string().nullable().optional(),
      right: z.string().optional(),
      limits: z
        .looseObject({ kinds: z.array(z.string()), groups: z.array(id) })
        .nullable()
        .optional(),
      /** `account-…`: the login. */
      account: id.optional(),
      /** `acknowledge`: the notice that an operator has seen. */
      notice: z.string().optional(),
    }),
    z.looseObject({ reason: z.string().optional() }),
  ),
  /**
   * Words for an operator, through one of their channels. `notices` are the keys of what it tells;
   * `step` counts the persons whom an urgent one has been passed on to.
   */
  'operator.notice': kind(
    z.looseObject({
      operator: z.string(),
      channel: z.string(),
      kinds: z.array(z.string()),
      notices: z.array(z.string()),
      urgent: z.boolean(),
      step: z.number().int().nonnegative().optional(),
      expires: z.number(),
    }),
    z.looseObject({ title: z.string(), text: z.string() }),
  ),
  conversion: kind(z.looseObject({ goal: z.string(), amount: z.number().optional() }), nothing),
  /** The content of `member` was erased; the chain still verifies. */
  erased: kind(z.looseObject({ operator: z.string() }), nothing),
} as const

export type EventKind = keyof typeof EVENTS
export type DataOf<Kind extends EventKind> = z.infer<(typeof EVENTS)[Kind]['data']>
export type ContentOf<Kind extends EventKind> = z.infer<(typeof EVENTS)[Kind]['content']>

/** How an event reached Folkmoot: as it happened, after a gap, or from a history file. */
export type Source = 'live' | 'backfill' | 'import'

interface Envelope {
  readonly community: CommunityId
  readonly seq: Seq
  /** When it happened, by the platform's clock. Epoch milliseconds, as are all instants. */
  readonly at: number
  /** When Folkmoot received it. */
  readonly received: number
  /** Decision time: the greater of `at` and the community's time so far. */
  readonly now: number
  readonly source: Source
  readonly account: AccountId | null
  readonly group: GroupId | null
  /** Who did it, or to whom it happened. */
  readonly member: MemberId | null
  /** The platform's own id of the thing. */
  readonly native: string | null
  readonly revision: number
}

/** An event in the ledger. `content` is null once it has been erased. */
export type EventOf<Kind extends EventKind> = Envelope & {
  readonly kind: Kind
  readonly data: DataOf<Kind>
  readonly content: ContentOf<Kind> | null
}
export type Event = { [Kind in EventKind]: EventOf<Kind> }[EventKind]

export const EVENT_KINDS = Object.keys(EVENTS) as readonly EventKind[]

export function isKnownKind(name: string): name is EventKind {
  return Object.hasOwn(EVENTS, name)
}
