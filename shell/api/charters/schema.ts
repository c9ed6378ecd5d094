import { z } from 'zod'
import { Instant } from '../fields.ts'

export const Version = z
  .object({
    version: z.number().int(),
    published: Instant,
    operator: z.string(),
    /** Name of the operator; null for one who is no longer known. */
    by: z.string().nullable(),
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

/** With the title of its rule in the reader's language. */
const TitledDifference = RoleDifference.extend({ title: z.string() })

export const CheckedDraft = Checked.extend({ differences: z.array(RoleDifference) }).meta({
  id: 'CheckedDraft',
})

const source = z.string().min(1).max(1_000_000)
const LARGEST_FILES = 1_000_000

/** Texts of word lists by the names that the charter uses; what is absent stays as it was published. */
const WordFiles = z
  .record(z.string().min(1).max(300), z.string().max(LARGEST_FILES))
  .refine((files) => Object.values(files).reduce((sum, text) => sum + text.length, 0) <= LARGEST_FILES, {
    error: 'the word lists are larger than 1 MB 词表合计超过 1 MB',
  })
  .optional()

export const Draft = z.object({ source, files: WordFiles })
const reason = z.string().trim().min(1).max(500)
/** Version on which it was written: refused when another one is in force. */
const base = z.number().int().min(0).max(999_999_999).optional()
export const Publication = z.object({ source, files: WordFiles, reason, base })
export const Republication = z.object({ reason, base })
export const Published = z.object({ version: z.number().int(), seq: z.string() })

/** What differs between two versions, in sentences, with both texts. */
export const Changes = z
  .object({
    before: CharterText.nullable(),
    after: CharterText,
    changes: z.array(
      z.object({
        /** `rules/no-ads`, or the name of a section. */
        path: z.string(),
        change: z.enum(['added', 'removed', 'changed', 'renamed']),
        title: z.string().nullable(),
        text: z.string(),
        details: z.array(z.string()),
      }),
    ),
    roles: z.object({ come: z.array(TitledDifference), gone: z.array(TitledDifference) }),
  })
  .meta({ id: 'CharterChanges' })

const RuleNote = z.object({ id: z.string(), title: z.string() })

/** What publishing a draft would change. */
export const Preview = Checked.extend({
  /** Version in force, 0 = none. */
  base: z.number().int(),
  /** What differs from it, in sentences. */
  changes: Changes.shape.changes,
  /** Differences by role that come or go. */
  roles: Changes.shape.roles,
  added: z.array(RuleNote),
  /** Rules whose condition, acts or texts differ. */
  changed: z.array(RuleNote),
  removed: z.array(RuleNote),
  renamed: z.array(RuleNote.extend({ was: z.string() })),
  /** Rules that start or stop acting. */
  modes: z.array(RuleNote.extend({ from: z.string(), to: z.string() })),
  /** Rules that act from now on and did not before. */
  live: z.array(RuleNote),
  /** Rules by the calendar that no longer come. */
  schedules: z.array(RuleNote),
  /** Groups whose kind the draft no longer describes: Folkmoot would stop acting there. */
  orphaned: z.array(z.object({ group: z.string(), name: z.string().nullable(), kind: z.string() })),
  /** Queued actions of removed rules: they would be cancelled. */
  cancelled: z.number().int(),
  /** Sanctions of removed or changed rules that go on until their end. */
  sanctions: z.array(
    RuleNote.extend({ member: z.string().nullable(), name: z.string().nullable(), until: Instant }),
  ),
  /** Open cases of removed rules: they stay. */
  cases: z.number().int(),
  /** Word lists in files that the draft names: published before, sent along, or missing. */
  files: z.array(z.object({ name: z.string(), state: z.enum(['kept', 'given', 'missing']) })),
}).meta({ id: 'PublicationPreview' })
