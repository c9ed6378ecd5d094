import { z } from 'zod'
import { isTimeZone } from '../../../core/charter/zone.ts'
import { IdOut, Instant } from '../fields.ts'

const Language = z.enum(['zh-CN', 'en'])

export const Counts = z.object({
  events: z.number().int(),
  members: z.number().int(),
  groups: z.number().int(),
  openCases: z.number().int(),
  waitingActions: z.number().int(),
})

export const Community = z
  .object({
    id: IdOut,
    name: z.string(),
    created: Instant,
    /** Place of the newest event, 0 before the first. */
    head: z.string(),
    counts: Counts,
    /** Of its days; null before the first charter. */
    timezone: z.string().nullable(),
    languages: z.array(Language),
    /** Played by invented people, to be looked at. */
    demo: z.boolean(),
    /** Logins on chat platforms, apart from those of the demo. */
    logins: z.number().int(),
  })
  .meta({ id: 'Community' })

export const CommunityDetail = Community.extend({
  charter: z
    .object({
      version: z.number().int(),
      published: Instant,
      languages: z.array(z.string()),
      timezone: z.string(),
      purpose: z.string().nullable(),
    })
    .nullable(),
  accounts: z.array(z.object({ id: IdOut, platform: z.string(), name: z.string() })),
}).meta({ id: 'CommunityDetail' })

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/i)

export const NewCommunity = z.object({
  name: z.string().trim().min(1).max(100),
  /** The main one first; a ready charter brings its own. */
  languages: z.array(Language).min(1).max(2).default(['en']),
  timezone: z.string().max(64).refine(isTimeZone, { error: 'unknown time zone 未知的时区' }),
  charter: z.discriminatedUnion('from', [
    z.object({ from: z.literal('ready'), id }),
    z.object({ from: z.literal('blank'), purpose: z.string().trim().min(1).max(500).optional() }),
    /** Its own name and zone hold. */
    z.object({ from: z.literal('source'), source: z.string().min(1).max(1_000_000) }),
  ]),
})
export type NewCommunity = z.output<typeof NewCommunity>

export const ReadyCharter = z
  .object({
    id: z.string(),
    name: z.string(),
    languages: z.array(Language),
    purpose: z.string().nullable(),
    promise: z.string().nullable(),
    /** What its kinds of groups are for. */
    kinds: z.array(z.string()),
    /** Newcomers are greeted. */
    welcomes: z.boolean(),
    /** Titles of its rules. */
    rules: z.array(z.string()),
    /** How complete the plan is, 0 to 100. */
    score: z.number().int(),
    source: z.string(),
  })
  .meta({ id: 'ReadyCharter' })
