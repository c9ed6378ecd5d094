import { z } from 'zod'
import { GroupIn, IdOut, Instant } from '../fields.ts'

export const Group = z
  .object({
    id: IdOut,
    name: z.string().nullable(),
    platform: z.string(),
    native: z.string(),
    account: IdOut,
    /** Kind of the charter that it is assigned to; null = Folkmoot does not act here. */
    kind: z.string().nullable(),
    values: z.record(z.string(), z.string()),
    members: z.number().int(),
    dissolved: z.boolean(),
  })
  .meta({ id: 'Group' })

const Kind = z.string().min(1).max(64)
const ValuesIn = z.record(z.string().max(64), z.string().max(500))

export const AssignKind = z.object({
  /** null takes the group out of Folkmoot's hands. */
  kind: Kind.nullable(),
  values: ValuesIn.optional(),
  reason: z.string().max(500).optional(),
})

/** Why a group is shown with a red rim. */
export const NEEDS = ['unassigned', 'values', 'account', 'silent', 'cases'] as const
export type Need = (typeof NEEDS)[number]

export const GroupVitals = Group.extend({
  needs: z.array(z.enum(NEEDS)),
  proposal: z.string().nullable().meta({ description: 'Kind that the charter’s patterns propose' }),
  missing: z.array(z.string()).meta({ description: 'Values that its kind asks for and that it lacks' }),
  /** How its account stands in it. */
  standing: z.object({
    state: z.string(),
    code: z.string(),
    message: z.string().nullable(),
    account: z.string(),
  }),
  cases: z.number().int().meta({ description: 'Open cases about it' }),
  today: z.number().int(),
  week: z.number().int().meta({ description: 'Messages of the last 7 local days' }),
  daily: z.array(z.number().int()).meta({ description: 'Messages of the last 14 local days, today last' }),
  writers: z.number().int().meta({ description: 'Members who wrote in the last 7 local days' }),
  share: z
    .number()
    .nullable()
    .meta({ description: 'The owner’s part of the messages of 28 days; null = unknown or too few messages' }),
  lastMessage: Instant.nullable(),
  lastOther: Instant.nullable().meta({ description: 'Last message by somebody who does not own the group' }),
  silent: z.object({ since: Instant, usual: z.number() }).nullable(),
}).meta({ id: 'GroupVitals' })
export type GroupVitals = z.infer<typeof GroupVitals>

export const SORTS = ['needs', 'name', 'members', 'messages', 'writers', 'share', 'last'] as const
export const SHOWS = ['all', 'needs', 'unassigned', 'silent', 'dissolved'] as const

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().max(most))

export const OverviewQuery = z.object({
  search: z.string().max(100).optional(),
  kind: z.string().max(64).optional().meta({ description: 'A kind of the charter' }),
  account: z.string().max(20).optional(),
  show: z.enum(SHOWS).optional(),
  sort: z.enum(SORTS).optional(),
  order: z.enum(['up', 'down']).optional(),
  limit: whole(10_000).optional(),
  offset: whole(100_000).optional(),
})
export type OverviewQuery = z.infer<typeof OverviewQuery>

export const Overview = z.object({
  zone: z.string(),
  /** Local days since 1970-01-01. */
  day: z.number().int(),
  /** How many there are with these filters. */
  total: z.number().int(),
  counts: z.object({
    all: z.number().int(),
    needs: z.number().int(),
    unassigned: z.number().int(),
    proposed: z.number().int(),
    silent: z.number().int(),
    dissolved: z.number().int(),
  }),
  kinds: z.array(
    z.object({
      id: z.string(),
      purpose: z.string(),
      values: z.array(z.string()),
      match: z.array(z.string()),
      groups: z.number().int(),
    }),
  ),
  groups: z.array(GroupVitals),
})

const Base64 = z
  .base64()
  .max(2_000_000)
  .transform((text) => Uint8Array.from(Buffer.from(text, 'base64')))

/** Which groups, and what they become. What is left out stays as it is. */
export const AssignmentIn = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('groups'),
    groups: z.array(GroupIn).min(1).max(10_000),
    kind: Kind.nullable().optional(),
    values: ValuesIn.optional(),
  }),
  z.object({
    by: z.literal('pattern'),
    pattern: z.string().min(1).max(200).meta({ description: '* stands for anything' }),
    kind: Kind.nullable(),
    values: ValuesIn.optional(),
  }),
  /** Groups without a kind that fit the patterns of exactly one kind. */
  z.object({ by: z.literal('proposal') }),
  z.object({ by: z.literal('csv'), csv: Base64.meta({ description: 'The file, in base64' }) }),
])
export type AssignmentIn = z.infer<typeof AssignmentIn>

const AssignedOut = z.object({ kind: z.string().nullable(), values: z.record(z.string(), z.string()) })

export const AssignmentPlan = z.object({
  changes: z.array(
    z.object({
      group: IdOut,
      name: z.string().nullable(),
      native: z.string(),
      line: z.number().int().nullable(),
      before: AssignedOut,
      after: AssignedOut,
      missing: z.array(z.string()),
    }),
  ),
  same: z.number().int().meta({ description: 'Groups that are so already' }),
  faults: z.array(
    z.object({
      line: z.number().int().nullable(),
      code: z.string(),
      message: z.string(),
      hint: z.string(),
    }),
  ),
  digest: z.string(),
})

export const AssignBody = z.object({
  assignment: AssignmentIn,
  /** Of the plan that was looked at: another one is refused. */
  digest: z.string().max(64).optional(),
  reason: z.string().max(500).optional(),
})

export const Batch = z.object({
  batch: z.string(),
  changed: z.number().int(),
  /** Groups that were changed again since, and stay. */
  kept: z.number().int(),
})
