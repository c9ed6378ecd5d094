/** Finding members by a part of a name, a native id, a role or a tag: a projection, soon behind the commit. */
export const PERSON_SORTS = ['last', 'points', 'name'] as const
export type PersonSort = (typeof PERSON_SORTS)[number]

export interface PeopleQuery {
  /** Words that must all stand in names, native ids, roles or tags; empty = everyone. */
  readonly text: string
  readonly role: string | null
  readonly tag: string | null
  readonly sort: PersonSort
  readonly offset: number
  readonly limit: number
}

export interface FoundPeople {
  /** Everyone who was found, on all pages. */
  readonly total: number
  /** Of this page, in the order that was asked for. */
  readonly members: readonly number[]
}
