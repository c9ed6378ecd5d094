/** Who counts as a newcomer: whoever is seen to join, or else whoever writes first after the first two weeks. */
import { both, type Bilingual } from '../../charter/fault.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import type { Arrival, Arrivals } from './arrivals.ts'

const SETTLING = 14 * 86_400_000
/** A log in which people join more often than this on average tells who is online, not who is a member. */
const MOST_JOINS_EACH = 2

export interface Newcomers {
  readonly by: 'joins' | 'first-words'
  readonly all: readonly Arrival[]
  /** Who a newcomer is, in a clause. */
  readonly meant: Bilingual
}

export function newcomersOf({ all, joins, from }: Arrivals, { people }: Closing): Newcomers {
  const persons = [...all.values()].filter(({ person }) => people[person]?.bot !== true)
  const joined = persons.filter((arrival) => arrival.joined !== null)
  const late = persons.filter(({ wrote }) => wrote !== null && wrote > from + SETTLING)
  // Where many write of whom no join was seen, but nobody who joined, the export calls people otherwise on joining.
  const match = late.length < LEAST_SAMPLE || joined.some(({ wrote }) => wrote !== null)
  if (joined.length >= LEAST_SAMPLE && joins <= joined.length * MOST_JOINS_EACH && match) {
    return { by: 'joins', all: joined, meant: both('新人指记录里有进群一条的人', BY_JOINS) }
  }
  const zh = '记录里看不出谁何时进群，所以新人指开头两周之后才第一次发言的人'
  return { by: 'first-words', all: late, meant: both(zh, BY_WORDS) }
}

const BY_JOINS = 'a newcomer is whoever the history shows joining'
const BY_WORDS =
  'the history does not show who joined when, so a newcomer is whoever wrote for the first time after its first two weeks'

/** When a newcomer arrived. */
const arrivedAt = ({ joined, wrote }: Arrival): number => joined ?? wrote ?? 0

/** Those who arrived so long before the end that what was to follow can have followed. */
export function observed(arrivals: readonly Arrival[], to: number, span: number): readonly Arrival[] {
  return arrivals.filter((arrival) => arrivedAt(arrival) + span <= to)
}
