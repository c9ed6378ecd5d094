/** Every place in which sealed texts are kept. */
import type { LedgerStore, ReadStore } from '../../core/ports/store.ts'
import { resealChannels, sealedChannels } from '../../shell/notify/sealed-channels.ts'
import { secretPlace } from '../../shell/vault/vault.ts'

export interface Sealed {
  /** Where it belongs in the vault. */
  readonly place: string
  readonly sealed: string
}

export interface SealedStore {
  readonly list: () => Promise<readonly Sealed[]>
  /** Replaces what each is sealed as, all in one durable transaction. */
  readonly reseal: (rows: readonly (Sealed & { readonly before: string })[]) => Promise<void>
}

/** Secrets of accounts, in the ledger. */
export function accountSecrets(
  ledger: Pick<LedgerStore, 'resealSecrets'>,
  read: Pick<ReadStore, 'allSecrets'>,
): SealedStore {
  const all = async () =>
    (await read.allSecrets()).map((row) => ({ row, place: secretPlace(row), sealed: row.sealed }))
  return {
    list: all,
    reseal: async (rows) => {
      const anew = new Map(rows.map(({ place, ...texts }) => [place, texts]))
      const changed = (await all()).flatMap(({ row, place }) => {
        const texts = anew.get(place)
        return texts === undefined ? [] : [{ ...row, ...texts }]
      })
      await ledger.resealSecrets(changed)
    },
  }
}

/** Secrets of operators' channels, in `auth.db`. */
export function channelSecrets(folder: string): SealedStore {
  return {
    list: async () => sealedChannels(folder),
    reseal: async (rows) => resealChannels(folder, rows),
  }
}
