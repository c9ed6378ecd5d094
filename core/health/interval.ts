/** Intervals of estimates. */

const Z = 1.959_963_985

/** Wilson's 95 % interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953); null for no trials. */
export function wilson(hits: number, trials: number): readonly [number, number] | null {
  if (trials === 0) return null
  const share = hits / trials
  const scale = 1 + Z ** 2 / trials
  const middle = (share + Z ** 2 / (2 * trials)) / scale
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
