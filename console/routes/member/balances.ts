/** The balance before the oldest of these entries and after each, oldest first; `entries` come newest first. */
export function balances(points: number, entries: readonly { readonly amount: number }[]): readonly number[] {
  const back = entries.reduce<readonly number[]>(
    (sums, { amount }) => [...sums, (sums.at(-1) ?? points) - amount],
    [points],
  )
  return back.toReversed()
}
