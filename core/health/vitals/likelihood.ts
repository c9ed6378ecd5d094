/** How much a word marks one text against another. */

/**
 * Dunning's log-likelihood ratio (1993): `hits` of `all` messages here, `otherHits` of `others` there. Positive
 * where the word is commoner here, negative where it is rarer.
 */
export function logLikelihood(hits: number, all: number, otherHits: number, others: number): number {
  if (hits + otherHits === 0 || all === 0 || others === 0) return 0
  const share = (hits + otherHits) / (all + others)
  const ratio =
    2 *
    (term(hits, all * share) +
      term(all - hits, all * (1 - share)) +
      term(otherHits, others * share) +
      term(others - otherHits, others * (1 - share)))
  return hits / all >= otherHits / others ? Math.max(0, ratio) : -Math.max(0, ratio)
}

const term = (seen: number, expected: number): number => (seen <= 0 ? 0 : seen * Math.log(seen / expected))
