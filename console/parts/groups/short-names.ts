/** From so many groups on a shared beginning says nothing. */
const SHARED = 3

/**
 * Names as they fit into small tiles: the beginning up to the first digit goes where most groups share it
 * ("Reading circle 12" among its sisters is "12").
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const counts = new Map<string, number>()
  for (const name of names) {
    const start = beginning(name)
    if (start !== '') counts.set(start, (counts.get(start) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  const shared = most !== undefined && most[1] >= SHARED && most[1] * 2 > names.length ? most[0] : ''
  return (name) => (shared !== '' && name.startsWith(shared) ? name.slice(shared.length) : name)
}

const beginning = (name: string): string => /^(\D+)\d/u.exec(name)?.[1] ?? ''
