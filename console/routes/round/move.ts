/** The list with one of its items in another place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from]
  const place = Math.max(0, Math.min(list.length - 1, to))
  if (item === undefined || place === from) return list
  return list.toSpliced(from, 1).toSpliced(place, 0, item)
}
