/**
 * The dump: one JSON value a line. First a header, then each table's name and columns followed by its rows as
 * arrays, in the order of their keys; last a trailer with the number of rows and a SHA-256 over all bytes
 * before it. Two dumps of the same ledger differ in the header's `created` and `folkmoot` alone.
 */
import { z } from 'zod'

export const FORMAT = 'folkmoot-dump'
export const FORMAT_VERSION = 1

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  /** The newest migration of the ledger it was taken from. */
  schema: z.number().int().positive(),
  /** The version of Folkmoot that wrote it. */
  folkmoot: z.string(),
  created: z.number().int(),
  /** How many communities it holds. */
  communities: z.number().int().nonnegative(),
  /** Whether the sealed secrets of accounts are in it. */
  secrets: z.boolean(),
})
export type DumpHeader = z.infer<typeof headerSchema>

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) })

export const trailerSchema = z.object({
  end: z.literal(true),
  rows: z.record(z.string(), z.number().int().nonnegative()),
  sha256: z.string().regex(/^[\da-f]{64}$/),
})
export type DumpTrailer = z.infer<typeof trailerSchema>
