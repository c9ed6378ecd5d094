import { z } from 'zod'
import { IdOut } from '../fields.ts'

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

export const AssignKind = z.object({
  /** null takes the group out of Folkmoot's hands. */
  kind: z.string().min(1).max(64).nullable(),
  values: z.record(z.string().max(64), z.string().max(500)).optional(),
  reason: z.string().max(500).optional(),
})
