/** What the search thread is asked, and answers. */
import type { FoundPeople, PeopleQuery } from '../../../core/ports/people.ts'

export type Question =
  | { readonly of: 'events'; readonly community: number; readonly query: string; readonly limit: number }
  | { readonly of: 'people'; readonly community: number; readonly query: PeopleQuery }
  | { readonly of: 'lag' }

export type Answer =
  | { readonly of: 'events'; readonly seqs: readonly number[] }
  | { readonly of: 'people'; readonly found: FoundPeople }
  | { readonly of: 'lag'; readonly events: number }
