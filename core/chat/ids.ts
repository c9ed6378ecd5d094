/**
 * Identifiers. Inside Folkmoot an id is a plain number below 2^53: 41 bits of milliseconds since
 * 2026-01-01T00:00:00Z and 12 bits of counter, so ids sort by the time they were made. They are unique
 * within a community. At the API they travel as decimal strings, because readers in other languages
 * would lose digits.
 */
declare const brand: unique symbol
type Branded<Name extends string> = number & { readonly [brand]: Name }

export type CommunityId = Branded<'community'>
export type GroupId = Branded<'group'>
export type MemberId = Branded<'member'>
export type AccountId = Branded<'account'>
/** Place of an event in the one total order of its community: 1, 2, 3, … without gaps. */
export type Seq = Branded<'seq'>

export type AnyId = CommunityId | GroupId | MemberId | AccountId | Seq

/** 2026-01-01T00:00:00Z in epoch milliseconds. */
export const ID_EPOCH = 1_767_225_600_000
const COUNTER_SIZE = 4096

/**
 * The one constructor of ids.
 * @throws RangeError when the value is not a whole number from 1 to 2^53 - 1.
 */
export function toId<Id extends AnyId>(value: number): Id {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`An id is a whole number from 1 to 2^53 - 1, not ${value}.`)
  }
  return value as Id
}

/**
 * Reads an id as the API writes it.
 * @throws RangeError naming the text when it is not a decimal id.
 */
export function parseId<Id extends AnyId>(text: string): Id {
  if (!/^[1-9]\d{0,15}$/.test(text)) {
    throw new RangeError(`"${text}" is not an id: ids are decimal numbers without sign or spaces.`)
  }
  return toId<Id>(Number(text))
}

/** The smallest id of the millisecond `now`, or the successor of `previous` when that is not smaller. */
export function nextId(now: number, previous: number): number {
  const first = Math.max(0, now - ID_EPOCH) * COUNTER_SIZE
  return first > previous ? Math.max(first, 1) : previous + 1
}
