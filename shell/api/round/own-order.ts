/** Rows in an operator's own order; what is not in it comes after, as it stands. */
export function inOwnOrder<Row extends { readonly group: number }>(
  rows: readonly Row[],
  order: readonly number[],
): readonly Row[] {
  const place = new Map(order.map((group, index) => [group, index]))
  const rank = ({ group }: Row): number => place.get(group) ?? order.length
  return rows.toSorted((one, other) => rank(one) - rank(other))
}
