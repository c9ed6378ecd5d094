/** What an operator has chosen, as it is kept: read leniently, so that a newer version's field harms nothing. */
import { z } from 'zod'
import { NOTICE_KINDS, NOTICE_MODES } from '../../core/ports/notices.ts'
import type { NoticeOrder, NoticePreferences } from '../../core/ports/notices.ts'

const minute = z.number().int().min(0).max(1439)

export const DEFAULT_PREFERENCES: NoticePreferences = {
  language: 'zh-CN',
  zone: null,
  quiet: { from: 23 * 60, to: 8 * 60 },
  modes: {},
  brief: { on: true, minute: 8 * 60 + 30, empty: false },
}

const Stored = z.object({
  language: z.enum(['zh-CN', 'en']).catch(DEFAULT_PREFERENCES.language),
  zone: z.string().nullable().catch(null),
  quiet: z.object({ from: minute, to: minute }).nullable().catch(DEFAULT_PREFERENCES.quiet),
  modes: z.partialRecord(z.enum(NOTICE_KINDS), z.enum(NOTICE_MODES)).catch({}),
  brief: z.object({ on: z.boolean(), minute, empty: z.boolean() }).catch({ ...DEFAULT_PREFERENCES.brief }),
})

export function readPreferences(json: string): NoticePreferences {
  return Stored.parse(JSON.parse(json))
}

export const DEFAULT_ORDER: NoticeOrder = { operators: [], minutes: 10 }

const StoredOrder = z.object({
  operators: z.array(z.string()).catch([]),
  minutes: z.number().int().min(1).max(1440).catch(DEFAULT_ORDER.minutes),
})

export function readOrder(json: string): NoticeOrder {
  return StoredOrder.parse(JSON.parse(json))
}
