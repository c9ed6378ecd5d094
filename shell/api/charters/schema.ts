import { z } from 'zod'
import { Instant } from '../fields.ts'

export const Version = z
  .object({
    version: z.number().int(),
    published: Instant,
    operator: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'CharterVersion' })

export const CharterText = Version.extend({ source: z.string() }).meta({ id: 'Charter' })

export const Fault = z
  .object({
    line: z.number().int(),
    column: z.number().int(),
    /** Behind the last character of what is meant. */
    endLine: z.number().int(),
    endColumn: z.number().int(),
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    message: z.string(),
    hint: z.string().nullable(),
  })
  .meta({ id: 'CharterFault' })

export const Checked = z.object({ valid: z.boolean(), faults: z.array(Fault) })

/** What treats people differently by role. */
export const RoleDifference = z
  .object({
    rule: z.string(),
    kind: z.enum(['exemption', 'condition']),
    /** The exempted role; null where a condition looks at roles. */
    role: z.string().nullable(),
    /** The reason of an exemption, or the condition. */
    source: z.string(),
    line: z.number().int(),
    column: z.number().int(),
  })
  .meta({ id: 'RoleDifference' })

export const CheckedDraft = Checked.extend({ differences: z.array(RoleDifference) }).meta({
  id: 'CheckedDraft',
})

const source = z.string().min(1).max(1_000_000)
export const Draft = z.object({ source })
export const Publication = z.object({ source, reason: z.string().trim().min(1).max(500) })

const RuleNote = z.object({ id: z.string(), title: z.string() })

/** What publishing a draft would change. */
export const Preview = Checked.extend({
  added: z.array(RuleNote),
  /** Rules whose condition, acts or texts differ. */
  changed: z.array(RuleNote),
  removed: z.array(RuleNote),
  renamed: z.array(RuleNote.extend({ was: z.string() })),
  /** Rules that start or stop acting. */
  modes: z.array(RuleNote.extend({ from: z.string(), to: z.string() })),
  /** Groups whose kind the draft no longer describes: Folkmoot would stop acting there. */
  orphaned: z.array(z.object({ group: z.string(), name: z.string().nullable(), kind: z.string() })),
  /** Queued actions of removed rules: they would be cancelled. */
  cancelled: z.number().int(),
}).meta({ id: 'PublicationPreview' })
