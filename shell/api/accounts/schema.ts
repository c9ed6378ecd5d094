import { z } from 'zod'
import { IdOut, Instant } from '../fields.ts'

const SettingField = z.object({
  name: z.string(),
  type: z.enum(['text', 'number', 'switch', 'lines', 'secret']),
  required: z.boolean(),
  label: z.string(),
  help: z.string(),
  example: z.string().nullable(),
  fallback: z.union([z.string(), z.number(), z.boolean()]).nullable(),
})

export const Platform = z
  .object({ platform: z.string(), settings: z.array(SettingField) })
  .meta({ id: 'Platform' })

const standing = { code: z.string(), message: z.string().nullable(), since: Instant }
const reported = ['connecting', 'connected', 'disconnected', 'limited'] as const

export const Account = z
  .object({
    id: IdOut,
    platform: z.string(),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    /** Names of the secrets that are set; what they hold is never told. */
    secrets: z.array(z.string()),
    state: z.object({
      state: z.enum([...reported, 'opening', 'failed', 'closed']),
      ...standing,
      /** When it is tried again by itself. */
      retryAt: Instant.nullable(),
      /** Groups in which something is not as it should be. */
      groups: z.array(z.object({ native: z.string(), state: z.enum(reported), ...standing })),
    }),
  })
  .meta({ id: 'Account' })

const name = z.string().trim().min(1).max(100)
const settings = z.record(z.string().max(64), z.unknown())
const secrets = z.record(z.string().max(64), z.string().min(1).max(10_000))

export const NewAccount = z.object({
  platform: z.string().min(1).max(64),
  name,
  settings: settings.default({}),
  secrets: secrets.default({}),
})

/** What is left out stays; `settings` replaces all of them, `secrets` those that it names. */
export const AccountChange = z.object({
  name: name.optional(),
  settings: settings.optional(),
  secrets: secrets.default({}),
})
