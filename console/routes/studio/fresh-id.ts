/** A name for a new rule that no other has: `no-ads`, `no-ads-2`, … */
export function freshId(wanted: string, taken: readonly string[]): string {
  const base = wanted === '' ? 'rule' : wanted.replace(/-\d+$/, '')
  if (!taken.includes(base)) return base
  for (let number = 2; ; number += 1) {
    const name = `${base}-${number}`
    if (!taken.includes(name)) return name
  }
}
