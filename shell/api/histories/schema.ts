import { z } from 'zod'
import { isTimeZone } from '../../../core/charter/zone.ts'
import { IdOut, Instant } from '../fields.ts'

const count = z.number().int()

const Figures = z.object({
  events: count,
  /** Archived now, and known before. */
  fresh: count,
  known: count,
  refused: count,
  messages: count,
  skipped: z.array(z.object({ code: z.string(), reason: z.string(), count })),
  broken: count,
  /** The first broken records: line, or number of the record. */
  examples: z.array(z.object({ place: count, reason: z.string() })),
  groups: z.array(
    z.object({
      native: z.string(),
      name: z.string().nullable(),
      group: IdOut.nullable(),
      messages: count,
      members: count,
    }),
  ),
  members: count,
  from: Instant.nullable(),
  to: Instant.nullable(),
})

const place = z.object({ line: count.optional(), byte: count.optional(), record: count.optional() })

/** What a file cannot say of itself. */
const hints = {
  /** IANA time zone of its wall clocks; absent = the community's. */
  zone: z.string().max(64).refine(isTimeZone, { error: 'unknown time zone 未知的时区' }).optional(),
  /** Name of its group, where the format names none. */
  group: z.string().trim().min(1).max(200).optional(),
  /** Which column of a table holds what: time, sender, text and so on. */
  columns: z.record(z.string().min(1).max(40), z.string().max(200)).optional(),
}

export const History = z
  .object({
    id: z.string(),
    name: z.string(),
    size: count,
    received: count,
    state: z.enum(['receiving', 'waiting', 'reading', 'done', 'failed', 'cancelled', 'cut']),
    operator: z.string(),
    created: Instant,
    ended: Instant.nullable(),
    lenient: z.boolean(),
    ...hints,
    format: z.string().nullable(),
    /** Bytes of the file that were read. */
    read: count,
    figures: Figures,
    fault: z.object({ code: z.string(), place, message: z.string() }).nullable(),
    /** Its file is still there: it can be started again. */
    kept: z.boolean(),
  })
  .meta({ id: 'History' })

export const HistoryDetail = History.extend({
  /** Messages a local day, by days since 1970-01-01, ascending. */
  days: z.array(z.object({ day: count, messages: count })),
}).meta({ id: 'HistoryDetail' })

export const NewHistory = z.object({
  name: z.string().trim().min(1).max(255),
  /** Bytes. */
  size: z.number().int().min(1),
  /** When the file was last written: logs that have hours but no dates need it. */
  modified: Instant.min(0).optional(),
  /** Reads on though more than 1 % of the records are broken. */
  lenient: z.boolean().default(false),
  ...hints,
})

export const Restart = z.object({ lenient: z.boolean().default(false) })
