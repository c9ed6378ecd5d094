import { z } from 'zod'
import { CHANNEL_KINDS, NOTICE_KINDS, NOTICE_MODES } from '../../../core/ports/notices.ts'

const minute = z.number().int().min(0).max(1439).meta({ description: 'Minute of the local day' })
const texts = z.object({ en: z.string(), 'zh-CN': z.string() })

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const Preferences = z
  .object({
    language: z.enum(['zh-CN', 'en']),
    /** IANA name; null = the time zone of the community. */
    zone: z.string().max(64).refine(isZone, { error: 'unknown time zone 未知的时区' }).nullable(),
    quiet: z.object({ from: minute, to: minute }).nullable(),
    modes: z.partialRecord(z.enum(NOTICE_KINDS), z.enum(NOTICE_MODES)),
    brief: z.object({ on: z.boolean(), minute, empty: z.boolean() }),
  })
  .meta({ id: 'NoticePreferences' })

export const Kind = z
  .object({ kind: z.enum(NOTICE_KINDS), title: texts, mode: z.enum(NOTICE_MODES), urgent: z.boolean() })
  .meta({ id: 'NoticeKind' })

export const Channel = z
  .object({
    id: z.string(),
    kind: z.enum(CHANNEL_KINDS),
    name: z.string(),
    urgentOnly: z.boolean(),
    target: z.string(),
    /** Until the code that went through it is given back, it carries nothing else. */
    confirmed: z.boolean(),
  })
  .meta({ id: 'NoticeChannel' })

const id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)

export const ChannelDraft = z.object({
  kind: z.enum(CHANNEL_KINDS),
  name: z.string().trim().min(1).max(60),
  urgentOnly: z.boolean().default(false),
  address: z.string().trim().max(254).optional(),
  url: z.string().trim().max(2000).optional(),
  secret: z.string().trim().min(1).max(500).optional(),
  community: id.optional(),
  account: id.optional(),
  person: z.string().trim().max(300).optional(),
})

export const ChannelCode = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
})

export const OfChannel = z.object({ channel: z.string().regex(/^[a-z0-9-]{1,40}$/) })

export const TestOut = z.object({
  status: z.enum(['sent', 'failed', 'unknown', 'waiting']),
  code: z.string().nullable(),
  message: z.string(),
})

export const Order = z
  .object({
    operators: z.array(z.string().min(1).max(100)).max(100),
    minutes: z.number().int().min(1).max(1440),
  })
  .meta({ id: 'NoticeOrder' })
