/** Accounts that people serve by hand, as the API needs them. */

export interface HandDesk {
  /** Delivers what a copied conversation holds; null when there is no such account kept by hand. */
  readonly paste: (
    account: { readonly community: number; readonly account: number },
    paste: { readonly group: string; readonly text: string; readonly zone: string },
  ) => Promise<Pasted | null>
  /** Makes groups known by their names; how many were new, null as above. */
  readonly addGroups: (
    account: { readonly community: number; readonly account: number },
    names: readonly string[],
  ) => Promise<number | null>
}

export interface Pasted {
  readonly appended: number
  readonly known: number
  readonly skipped: number
  readonly unread: readonly number[]
}
