/**
 * Changes the key of the vault. In this order, so that a crash at any place leaves every secret readable: the
 * new key is on the disk, all secrets are sealed with it, all of them open with it alone, the old key retires.
 */
import { keyIn, nextKeyFile, retireKeys } from '../../shell/vault/key-files.ts'
import { givenKey, openingKeys, vaultOf } from '../../shell/vault/vault.ts'
import type { KeySources, Vault } from '../../shell/vault/vault.ts'
import type { SealedStore } from './sealed-stores.ts'

export interface Rotation {
  readonly keyId: string
  /** How many secrets there are, and how many of them were sealed anew. */
  readonly secrets: number
  readonly resealed: number
}

/**
 * To the key that the environment gives, else to a new one in the data folder; a rotation that was cut off is
 * taken up again. Nobody else may write to the stores meanwhile.
 * @throws VaultRefusal when a secret cannot be opened; then nothing was sealed anew.
 */
export async function rotate(sources: KeySources, stores: readonly SealedStore[]): Promise<Rotation> {
  const given = givenKey(sources)
  const key = given ?? keyIn(nextKeyFile(sources.folder))
  const plans = await Promise.all(stores.map((store) => planOf(store, vaultOf(key, openingKeys(sources)))))
  for (const { store, rows } of plans) if (rows.length > 0) await store.reseal(rows)
  const secrets = await verify(stores, vaultOf(key, []))
  retireKeys(sources.folder, { given: given !== null })
  return { keyId: key.id, secrets, resealed: plans.reduce((sum, { rows }) => sum + rows.length, 0) }
}

async function planOf(store: SealedStore, vault: Vault) {
  const all = await store.list()
  const opened = all.map(({ place, sealed }) => ({ place, before: sealed, text: vault.open(sealed, place) }))
  const rows = opened
    .filter(({ before }) => vault.needsResealing(before))
    .map(({ place, before, text }) => ({ place, before, sealed: vault.seal(text, place) }))
  return { store, rows }
}

async function verify(stores: readonly SealedStore[], vault: Vault): Promise<number> {
  let count = 0
  for (const store of stores) {
    for (const { place, sealed } of await store.list()) {
      vault.open(sealed, place)
      count += 1
    }
  }
  return count
}
