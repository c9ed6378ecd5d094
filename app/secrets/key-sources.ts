/** Where a command finds the vault's keys. */
import type { KeySources } from '../../shell/vault/vault.ts'

/** The folder's, and what FOLKMOOT_KEY, FOLKMOOT_KEY_FILE and FOLKMOOT_OLD_KEYS give. */
export function keySources(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): KeySources {
  const given = (name: string): string | null => environment[name] || null
  return {
    folder,
    key: given('FOLKMOOT_KEY'),
    keyFile: given('FOLKMOOT_KEY_FILE'),
    oldKeys: given('FOLKMOOT_OLD_KEYS'),
  }
}
