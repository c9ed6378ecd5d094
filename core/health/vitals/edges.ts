/** Who answers whom how often, with a bounded number of edges a member. */

/** Edges kept of one member. */
const MOST_EDGES = 48

export class Edges {
  readonly #out = new Map<number, Map<number, number>>()
  readonly #ends = new Map<number, number>()
  total = 0

  add(from: number, to: number): void {
    this.total += 1
    this.#ends.set(from, (this.#ends.get(from) ?? 0) + 1)
    this.#ends.set(to, (this.#ends.get(to) ?? 0) + 1)
    let edges = this.#out.get(from)
    if (edges === undefined) this.#out.set(from, (edges = new Map()))
    const weight = edges.get(to)
    // A full member forgets the lightest edge: what is kept is too light rather than too heavy.
    if (weight === undefined && edges.size >= MOST_EDGES) edges.delete(lightest(edges))
    edges.set(to, (weight ?? 0) + 1)
  }

  weight(from: number, to: number): number {
    return this.#out.get(from)?.get(to) ?? 0
  }

  /** Answers that each gave or got, exactly. */
  get ends(): ReadonlyMap<number, number> {
    return this.#ends
  }

  *all(): Generator<{ readonly from: number; readonly to: number; readonly weight: number }> {
    for (const [from, edges] of this.#out) {
      for (const [to, weight] of edges) yield { from, to, weight }
    }
  }
}

function lightest(edges: ReadonlyMap<number, number>): number {
  let least = Number.POSITIVE_INFINITY
  let found = -1
  for (const [to, weight] of edges) {
    if (weight >= least) continue
    least = weight
    found = to
    if (weight === 1) break
  }
  return found
}
