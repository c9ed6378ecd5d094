/** The words of people's names, which are no topics. */
import { normalise } from '../../facts/normalise.ts'
import type { Closing } from '../fold.ts'

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** A word that occurs this much oftener than those write who bear it is more than their name. */
const MORE_THAN_A_NAME = 20

/** Each word, and up to how many messages it is nothing but a name. */
export function nameWords({
  people,
  activity,
}: Pick<Closing, 'people' | 'activity'>): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  for (const [number, { name, bot }] of people.entries()) {
    if (bot) continue
    const written = activity.get(number)?.messages ?? 0
    for (const word of new Set(normalise(name).match(WORD) ?? [])) {
      names.set(word, (names.get(word) ?? MORE_THAN_A_NAME) + written * MORE_THAN_A_NAME)
    }
  }
  return names
}
