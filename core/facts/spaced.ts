/** Letters that are set apart one by one so that no word list meets them: `加 微 信`, `v.i.a.g.r.a`. */

export interface SpacedRun {
  /** The letters without what stands between them. */
  readonly joined: string
  /** Where the run begins in the text; each letter is followed by one sign. */
  readonly start: number
}

const BETWEEN = '[ .·•*_|/~-]'
const HAN = '[\\u3400-\\u9fff]'
const RUN = new RegExp(
  `(?<!${HAN})${HAN}(?:${BETWEEN}${HAN})+(?!${HAN})|(?<![a-z0-9])[a-z](?:${BETWEEN}[a-z]){2,}(?![a-z0-9])`,
  'g',
)

const NONE: readonly SpacedRun[] = []

/** Two single letters with a sign between them: seldom, and much cheaper to see than the runs. */
function hasSingles(normal: string): boolean {
  for (let i = 1; i < normal.length - 1; i++) {
    if (!isSign(normal.charCodeAt(i))) continue
    if (
      isLetter(normal.charCodeAt(i + 1)) &&
      !isLetter(normal.charCodeAt(i + 2)) &&
      isLetter(normal.charCodeAt(i - 1))
    ) {
      if (!isLetter(normal.charCodeAt(i - 2))) return true
    }
  }
  return false
}

/** A few more than those between letters do no harm: the runs are looked for afterwards. */
const isSign = (unit: number) =>
  unit < 0x30 || unit === 0x5f || unit === 0x7c || unit === 0x7e || unit === 0xb7 || unit === 0x2022
const isLetter = (unit: number) => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x3400 && unit <= 0x9fff)

/** Every run of single ideographs, or of three and more single Latin letters, in a normalised text. */
export function spacedRuns(normal: string): readonly SpacedRun[] {
  if (!hasSingles(normal)) return NONE
  const runs: SpacedRun[] = []
  for (const found of normal.matchAll(RUN)) {
    const joined = Array.from({ length: (found[0].length + 1) / 2 }, (_, i) => found[0][i * 2] ?? '').join('')
    runs.push({ joined, start: found.index })
  }
  return runs
}
