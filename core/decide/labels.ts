/** Roles and tags of a member. */
const MOST_LABELS = 64

/** Sorted, without doubles; a new list, since decisions keep the one before. */
export function withLabel(labels: readonly string[], label: string, held: boolean): string[] {
  const others = labels.filter((other) => other !== label)
  return held && others.length < MOST_LABELS ? [...others, label].sort() : others
}
