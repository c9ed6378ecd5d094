/**
 * The library's plugin for passkeys. Its peers contradict those of the library, which an installed package cannot
 * mend as a clone does with its overrides: there, passkeys are left out, and the pages say so.
 */
import type { passkey } from '@better-auth/passkey'

export type PasskeyPlugin = typeof passkey

export async function loadPasskeyPlugin(): Promise<PasskeyPlugin | null> {
  try {
    return (await import('@better-auth/passkey')).passkey
  } catch {
    return null
  }
}

/** Stands in its place: it has no routes, and nobody is sent there. */
export const noPasskeys = (() => ({ id: 'passkey' })) as unknown as PasskeyPlugin
