import { z } from 'zod'
import { GroupIn, IdOut, Instant, MemberIn } from '../fields.ts'

const SettingField = z.object({
  name: z.string(),
  type: z.enum(['text', 'number', 'switch', 'lines', 'secret']),
  required: z.boolean(),
  label: z.string(),
  help: z.string(),
  example: z.string().nullable(),
  fallback: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  /** It says whom the secrets are shown to: when it changes, they are given again. */
  endpoint: z.boolean(),
  /** All that may be written there; null = anything. */
  choices: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
})

const abilities = z.record(z.string(), z.enum(['auto', 'assist', 'never']))

export const Platform = z
  .object({
    platform: z.string(),
    label: z.string(),
    summary: z.string().nullable(),
    /** What to do before the form can be filled in. */
    steps: z.array(z.string()),
    settings: z.array(SettingField),
    /** What it can tell Folkmoot of, and what it can do: by itself, by hand, or not at all. */
    receive: abilities,
    act: abilities,
  })
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
    act: abilities,
    /** Where its platform delivers to, to be entered there. */
    addresses: z.array(z.string()),
    state: z.object({
      state: z.enum([...reported, 'opening', 'failed', 'closed']),
      ...standing,
      /** When it is tried again by itself. */
      retryAt: Instant.nullable(),
      /** What was last wrong and what helps, also when it is well again. */
      lastFault: z.object({ code: z.string(), message: z.string(), at: Instant }).nullable(),
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

/** For a group, or else for a member: your own handle. */
export const TestMessage = z.union([z.object({ group: GroupIn }), z.object({ member: MemberIn })])

export const TestResult = z
  .object({
    status: z.enum(['sent', 'handed', 'waiting', 'unknown', 'failed']),
    code: z.string().nullable(),
    message: z.string(),
  })
  .meta({ id: 'AccountTest' })
